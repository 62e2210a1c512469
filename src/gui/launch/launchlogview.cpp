// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launch/launchlogview.h"

#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QShortcut>
#include <QSyntaxHighlighter>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kMostMarks = 2000; //!< places that are marked at once

//! Log4j's levels as Spark's patterns have them ("26/11/21 19:00:00 WARN Utils: …"), and what ends a Python program.
class LevelMarks : public QSyntaxHighlighter
{
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString &line) override
    {
        static const QRegularExpression level(u"^\\S*[ T]?\\S* ?\\[?(WARN|ERROR|FATAL)\\b"_s);
        static const QRegularExpression raised(
            u"^(?:Exception in thread |Caused by: |[A-Za-z_.$]+(?:Error|Exception)\\b)"_s);
        const QRegularExpressionMatch match = level.match(line);
        const bool failed = match.hasMatch() ? match.captured(1) != "WARN"_L1 : raised.match(line).hasMatch();
        if (!match.hasMatch() && !failed)
            return;
        QTextCharFormat format;
        format.setForeground(failed ? themeColors().statusText(StatusRole::Failed)
                                    : themeColors().statusText(StatusRole::Killed));
        setFormat(0, int(line.size()), format);
    }
};

QToolButton *newButton(const QString &icon, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(Icons::icon(icon));
    button->setAutoRaise(true);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

LaunchLogView::LaunchLogView(QWidget *parent) : QWidget(parent)
{
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(u"launchLog"_s);
    m_text->setAccessibleName(tr("Log"));
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setMaximumBlockCount(MaxLines);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setPlaceholderText(tr("Nothing is logged yet."));
    m_text->installEventFilter(this);
    new LevelMarks(m_text->document());
    makeBar();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Spacing::Small, 2, Spacing::Small, 2);
    bar->setSpacing(2);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_found);
    bar->addStretch(0);
    for (QToolButton *button : {m_follow, m_wrap, m_copy, m_open})
        bar->addWidget(button);
    layout->addLayout(bar);
    layout->addWidget(m_text, 1);
    connect(m_text->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (!m_appending)
            m_follow->setChecked(value >= m_text->verticalScrollBar()->maximum());
    });
    auto *shortcut = new QShortcut(QKeySequence::Find, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    setFocusProxy(m_text);
    updateLook();
}

void LaunchLogView::makeBar()
{
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search the log"));
    m_search->setAccessibleName(tr("Search the log"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(260);
    m_search->addAction(Icons::icon(u"search"_s), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_found = new QLabel(this);
    m_follow = newButton(u"follow"_s, tr("Follow the end"), this);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_wrap = newButton(u"menu"_s, tr("Wrap long lines"), this);
    m_wrap->setCheckable(true);
    m_copy = newButton(u"copy"_s, tr("Copy the log"), this);
    m_open = newButton(u"external"_s, tr("Open the log’s file"), this);
    m_open->setEnabled(false);
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        markSearched();
        QTextCursor start = m_text->textCursor();
        start.setPosition(start.selectionStart());
        m_text->setTextCursor(start); // so that a longer word is found where the shorter one was
        if (!m_search->text().isEmpty())
            findNext();
    });
    connect(m_follow, &QToolButton::clicked, this, &LaunchLogView::setFollowing);
    connect(m_wrap, &QToolButton::toggled, this, [this](bool on) {
        m_text->setLineWrapMode(on ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
        if (isFollowing())
            setFollowing(true);
    });
    connect(m_copy, &QToolButton::clicked, this, &LaunchLogView::copyAll);
    connect(m_open, &QToolButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_file)); });
}

void LaunchLogView::updateLook()
{
    m_text->setFont(Theme::instance().font(FontRole::Mono));
    QPalette palette = m_text->palette();
    palette.setColor(QPalette::Base, themeColors().role(ColorRole::Sunken));
    palette.setColor(QPalette::Text, themeColors().role(ColorRole::Text));
    m_text->setPalette(palette);
    m_found->setFont(Theme::instance().font(FontRole::Small));
    QPalette muted = m_found->palette();
    muted.setColor(QPalette::WindowText, themeColors().role(ColorRole::TextMuted));
    m_found->setPalette(muted);
}

void LaunchLogView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ApplicationFontChange) {
        updateLook();
        if (auto *marks = m_text->document()->findChild<QSyntaxHighlighter *>())
            marks->rehighlight();
    }
    QWidget::changeEvent(event);
}

