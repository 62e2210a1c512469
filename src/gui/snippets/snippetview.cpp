// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/snippets/snippetview.h"

#include "act/snippets/sparkversion.h"
#include "gui/base/emptystate.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/pages/overview/cardtexts.h"
#include "gui/snippets/snippethighlighter.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kKindRole = Qt::UserRole;
constexpr int kHeading = -1;
constexpr int kRowHeight = Spacing::RowHeight - 2; // all kinds fit without scrolling

QWidget *row(QWidget *parent)
{
    auto *widget = new QWidget(parent);
    auto *layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Spacing::Small);
    return widget;
}

} // namespace

SnippetView::SnippetView(QWidget *parent) : QWidget(parent), m_kinds(snippetKinds())
{
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Kinds of snippets"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(false);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    auto *right = new QVBoxLayout;
    right->setSpacing(Spacing::Small);
    right->addWidget(createChoices());
    right->addWidget(createPreview(), 1);
    m_notes = new QLabel(this);
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notes->setForegroundRole(QPalette::PlaceholderText);
    m_notes->setAccessibleName(tr("What to know about it"));
    right->addWidget(m_notes);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Spacing::Medium);
    layout->addWidget(m_list);
    layout->addLayout(right, 1);
    updateFonts();
    fillList();
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (m_updating || !item || item->data(kKindRole).toInt() == kHeading)
            return;
        m_snippet.kind = SnippetKind(item->data(kKindRole).toInt());
        updateChoices();
        updateSnippet();
        Q_EMIT kindChosen(m_snippet.kind);
    });
    connect(m_list, &QListWidget::itemActivated, this, &SnippetView::copy); // Return, double click
    connect(&Theme::instance(), &Theme::changed, this, &SnippetView::markAvailability);
}

QWidget *SnippetView::createChoices()
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Spacing::XSmall);
    m_combos = row(box);
    m_checks = row(box);
    layout->addWidget(m_combos);
    layout->addWidget(m_checks);
    const auto combo = [this](const QString &text, QLabel *&label) {
        label = new QLabel(text, m_combos);
        auto *field = new QComboBox(m_combos);
        label->setBuddy(field);
        m_combos->layout()->addWidget(label);
        m_combos->layout()->addWidget(field);
        connect(field, &QComboBox::currentTextChanged, this, [this] {
            if (!m_updating) {
                updateChoices();
                markAvailability();
                updateSnippet();
            }
        });
        return field;
    };
    m_version = combo(tr("Spark &version:"), m_versionLabel);
    m_version->setEditable(true);
    m_version->setInsertPolicy(QComboBox::NoInsert);
    m_scala = combo(tr("&Scala:"), m_scalaLabel);
    m_language = combo(tr("&Program:"), m_languageLabel);
    m_language->addItems({tr("Python"), tr("Scala or Java (jar)")});
    static_cast<QHBoxLayout *>(m_combos->layout())->addStretch(1);
    const auto check = [this](const QString &text) {
        auto *field = new QCheckBox(text, m_checks);
        m_checks->layout()->addWidget(field);
        connect(field, &QCheckBox::toggled, this, [this] {
            if (!m_updating) {
                updateChoices();
                markAvailability();
                updateSnippet();
            }
        });
        return field;
    };
    m_attach = check(tr("With the &listener"));
    m_attach->setToolTip(tr("The application sends its events to this window as they happen."));
    m_cluster = check(tr("&Driver in the cluster"));
    m_settings = check(tr("With its own se&ttings"));
    m_settings->setToolTip(tr("The Spark properties that were set for the application, without those that may hold a "
                              "secret."));
    static_cast<QHBoxLayout *>(m_checks->layout())->addStretch(1);
    return box;
}

