// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/snippets/snippet.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QPlainTextEdit;
class QStackedWidget;

namespace cinderscope {

class EmptyState;
class SnippetHighlighter;

//! Kinds of snippets at the left, the snippet with its choices and what to know about it at the right. A kind that
//! cannot be had looks disabled and says why when it is looked at.
class SnippetView : public QWidget
{
    Q_OBJECT
public:
    explicit SnippetView(QWidget *parent = nullptr);

    //! \a listener: how drivers come to this window. Keeps the chosen kind where there is one.
    void setTarget(const SnippetTarget &target, const SnippetListener &listener);
    //! Only these kinds, in this order; all of them before.
    void setKinds(const QList<SnippetKind> &kinds);
    //! The listener is always attached: no choice.
    void setListenerForced(bool forced);
    void setWithListener(bool on);
    bool withListener() const;
    bool select(SnippetKind kind);
    SnippetKind currentKind() const { return m_snippet.kind; }
    const Snippet &snippet() const { return m_snippet; }
    //! To the clipboard; nothing where there is none.
    void copy();

    QListWidget *list() const { return m_list; }
    QPlainTextEdit *preview() const { return m_preview; }

Q_SIGNALS:
    //! Another snippet is shown, or the same one changed.
    void snippetChanged();
    void copied();
    //! The person chose another kind.
    void kindChosen(cinderscope::SnippetKind kind);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *createChoices();
    QWidget *createPreview();
    void fillList();
    void fillVersions();
    void markAvailability();
    void updateSnippet();
    void updateChoices();
    void updateFonts();
    SnippetOptions options() const;

    SnippetTarget m_target;
    SnippetListener m_listener;
    Snippet m_snippet;
    QList<SnippetKind> m_kinds;
    QHash<int, QListWidgetItem *> m_items; //!< by kind
    bool m_forced = false;
    bool m_updating = true; //!< what changes was not done by the person
    QListWidget *m_list = nullptr;
    QLabel *m_versionLabel = nullptr, *m_scalaLabel = nullptr, *m_languageLabel = nullptr;
    QComboBox *m_version = nullptr, *m_scala = nullptr, *m_language = nullptr;
    QCheckBox *m_attach = nullptr, *m_cluster = nullptr, *m_settings = nullptr;
    QWidget *m_combos = nullptr, *m_checks = nullptr;
    QStackedWidget *m_stack = nullptr;
    QPlainTextEdit *m_preview = nullptr;
    EmptyState *m_reason = nullptr;
    QLabel *m_notes = nullptr;
    SnippetHighlighter *m_highlighter = nullptr;
};

} // namespace cinderscope
