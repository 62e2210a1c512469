// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/applicationsession.h"
#include "gui/shell/applicationref.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace cinderscope {

class ActionRegistry;
class CopyLabel;
class ElidedLabel;
class Pill;

//! The strip above the pages: name and id of the application, its state, where it comes from, what can be done with it.
class ApplicationHeader : public QWidget
{
    Q_OBJECT
public:
    explicit ApplicationHeader(ActionRegistry &actions, QWidget *parent = nullptr);

    //! `fallback` stands where the source has not told a name yet.
    void showApplication(const ApplicationRef &ref, const ApplicationSession *session, const QString &fallback);
    QString name() const;
    //! Which configuration it was started from, with what can be done with it; empty: none.
    void setOrigin(const QString &text, QMenu *menu);
    QToolButton *origin() const { return m_origin; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateFonts();

    ElidedLabel *m_name = nullptr;
    CopyLabel *m_id = nullptr;
    Pill *m_state = nullptr;
    Pill *m_source = nullptr;
    QToolButton *m_origin = nullptr;
};

} // namespace cinderscope
