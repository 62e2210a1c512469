// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace cinderscope {

//! A path or an address, with a button that chooses one, and one for what was found on this computer.
class PathEdit : public QWidget
{
    Q_OBJECT
public:
    enum class Kind
    {
        File,
        Folder
    };
    PathEdit(Kind kind, const QString &title, QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);
    void setPlaceholderText(const QString &text);
    QLineEdit *line() const { return m_line; }
    //! Offered by a menu: what is shown, and the path.
    void setFound(const QList<std::pair<QString, QString>> &found);

Q_SIGNALS:
    void textChanged(const QString &text);

private:
    void browse();

    Kind m_kind;
    QString m_title;
    QLineEdit *m_line = nullptr;
    QPushButton *m_found = nullptr;
};

} // namespace cinderscope
