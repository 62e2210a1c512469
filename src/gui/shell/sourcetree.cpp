// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/sourcetree.h"

#include "gui/base/emptystate.h"
#include "gui/base/filterfield.h"
#include "gui/base/filterproxy.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/places/colorpicker.h"
#include "gui/places/placebook.h"
#include "gui/shell/sourcedelegate.h"
#include "gui/shell/sourcetreemodel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedLayout>
#include <QToolButton>
#include <QTreeView>
#include <QUrl>
#include <utility>

using namespace Qt::StringLiterals;

namespace cinderscope {

SourceTree::SourceTree(SourceTreeModel *model, QWidget *parent) : QWidget(parent), m_model(model)
{
    setObjectName(u"sourceTree"_s);
    m_proxy = new FilterProxy(this);
    m_proxy->setSourceModel(model);

    m_filter = new FilterField(this);
    m_filter->setPlaceholderText(tr("Filter applications"));
    m_filter->setAccessibleName(tr("Filter applications"));
    m_openButton = new QToolButton(this);
    m_openButton->setIcon(Icons::icon(u"open"_s));
    m_openButton->setToolTip(tr("Open an event log, a folder of logs or an address"));
    m_openButton->setAccessibleName(tr("Open"));
    m_openButton->setPopupMode(QToolButton::InstantPopup);
    m_openButton->setAutoRaise(true);

    m_view = new QTreeView(this);
    m_view->setObjectName(u"sources"_s);
    m_view->setAccessibleName(tr("Applications and event logs"));
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setItemDelegate(new SourceDelegate(m_view));
    m_view->setModel(m_proxy);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setIndentation(0); // the delegate draws depth and arrows
    m_view->setRootIsDecorated(false);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setMouseTracking(true);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->installEventFilter(this);
    m_filter->setView(m_view);
    setFocusProxy(m_view);

    m_empty = new EmptyState(this);
    m_empty->setIcon(u"search"_s);
    m_empty->setHeadline(tr("Nothing matches"));
    m_empty->addButton(tr("Clear the filter"), [this] {
        m_filter->clear();
        m_filter->applyNow();
    });

    m_bar = new QHBoxLayout;
    m_bar->setContentsMargins(Spacing::Small, Spacing::Small, Spacing::Small, Spacing::XSmall);
    m_bar->setSpacing(Spacing::XSmall);
    m_bar->addWidget(m_filter, 1);
    m_bar->addWidget(m_openButton);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_bar);
    layout->addLayout(m_stack, 1);

    connect(m_filter, &FilterField::filterChanged, this, [this](const FilterExpression &expression) {
        Q_EMIT filtering(!expression.isEmpty());
        m_proxy->setFilter(expression);
        if (expression.isEmpty())
            restoreExpansion();
        else
            m_view->expandAll();
        updateEmpty();
    });
    connect(m_proxy, &FilterProxy::countsChanged, this, &SourceTree::updateEmpty);
    connect(m_view, &QTreeView::clicked, this, &SourceTree::activate);
    connect(m_view, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        const SourceEntry entry = entryAt(index);
        if (entry.kind == SourceEntry::Kind::Endpoint && entry.problem.isEmpty() && !entry.missing &&
            entry.ref.location.startsWith("http"_L1))
            Q_EMIT sparkUiRequested(entry);
    });
    connect(m_view, &QTreeView::customContextMenuRequested, this, &SourceTree::showMenu);
    connect(m_view, &QTreeView::expanded, this, [this](const QModelIndex &index) { rememberExpansion(index, true); });
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex &index) { rememberExpansion(index, false); });
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this, &SourceTree::expandAsRemembered);
    restoreExpansion();
}

void SourceTree::addButton(QToolButton *button)
{
    m_bar->insertWidget(m_bar->indexOf(m_openButton), button);
}

SourceEntry SourceTree::entryAt(const QModelIndex &proxyIndex) const
{
    const SourceEntry *entry = m_model->entry(m_proxy->mapToSource(proxyIndex));
    if (entry)
        return *entry;
    SourceEntry none;
    none.kind = SourceEntry::Kind::Note;
    return none;
}

SourceEntry SourceTree::currentEntry() const
{
    return entryAt(m_view->currentIndex());
}

