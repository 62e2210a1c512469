// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/fillingwidget.h"

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace cinderscope {

//! What stands where there is nothing to show: icon, headline, what to do next, buttons. Centred in its area.
class EmptyState : public FillingWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setIcon(const QString &iconName);
    void setHeadline(const QString &text);
    void setText(const QString &text); //!< rich text allowed; links by linkActivated()
    //! The first button is the default one. Owned by this.
    QPushButton *addButton(const QString &text, std::function<void()> action);
    void clearButtons();
    QString headline() const;

Q_SIGNALS:
    void linkActivated(const QString &link);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateLook();

    QString m_iconName;
    QLabel *m_icon = nullptr;
    QLabel *m_headline = nullptr;
    QLabel *m_text = nullptr;
    QWidget *m_buttonRow = nullptr;
    QHBoxLayout *m_buttons = nullptr;
};

} // namespace cinderscope
