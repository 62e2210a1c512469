// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace cinderscope {

class WebActions;

//! Buttons and the address, as the person knows it: Spark's, never the proxy's.
class WebToolBar : public QWidget
{
    Q_OBJECT
public:
    WebToolBar(WebActions &actions, QWidget *parent);

    void setAddress(const QUrl &publicUrl);
    void setZoom(double factor);
    void editAddress();
    //! The button that offers our own pages makes no sense without them.
    void setHasOwnPages(bool has);

Q_SIGNALS:
    //! What was typed, made absolute. Not checked.
    void addressEntered(const QUrl &publicUrl);
    void left(); //!< the address is not edited any more

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *addButton(class QAction *action);
    void enter();
    void showAddress();

    WebActions &m_actions;
    QLineEdit *m_address = nullptr;
    QToolButton *m_zoom = nullptr;
    QToolButton *m_timeline = nullptr;
    QUrl m_url;
};

} // namespace cinderscope
