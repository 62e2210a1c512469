// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessionconfig.h"

#include <memory>
#include <QDialog>

namespace cinderscope {

class SessionBook;
class TableView;

//! All configurations: start, new (empty or from an example), edit, duplicate, delete with undo, show the file; broken
//! files with their error. GUI thread.
class SessionList : public QDialog
{
    Q_OBJECT
public:
    //! \a book outlives the dialog.
    explicit SessionList(SessionBook &book, QWidget *parent = nullptr);
    ~SessionList() override;

    //! Selects the configuration of that file.
    void select(const QString &path);
    TableView *table() const;

Q_SIGNALS:
    //! Start, also from the form's "Save and start". The dialog stays open.
    void startRequested(const cinderscope::SessionConfig &config);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace cinderscope