void LaunchLogView::append(const QString &text)
{
    QString shown = text;
    if (shown.endsWith(u'\n'))
        shown.chop(1);
    if (text.isEmpty())
        return;
    QStringList lines = shown.split(u'\n');
    if (lines.size() > MaxLines)
        lines = lines.last(MaxLines);
    for (QString &line : lines) {
        if (line.size() > MaxLineLength)
            line = line.first(MaxLineLength) + u'…';
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (const qsizetype back = line.lastIndexOf(u'\r'); back >= 0)
            line = line.sliced(back + 1); // what a terminal would show of a progress bar
    }
    m_appending = true;
    QScrollBar *bar = m_text->verticalScrollBar();
    const bool follow = isFollowing();
    m_text->appendPlainText(lines.join(u'\n'));
    if (follow)
        bar->setValue(bar->maximum());
    m_appending = false;
    if (!m_search->text().isEmpty())
        markSearched();
}

void LaunchLogView::clear()
{
    m_text->clear();
    setFollowing(true);
}

int LaunchLogView::lines() const
{
    return m_text->document()->isEmpty() ? 0 : m_text->document()->blockCount();
}

void LaunchLogView::setFile(const QString &path)
{
    m_file = path;
    m_open->setEnabled(!path.isEmpty());
    m_open->setToolTip(path.isEmpty() ? tr("Open the log’s file")
                                      : tr("Open the log’s file\n%1").arg(QDir::toNativeSeparators(path)));
}

void LaunchLogView::setFollowing(bool on)
{
    m_follow->setChecked(on);
    if (!on)
        return;
    m_appending = true;
    m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
    m_appending = false;
}

bool LaunchLogView::isFollowing() const
{
    return m_follow->isChecked();
}

bool LaunchLogView::reveal(const QString &line)
{
    const QString wanted = line.trimmed();
    if (wanted.isEmpty())
        return false;
    for (QTextBlock block = m_text->document()->lastBlock(); block.isValid(); block = block.previous()) {
        if (!block.text().contains(wanted.left(MaxLineLength)))
            continue;
        m_follow->setChecked(false);
        QTextCursor cursor(block);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        m_text->setTextCursor(cursor);
        m_text->centerCursor();
        m_text->horizontalScrollBar()->setValue(0);
        return true;
    }
    return false;
}

bool LaunchLogView::findNext(bool backwards)
{
    if (m_search->text().isEmpty())
        return false;
    const QTextDocument::FindFlags flags = backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    m_follow->setChecked(false);
    if (m_text->find(m_search->text(), flags))
        return true;
    QTextCursor round = m_text->textCursor();
    round.movePosition(backwards ? QTextCursor::End : QTextCursor::Start);
    m_text->setTextCursor(round);
    return m_text->find(m_search->text(), flags);
}

void LaunchLogView::markSearched()
{
    QList<QTextEdit::ExtraSelection> marks;
    const QString wanted = m_search->text();
    int count = 0;
    if (!wanted.isEmpty()) {
        QColor color = themeColors().severity(Severity::Warning);
        color.setAlphaF(0.35F);
        for (QTextCursor at = m_text->document()->find(wanted, 0); !at.isNull();
             at = m_text->document()->find(wanted, at)) {
            if (++count > kMostMarks)
                break;
            QTextEdit::ExtraSelection mark;
            mark.cursor = at;
            mark.format.setBackground(color);
            marks.append(mark);
        }
    }
    m_text->setExtraSelections(marks);
    m_found->setText(wanted.isEmpty()     ? QString()
                     : count > kMostMarks ? tr("more than %1").arg(format::count(kMostMarks))
                     : count == 0         ? tr("not found")
                                          : tr("%n found", nullptr, count));
}

void LaunchLogView::copyAll() const
{
    const QTextCursor cursor = m_text->textCursor();
    QGuiApplication::clipboard()->setText(cursor.hasSelection() ? cursor.selection().toPlainText()
                                                                : m_text->toPlainText());
}

bool LaunchLogView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (watched == m_search && enter) {
            findNext(key->modifiers().testFlag(Qt::ShiftModifier));
            return true;
        }
        if (watched == m_search && key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            m_text->setFocus();
            return true;
        }
        if (watched == m_text && key->key() == Qt::Key_End && key->modifiers() == Qt::NoModifier) {
            setFollowing(true);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace cinderscope
