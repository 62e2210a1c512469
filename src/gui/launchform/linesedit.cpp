// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launchform/linesedit.h"

#include <QFontMetrics>

using namespace Qt::StringLiterals;

namespace cinderscope {

LinesEdit::LinesEdit(int rows, bool keepsEmpty, QWidget *parent) : QPlainTextEdit(parent), m_keepsEmpty(keepsEmpty)
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFixedHeight(fontMetrics().lineSpacing() * rows + 18);
}

QStringList LinesEdit::lines() const
{
    const QString text = toPlainText();
    if (text == m_setText)
        return m_set;
    if (text.isEmpty())
        return {};
    QStringList lines = text.split(u'\n');
    if (m_keepsEmpty)
        return lines;
    for (QString &line : lines)
        line = line.trimmed();
    lines.removeAll(QString());
    return lines;
}

void LinesEdit::setLines(const QStringList &lines)
{
    if (this->lines() == lines)
        return;
    m_set = lines;
    m_setText = lines.join(u'\n');
    m_setText.replace(u'\r', u'\n'); // as the document does
    setPlainText(m_setText);
}

} // namespace cinderscope