QWidget *SnippetView::createPreview()
{
    m_stack = new QStackedWidget(this);
    m_preview = new QPlainTextEdit(m_stack);
    m_preview->setReadOnly(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_preview->setTabChangesFocus(true);
    m_preview->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_preview->setUndoRedoEnabled(false);
    m_preview->setMinimumSize(320, 160);
    m_preview->installEventFilter(this);
    m_highlighter = new SnippetHighlighter(m_preview->document());
    m_reason = new EmptyState(m_stack);
    m_reason->setIcon(u"info"_s);
    m_stack->addWidget(m_preview);
    m_stack->addWidget(m_reason);
    return m_stack;
}

void SnippetView::setKinds(const QList<SnippetKind> &kinds)
{
    m_kinds = kinds;
    fillList();
    markAvailability();
}

void SnippetView::setListenerForced(bool forced)
{
    m_forced = forced;
    updateChoices();
    markAvailability();
    updateSnippet();
}

void SnippetView::setWithListener(bool on)
{
    m_attach->setChecked(on);
}

bool SnippetView::withListener() const
{
    return m_attach->isChecked();
}

void SnippetView::fillList()
{
    m_updating = true;
    m_list->clear();
    m_items.clear();
    std::optional<SnippetGroup> group;
    for (const SnippetKind kind : m_kinds) {
        if (m_kinds.size() > 8 && group != snippetGroup(kind)) {
            group = snippetGroup(kind);
            auto *heading = new QListWidgetItem(snippetGroupTitle(*group), m_list);
            heading->setData(kKindRole, kHeading);
            heading->setFlags(Qt::NoItemFlags);
            heading->setFont(Theme::instance().font(FontRole::Small));
            heading->setForeground(themeColors().role(ColorRole::TextMuted));
            heading->setSizeHint(QSize(0, kRowHeight + (m_list->count() > 1 ? Spacing::XSmall : 0)));
            heading->setTextAlignment(Qt::AlignLeft | Qt::AlignBottom);
        }
        auto *item = new QListWidgetItem(snippetTitle(kind), m_list);
        item->setData(kKindRole, int(kind));
        item->setSizeHint(QSize(0, kRowHeight));
        m_items.insert(int(kind), item);
    }
    m_updating = false;
    int widest = 0;
    for (int i = 0; i < m_list->count(); ++i)
        widest = std::max(widest, m_list->fontMetrics().horizontalAdvance(m_list->item(i)->text()));
    const int frame = 2 * m_list->frameWidth() + m_list->verticalScrollBar()->sizeHint().width() + 2 * Spacing::Medium;
    m_list->setFixedWidth(std::clamp(widest + frame, 180, 320));
}

void SnippetView::setTarget(const SnippetTarget &target, const SnippetListener &listener)
{
    m_target = target;
    m_listener = listener;
    fillVersions();
    updateChoices();
    markAvailability();
    if (m_list->currentItem())
        updateSnippet();
    else if (!m_kinds.isEmpty())
        select(m_kinds.first());
}

void SnippetView::fillVersions()
{
    m_updating = true;
    m_version->clear();
    QStringList versions{u"4.3.0"_s, u"4.0.1"_s, u"3.5.9"_s, u"3.4.4"_s, u"3.3.4"_s,
                         u"3.2.4"_s, u"3.1.3"_s, u"3.0.3"_s, u"2.4.8"_s};
    const SparkVersion own = SparkVersion::of(m_target.sparkVersion);
    if (own.isKnown()) {
        versions.removeAll(own.toString());
        versions.prepend(own.toString());
    } else {
        versions.prepend(QString());
    }
    m_version->addItems(versions);
    m_version->setCurrentIndex(0);
    m_version->lineEdit()->setPlaceholderText(tr("not known"));
    m_updating = false;
}

bool SnippetView::select(SnippetKind kind)
{
    QListWidgetItem *item = m_items.value(int(kind));
    if (!item)
        return false;
    m_list->setCurrentItem(item);
    m_snippet.kind = kind;
    updateChoices();
    updateSnippet();
    return true;
}

SnippetOptions SnippetView::options() const
{
    SnippetOptions options;
    options.listener = m_forced || m_attach->isChecked();
    options.clusterMode = m_cluster->isChecked();
    options.python = m_language->currentIndex() == 0;
    options.settings = m_settings->isChecked() && !m_target.properties.isEmpty();
    options.sparkVersion = m_version->currentText();
    options.scalaVersion = m_scala->currentText();
    options.attach = m_listener;
    options.cardTexts = translatedCardTexts();
    return options;
}

void SnippetView::updateChoices()
{
    m_updating = true;
    const unsigned choices = snippetChoices(m_snippet.kind);
    const auto show = [](std::initializer_list<QWidget *> widgets, bool on) {
        for (QWidget *widget : widgets)
            widget->setVisible(on);
        return on;
    };
    SparkVersion version = SparkVersion::of(m_version->currentText());
    if (!version.isKnown())
        version = SparkVersion::of(m_target.sparkVersion);
    const QStringList scalas = version.scalaVersions();
    QStringList shown;
    for (int i = 0; i < m_scala->count(); ++i)
        shown += m_scala->itemText(i);
    if (scalas != shown) {
        const QString before = m_scala->count() > 1 ? m_scala->currentText() : QString(); // the person's choice
        m_scala->clear();
        m_scala->addItems(scalas);
        m_scala->setCurrentIndex(std::max(0, int(scalas.indexOf(before))));
    }
    bool combos = show({m_versionLabel, m_version}, choices & ChooseVersion);
    combos |= show({m_scalaLabel, m_scala}, (choices & ChooseScala) && scalas.size() > 1);
    combos |= show({m_languageLabel, m_language}, choices & ChooseLanguage);
    m_combos->setVisible(combos);
    bool checks = show({m_attach}, (choices & ChooseListener) && !m_forced);
    checks |= show({m_cluster}, (choices & ChooseCluster) && !m_forced); // the listener does not go there
    checks |= show({m_settings}, (choices & ChooseSettings) && !m_target.properties.isEmpty());
    m_checks->setVisible(checks);
    const QString why = noClusterMode(m_target, options());
    m_cluster->setEnabled(why.isEmpty());
    m_cluster->setToolTip(why.isEmpty() ? tr("The program’s driver runs on one of the cluster’s computers.") : why);
    m_updating = false;
}

void SnippetView::markAvailability()
{
    const SnippetOptions chosen = options();
    for (const SnippetKind kind : std::as_const(m_kinds)) {
        QListWidgetItem *item = m_items.value(int(kind));
        const Snippet snippet = makeSnippet(kind, m_target, chosen);
        item->setForeground(themeColors().role(snippet.available() ? ColorRole::Text : ColorRole::TextDisabled));
        item->setToolTip(snippet.reason);
        item->setData(Qt::AccessibleDescriptionRole, snippet.reason);
    }
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->data(kKindRole).toInt() == kHeading)
            m_list->item(i)->setForeground(themeColors().role(ColorRole::TextMuted));
    }
}

