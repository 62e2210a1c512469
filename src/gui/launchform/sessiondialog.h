// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessioncheck.h"
#include "launch/config/sessionconfig.h"

#include <memory>
#include <QDialog>

namespace cinderscope {

class SessionBook;
class SessionForm;

//! The form for one configuration: "Save", "Save and start", "Cancel"; accepted only once it is saved. GUI thread.
class SessionDialog : public QDialog
{
    Q_OBJECT
public:
    //! \a config: a new one has no path. \a book outlives the dialog.
    SessionDialog(SessionBook &book, const SessionConfig &config, QWidget *parent = nullptr);
    ~SessionDialog() override;

    //! As the fields say now; after acceptance as saved (with path).
    SessionConfig config() const;
    //! "Save and start" was chosen. Also told by startRequested(), after accepted().
    bool wantsStart() const { return m_start; }
    SessionForm *form() const { return m_form; }

Q_SIGNALS:
    void saved(const cinderscope::SessionConfig &config);
    void startRequested(const cinderscope::SessionConfig &config);

public Q_SLOTS:
    void reject() override; //!< asks first where changes would be lost

private:
    class Private;
    void save(bool start);

    std::unique_ptr<Private> d;
    SessionForm *m_form = nullptr;
    bool m_start = false;
};

} // namespace cinderscope
