// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QStringList>

namespace cinderscope {

//! A list of texts, one a line. Tab goes to the next field.
class LinesEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    //! \a rows that are seen without scrolling. \a keepsEmpty: an empty line is an entry (arguments), else it is none.
    LinesEdit(int rows, bool keepsEmpty, QWidget *parent = nullptr);

    QStringList lines() const;
    void setLines(const QStringList &lines);

private:
    bool m_keepsEmpty;
    QStringList m_set; //!< and how it was shown: entries with line breaks stay whole while nobody types
    QString m_setText;
};

} // namespace cinderscope
