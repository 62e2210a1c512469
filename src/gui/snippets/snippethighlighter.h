// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/snippets/snippetkind.h"

#include <QSyntaxHighlighter>

namespace cinderscope {

//! Colours for the few languages of snippets: comments, strings, words of the language, numbers, options. Follows the
//! theme. Cost: a step a character.
class SnippetHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    explicit SnippetHighlighter(QTextDocument *document);
    void setSyntax(SnippetSyntax syntax);

protected:
    void highlightBlock(const QString &text) override;

private:
    enum class Part
    {
        Comment,
        String,
        Word,
        Number,
        Key
    };
    void paint(qsizetype from, qsizetype to, Part part);
    void paintCode(const QString &text);
    void paintProperties(const QString &text);
    void paintMarkdown(const QString &text);
    qsizetype stringEnd(const QString &text, qsizetype from, const QString &quote) const;
    bool isWord(const QString &word) const;

    SnippetSyntax m_syntax = SnippetSyntax::Plain;
};

} // namespace cinderscope