bool SourceTree::isWantedOpen(const SourceEntry &entry) const
{
    if (!entry.hasChildren())
        return false;
    if (!m_filter->expression().isEmpty())
        return true;
    const bool atFirst = entry.kind != SourceEntry::Kind::Folder && entry.startsOpen;
    const QString key = entry.kind == SourceEntry::Kind::Section ? entry.name : entry.key();
    return atFirst ? !m_closed.contains(key) : m_opened.contains(key);
}

void SourceTree::rememberExpansion(const QModelIndex &index, bool open)
{
    const SourceEntry entry = entryAt(index);
    const QString key = entry.kind == SourceEntry::Kind::Section ? entry.name : entry.key();
    if (!m_expanding && m_filter->expression().isEmpty()) {
        if (open) {
            m_opened.insert(key);
            m_closed.remove(key);
        } else {
            m_opened.remove(key);
            m_closed.insert(key);
        }
    }
    if (open && entry.kind == SourceEntry::Kind::Folder)
        Q_EMIT folderExpanded(entry.ref.location);
}

void SourceTree::expandAsRemembered(const QModelIndex &parent, int first, int last)
{
    const bool before = std::exchange(m_expanding, true);
    if (parent.isValid() && !m_view->isExpanded(parent) && isWantedOpen(entryAt(parent)))
        m_view->expand(parent); // it had no rows until now
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_proxy->index(row, 0, parent);
        if (!isWantedOpen(entryAt(index)))
            continue;
        m_view->expand(index);
        if (const int children = m_proxy->rowCount(index); children > 0)
            expandAsRemembered(index, 0, children - 1);
    }
    m_expanding = before;
}

void SourceTree::restoreExpansion()
{
    m_expanding = true;
    m_view->collapseAll();
    m_expanding = false;
    if (const int rows = m_proxy->rowCount(); rows > 0)
        expandAsRemembered({}, 0, rows - 1);
}

void SourceTree::expandFolder(const QString &path)
{
    const QModelIndex index = m_proxy->mapFromSource(m_model->find(u"folder:"_s + path));
    if (index.isValid())
        m_view->expand(index);
}

