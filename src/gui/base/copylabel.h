// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace cinderscope {

class ElidedLabel;

//! A value that can be copied: button under the pointer or with focus, Ctrl+C, context menu. Reserves the button's
//! room, so that nothing moves.
class CopyLabel : public QWidget
{
    Q_OBJECT
public:
    explicit CopyLabel(QWidget *parent = nullptr);
    explicit CopyLabel(const QString &text, QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);
    //! What is copied where it differs from what is shown (the exact number of bytes, the ISO time).
    void setCopyText(const QString &text) { m_copyText = text; }
    QString copyText() const;
    //! Name of the field, for "Copy start time" and screen readers.
    void setFieldName(const QString &name);
    void setElideMode(Qt::TextElideMode mode);
    void copy();

Q_SIGNALS:
    void copied(const QString &text);

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateTexts();

    ElidedLabel *m_label = nullptr;
    QToolButton *m_button = nullptr;
    QString m_copyText;
    QString m_fieldName;
};

} // namespace cinderscope