void SnippetView::updateSnippet()
{
    m_snippet = makeSnippet(m_snippet.kind, m_target, options());
    const QString title = snippetTitle(m_snippet.kind);
    if (m_snippet.available()) {
        m_highlighter->setSyntax(snippetSyntax(m_snippet.kind));
        QString shown = m_snippet.text;
        if (shown.endsWith(u'\n'))
            shown.chop(1); // an empty last line is nothing to look at
        // one long line is read better in several; code keeps its own
        m_preview->setLineWrapMode(shown.contains(u'\n') ? QPlainTextEdit::NoWrap : QPlainTextEdit::WidgetWidth);
        if (m_preview->toPlainText() != shown)
            m_preview->setPlainText(shown);
        m_preview->setAccessibleName(title);
        m_stack->setCurrentWidget(m_preview);
    } else {
        m_preview->clear();
        m_reason->setHeadline(tr("Not available here"));
        m_reason->setText(m_snippet.reason.toHtmlEscaped());
        m_stack->setCurrentWidget(m_reason);
    }
    m_notes->setText(m_snippet.notes.join(u'\n'));
    m_notes->setVisible(!m_snippet.notes.isEmpty());
    Q_EMIT snippetChanged();
}

void SnippetView::copy()
{
    if (!m_snippet.available())
        return;
    QGuiApplication::clipboard()->setText(m_snippet.text);
    Q_EMIT copied();
}

bool SnippetView::eventFilter(QObject *watched, QEvent *event)
{
    // With nothing selected the copy key takes all of it.
    if (watched == m_preview && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy) && !m_preview->textCursor().hasSelection()) {
        copy();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SnippetView::updateFonts()
{
    m_preview->setFont(Theme::instance().font(FontRole::Mono));
    m_notes->setFont(Theme::instance().font(FontRole::Small));
}

void SnippetView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        updateFonts();
        fillList();
        markAvailability();
        select(m_snippet.kind);
    }
    QWidget::changeEvent(event);
}

} // namespace cinderscope