void SourceTree::select(const QString &key)
{
    const QModelIndex index = m_proxy->mapFromSource(m_model->find(key));
    if (!index.isValid()) {
        m_view->clearSelection();
        return;
    }
    // Another row of the same application may be selected already (in a folder, in Recent).
    if (m_view->selectionModel()->isSelected(m_view->currentIndex()) && entryAt(m_view->currentIndex()).key() == key)
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void SourceTree::activate(const QModelIndex &index)
{
    const SourceEntry entry = entryAt(index);
    using Kind = SourceEntry::Kind;
    switch (entry.kind) {
    case Kind::Application:
        Q_EMIT openRequested(entry.ref);
        break;
    case Kind::More:
        Q_EMIT showAllRequested(entry.id);
        break;
    case Kind::Launch:
        Q_EMIT launchRequested(entry.launchId);
        break;
    case Kind::Note:
        if (m_proxy->mapToSource(index).parent() == m_model->sectionIndex(SourceTreeModel::Section::Clusters) &&
            index.isValid())
            Q_EMIT placeRequested(PlaceAction::Add, entry);
        else if (!entry.rowKey.isEmpty()) // below a place that has nothing to show
            Q_EMIT placeRequested(PlaceAction::Why, entryAt(index.parent()));
        break;
    case Kind::Kernel:
        Q_EMIT jupyterRequested(entry);
        break;
    case Kind::Jupyter:
        if (!entry.problem.isEmpty())
            Q_EMIT jupyterRequested(entry);
        else
            m_view->setExpanded(index, !m_view->isExpanded(index));
        break;
    case Kind::Endpoint:
        if (!entry.problem.isEmpty()) {
            Q_EMIT placeRequested(PlaceAction::Why, entry);
            break;
        }
        [[fallthrough]];
    case Kind::Section:
    case Kind::Folder:
    case Kind::Place:
    case Kind::Group:
        m_view->setExpanded(index, !m_view->isExpanded(index));
        break;
    }
}

ApplicationRef SourceTree::neighbour(int step) const
{
    QModelIndex index = m_view->currentIndex();
    if (!index.isValid())
        index = m_proxy->index(0, 0);
    while (index.isValid()) {
        index = step > 0 ? m_view->indexBelow(index) : m_view->indexAbove(index);
        const SourceEntry entry = entryAt(index);
        if (index.isValid() && entry.kind == SourceEntry::Kind::Application && !entry.missing)
            return entry.ref;
    }
    return {};
}

bool SourceTree::isRecent(const QModelIndex &proxyIndex) const
{
    const QModelIndex section = m_model->sectionIndex(SourceTreeModel::Section::History);
    return section.isValid() && m_proxy->mapToSource(proxyIndex).parent() == section;
}

void SourceTree::addApplicationActions(QMenu *menu, const SourceEntry &entry)
{
    QAction *open = menu->addAction(tr("&Open"), this, [this, entry] { Q_EMIT openRequested(entry.ref); });
    open->setEnabled(!entry.missing);
    menu->setDefaultAction(open);
    if (entry.ref.isFile() || !entry.ref.journal.isEmpty()) {
        const ApplicationRef log = entry.ref.isFile() ? entry.ref : ApplicationRef::log(entry.ref.journal);
        menu->addAction(Icons::icon(u"play"_s), tr("Open as re&play"), this,
                        [this, log] { Q_EMIT replayRequested(log); })
            ->setEnabled(!entry.missing);
    }
    menu->addSeparator();
}

void SourceTree::addPlaceActions(QMenu *menu, const SourceEntry &entry)
{
    auto add = [this, menu, entry](const QString &icon, const QString &text, PlaceAction action) {
        return menu->addAction(icon.isEmpty() ? QIcon() : Icons::icon(icon), text, this,
                               [this, entry, action] { Q_EMIT placeRequested(action, entry); });
    };
    if (!entry.problem.isEmpty())
        add(u"help"_s, tr("&Why can it not be reached?"), PlaceAction::Why);
    if (!entry.fingerprint.isEmpty() && !entry.placeId.isEmpty())
        add({}, tr("Confirm the &certificate…"), PlaceAction::Certificate);
    if (entry.kind != SourceEntry::Kind::Place)
        return;
    if (!entry.problem.isEmpty())
        add({}, tr("&Log in…"), PlaceAction::LogIn);
    menu->addSeparator();
    add(u"settings"_s, tr("&Edit…"), PlaceAction::Edit);
    add({}, tr("Re&name…"), PlaceAction::Rename);
    QMenu *colors = menu->addMenu(tr("C&olour"));
    for (const QString &color : PlaceBook::colors()) {
        colors->addAction(ColorPicker::dot(color), ColorPicker::nameOf(color), this,
                          [this, id = entry.placeId, color] { Q_EMIT colorRequested(id, color); });
    }
    menu->addSeparator();
    add(u"close"_s, tr("Remo&ve…"), PlaceAction::Remove);
}

QMenu *SourceTree::createMenu(const SourceEntry &entry, QWidget *parent)
{
    using Kind = SourceEntry::Kind;
    auto *menu = new QMenu(parent);
    auto copy = [menu](const QString &title, const QString &text) {
        if (!text.isEmpty())
            menu->addAction(Icons::icon(u"copy"_s), title, menu,
                            [text] { QGuiApplication::clipboard()->setText(text); });
    };
    if (entry.kind == Kind::Launch) {
        if (m_launchFiller)
            m_launchFiller(*menu, entry);
        copy(tr("Copy &name"), entry.name);
        return menu;
    }
    if (entry.kind == Kind::Jupyter || entry.kind == Kind::Kernel) {
        if (m_launchFiller)
            m_launchFiller(*menu, entry);
        if (m_jupyterFiller)
            m_jupyterFiller(*menu, entry);
        copy(tr("Copy &id"), entry.id);
        return menu;
    }
    if (entry.kind == Kind::Section) {
        if (m_launchFiller)
            m_launchFiller(*menu, entry);
        menu->addAction(Icons::icon(u"cluster"_s), tr("&Add cluster or host…"), this,
                        [this, entry] { Q_EMIT placeRequested(PlaceAction::Add, entry); });
        if (m_jupyterFiller)
            m_jupyterFiller(*menu, entry);
        menu->addAction(Icons::icon(u"refresh"_s), tr("&Look around now"), this,
                        [this, entry] { Q_EMIT placeRequested(PlaceAction::Rescan, entry); });
        menu->addAction(Icons::icon(u"link"_s), tr("Copy connec&tion…"), this,
                        [this, entry] { Q_EMIT connectionRequested(entry); });
        return menu;
    }
    const bool application = entry.kind == Kind::Application;
    const QString path = entry.ref.location;
    if (application)
        addApplicationActions(menu, entry);
    const QUrl page(path);
    if (m_menuFiller)
        m_menuFiller(*menu, entry);
    else if (!entry.ref.isFile() && page.scheme().startsWith("http"_L1) && entry.kind != Kind::Place)
        menu->addAction(Icons::icon(u"external"_s), tr("Open in &browser"), this,
                        [this, page] { Q_EMIT browserRequested(page); });
    if (application || entry.kind == Kind::Place || entry.kind == Kind::Endpoint)
        menu->addAction(Icons::icon(u"link"_s), tr("Copy connec&tion…"), this,
                        [this, entry] { Q_EMIT connectionRequested(entry); });
    if (application) {
        copy(tr("Copy &id"), entry.id);
        copy(tr("Copy &name"), entry.name);
    }
    copy(entry.ref.isFile() ? tr("Copy p&ath") : tr("Copy &address"), path);
    if (entry.ref.isFile() || !entry.ref.journal.isEmpty()) {
        const QString file = entry.ref.isFile() ? path : entry.ref.journal;
        menu->addAction(Icons::icon(u"folder"_s), tr("Show in the &file manager"), this,
                        [this, file] { Q_EMIT revealRequested(file); });
    }
    if (m_launchFiller)
        m_launchFiller(*menu, entry);
    menu->addSeparator();
    if (entry.kind == Kind::Place || entry.kind == Kind::Endpoint) {
        menu->addAction(Icons::icon(u"refresh"_s), tr("&Look again now"), this,
                        [this, entry] { Q_EMIT placeRequested(PlaceAction::Rescan, entry); });
        addPlaceActions(menu, entry);
    } else {
        menu->addAction(Icons::icon(u"refresh"_s), tr("&Refresh"), this,
                        [this, entry] { Q_EMIT refreshRequested(entry); });
    }
    if (m_actingFiller && (application || entry.kind == Kind::Endpoint))
        m_actingFiller(*menu, entry);
    return menu;
}

void SourceTree::showMenu(const QPoint &position)
{
    using Kind = SourceEntry::Kind;
    const QModelIndex index = m_view->indexAt(position);
    const SourceEntry entry = entryAt(index);
    if (!index.isValid() || entry.kind == Kind::Group || entry.kind == Kind::More || entry.kind == Kind::Note)
        return;
    QMenu *menu = createMenu(entry, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool recent = isRecent(index);
    const bool removable = entry.kind != Kind::Section && entry.kind != Kind::Launch && entry.kind != Kind::Jupyter &&
                           entry.kind != Kind::Kernel;
    if (removable && (entry.ref.isFile() || recent))
        menu->addAction(Icons::icon(u"close"_s), recent ? tr("Remo&ve from History…") : tr("Remo&ve from the tree"),
                        this, [this, entry, recent] { Q_EMIT removeRequested(entry, recent); });
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

bool SourceTree::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const QModelIndex index = m_view->currentIndex();
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            activate(index);
            return true;
        }
        if (key->key() == Qt::Key_Delete) {
            const SourceEntry entry = entryAt(index);
            if (entry.kind == SourceEntry::Kind::Place)
                Q_EMIT placeRequested(PlaceAction::Remove, entry);
            else if ((entry.ref.isFile() && !entry.ref.isEmpty()) || isRecent(index))
                Q_EMIT removeRequested(entry, isRecent(index));
            return true;
        }
        if (key->key() == Qt::Key_F2) {
            const SourceEntry entry = entryAt(index);
            if (entry.kind == SourceEntry::Kind::Place)
                Q_EMIT placeRequested(PlaceAction::Rename, entry);
            return true;
        }
        if (key->matches(QKeySequence::Copy)) {
            const SourceEntry entry = entryAt(index);
            QGuiApplication::clipboard()->setText(entry.id.isEmpty() ? entry.ref.location : entry.id);
            return true;
        }
        if (key->key() == Qt::Key_Menu || (key->key() == Qt::Key_F10 && key->modifiers() == Qt::ShiftModifier)) {
            showMenu(m_view->visualRect(index).center());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SourceTree::updateEmpty()
{
    const bool nothing = !m_filter->expression().isEmpty() && m_proxy->rowCount() == 0;
    if (nothing)
        m_empty->setText(tr("No application or log has “%1” in its name, id, user, state or path.")
                             .arg(m_filter->text().trimmed().toHtmlEscaped()));
    m_stack->setCurrentWidget(nothing ? static_cast<QWidget *>(m_empty) : m_view);
}

} // namespace cinderscope
