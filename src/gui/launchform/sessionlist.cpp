// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launchform/sessionlist.h"

#include "gui/base/emptystate.h"
#include "gui/base/filterfield.h"
#include "gui/base/filterproxy.h"
#include "gui/base/icons.h"
#include "gui/base/messagebar.h"
#include "gui/base/tableview.h"
#include "gui/base/theme.h"
#include "gui/launchform/sessiondialog.h"
#include "gui/launchform/sessionkindtext.h"
#include "gui/launchform/sessionlistmodel.h"
#include "launch/config/sessionbook.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

class SessionList::Private
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::SessionList)
public:
    Private(SessionList *owner, SessionBook &sessions)
        : q(owner), book(sessions), model(new SessionListModel(sessions, owner)), proxy(new FilterProxy(owner))
    {
    }

    void build();
    QWidget *createTop();
    void setUpTable();
    QWidget *createButtons();
    QMenu *createNewMenu();
    void updateEmptyState();
    void fillContextMenu(QMenu &menu);
    void updateButtons();
    int row() const;
    const SessionEntry *current() const { return model->entry(row()); }
    void open(const SessionConfig &config);
    void edit();
    void duplicate();
    void remove();
    void start();
    void showFile();
    void chooseJsonFolder();
    void tell(const QString &what, const Error &error);

    SessionList *q;
    SessionBook &book;
    SessionListModel *model;
    FilterProxy *proxy;
    MessageBar *messages = nullptr;
    FilterField *filter = nullptr;
    TableView *table = nullptr;
    QLabel *details = nullptr;
    QPushButton *startButton = nullptr, *editButton = nullptr, *copyButton = nullptr, *removeButton = nullptr,
                *fileButton = nullptr;
    QString selected; //!< path, while the model is read again
};

SessionList::SessionList(SessionBook &book, QWidget *parent) : QDialog(parent), d(std::make_unique<Private>(this, book))
{
    setObjectName(u"sessionList"_s);
    setWindowTitle(tr("Session configurations"));
    d->build();
    resize(960, 560);
}

SessionList::~SessionList() = default;

TableView *SessionList::table() const
{
    return d->table;
}

void SessionList::select(const QString &path)
{
    const QModelIndex index = d->proxy->mapFromSource(d->model->index(d->model->rowOf(path), 0));
    if (!index.isValid())
        return;
    d->table->setCurrentIndex(index);
    d->table->selectRow(index.row());
    d->table->scrollTo(index);
}

void SessionList::Private::build()
{
    auto *layout = new QVBoxLayout(q);
    layout->setSpacing(Spacing::Small);
    messages = new MessageBar(q);
    layout->addWidget(messages);
    layout->addWidget(createTop());
    table = new TableView(q);
    layout->addWidget(table, 1);
    setUpTable();
    details = new QLabel(q);
    details->setWordWrap(true);
    details->setTextFormat(Qt::PlainText);
    details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    details->setMinimumHeight(details->fontMetrics().lineSpacing() * 3);
    details->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    details->setAccessibleName(tr("About the selected configuration"));
    layout->addWidget(details);
    layout->addWidget(createButtons());
    connect(model, &QAbstractItemModel::modelAboutToBeReset, q, [this] {
        if (const SessionEntry *one = current())
            selected = one->config.path;
    });
    connect(model, &QAbstractItemModel::modelReset, q, [this] {
        q->select(selected);
        updateEmptyState();
        updateButtons();
    });
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, q, [this] { updateButtons(); });
    if (proxy->rowCount() > 0)
        q->select(proxy->index(0, 0).isValid() ? model->entry(proxy->mapToSource(proxy->index(0, 0)).row())->config.path
                                               : QString());
    updateButtons();
    table->setFocus();
}

QWidget *SessionList::Private::createTop()
{
    auto *top = new QWidget(q);
    auto *layout = new QHBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *create = new QPushButton(tr("&New"), top);
    create->setObjectName(u"new"_s);
    create->setMenu(createNewMenu());
    create->setAutoDefault(false);
    layout->addWidget(create);
    auto *json = new QPushButton(tr("&JSON folder…"), top);
    json->setToolTip(tr("A folder of JSON configurations of other tools, which are read as they are"));
    json->setAutoDefault(false);
    connect(json, &QPushButton::clicked, q, [this] { chooseJsonFolder(); });
    layout->addWidget(json);
    layout->addStretch(1);
    filter = new FilterField(top);
    filter->setPlaceholderText(tr("Filter configurations"));
    filter->setAccessibleName(tr("Filter configurations"));
    filter->setMinimumWidth(260);
    filter->installShortcut(q);
    layout->addWidget(filter);
    return top;
}

QMenu *SessionList::Private::createNewMenu()
{
    auto *menu = new QMenu(q);
    menu->setToolTipsVisible(true);
    menu->addAction(tr("&Empty configuration"), q, [this] {
        SessionConfig config;
        config.name = book.freeName(tr("My session"));
        open(config);
    });
    menu->addSection(tr("From an example"));
    for (const SessionConfig &example : SessionBook::examples()) {
        QAction *action =
            menu->addAction(Icons::icon(sessionKindIcon(example.kind)), QString(example.name).replace(u'&', u"&&"_s), q,
                            [this, example] { open(book.copyOf(example)); });
        action->setToolTip(example.description);
    }
    return menu;
}

void SessionList::Private::setUpTable()
{
    proxy->setSourceModel(model);
    table->setModel(proxy);
    table->setObjectName(u"sessions"_s);
    table->setAccessibleName(tr("Session configurations"));
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->sortByColumn(SessionListModel::Name, Qt::AscendingOrder);
    table->tools().setSettingsKey(u"sessions"_s);
    table->tools().setExportName(u"sessions"_s);
    updateEmptyState();
    table->tools().setContextMenuFiller([this](QMenu &menu, const QModelIndex &) { fillContextMenu(menu); });
    QHeaderView *header = table->horizontalHeader();
    header->resizeSection(SessionListModel::Name, 240);
    header->resizeSection(SessionListModel::Kind, 250);
    header->resizeSection(SessionListModel::Master, 150);
    header->resizeSection(SessionListModel::Problems, 140);
    header->resizeSection(SessionListModel::Changed, 130);
    header->setStretchLastSection(true);
    filter->setView(table);
    QObject::connect(filter, &FilterField::filterChanged, proxy, &FilterProxy::setFilter);
    QObject::connect(proxy, &FilterProxy::countsChanged, q, [this] {
        const FilterProxy::Counts counts = proxy->counts();
        filter->setCounts(counts.shown, counts.total);
    });
    QObject::connect(&table->tools(), &TableTools::activated, q, [this] { edit(); });
    auto *removeAction = new QAction(tr("Delete"), table);
    removeAction->setShortcut(QKeySequence::Delete);
    removeAction->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(removeAction, &QAction::triggered, q, [this] { remove(); });
    table->addAction(removeAction);
}

void SessionList::Private::updateEmptyState()
{
    if (model->rowCount() > 0)
        table->tools().setEmptyState(u"search"_s, tr("Nothing matches the filter"),
                                     tr("Other words may, or all are shown without it."), tr("Clear the filter"),
                                     [this] { filter->clear(); });
    else
        table->tools().setEmptyState(u"play"_s, tr("No configurations yet"),
                                     tr("A configuration says what is started, where and with which settings. Begin "
                                        "with an example, or with an empty one."),
                                     tr("Begin with an example"),
                                     [this] { open(book.copyOf(SessionBook::examples().first())); });
}

void SessionList::Private::fillContextMenu(QMenu &menu)
{
    const struct
    {
        QPushButton *button;
        void (Private::*what)();
    } entries[] = {{startButton, &Private::start},
                   {editButton, &Private::edit},
                   {copyButton, &Private::duplicate},
                   {removeButton, &Private::remove},
                   {fileButton, &Private::showFile}};
    for (const auto &entry : entries) {
        QAction *action = menu.addAction(entry.button->text(), q, [this, what = entry.what] { (this->*what)(); });
        action->setEnabled(entry.button->isEnabled());
    }
}

QWidget *SessionList::Private::createButtons()
{
    auto *row = new QWidget(q);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString &text, const QString &name, void (Private::*what)()) {
        auto *button = new QPushButton(text, row);
        button->setObjectName(name);
        button->setAutoDefault(false);
        QObject::connect(button, &QPushButton::clicked, q, [this, what] { (this->*what)(); });
        layout->addWidget(button);
        return button;
    };
    editButton = add(tr("&Edit…"), u"edit"_s, &Private::edit);
    copyButton = add(tr("D&uplicate"), u"duplicate"_s, &Private::duplicate);
    removeButton = add(tr("&Delete"), u"delete"_s, &Private::remove);
    fileButton = add(tr("Show &file"), u"file"_s, &Private::showFile);
    layout->addStretch(1);
    startButton = add(tr("&Start"), u"start"_s, &Private::start);
    startButton->setIcon(Icons::icon(u"play"_s, ColorRole::AccentText));
    startButton->setDefault(true);
    auto *close = new QPushButton(tr("&Close"), row);
    close->setAutoDefault(false);
    QObject::connect(close, &QPushButton::clicked, q, &QDialog::close);
    layout->addWidget(close);
    return row;
}

int SessionList::Private::row() const
{
    return proxy->mapToSource(table->currentIndex()).row();
}

void SessionList::Private::updateButtons()
{
    const SessionEntry *one = current();
    startButton->setEnabled(model->canBeStarted(row()));
    editButton->setEnabled(one && !one->isBroken());
    copyButton->setEnabled(one && !one->isBroken());
    removeButton->setEnabled(one && !one->readOnly);
    fileButton->setEnabled(one != nullptr);
    editButton->setText(one && one->readOnly ? tr("&Edit a copy…") : tr("&Edit…"));
    const QString trouble = model->trouble(row());
    details->setText(!one                ? QString()
                     : one->isBroken()   ? one->config.path + u'\n' + trouble
                     : trouble.isEmpty() ? one->config.description
                                         : trouble);
}

void SessionList::Private::open(const SessionConfig &config)
{
    auto *dialog = new SessionDialog(book, config, q);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &SessionDialog::saved, q, [this](const SessionConfig &saved) { q->select(saved.path); });
    QObject::connect(dialog, &SessionDialog::startRequested, q, &SessionList::startRequested);
    dialog->open();
}

void SessionList::Private::edit()
{
    const SessionEntry *one = current();
    if (one && !one->isBroken())
        open(one->readOnly ? book.copyOf(one->config) : one->config);
}

void SessionList::Private::duplicate()
{
    const SessionEntry *one = current();
    if (!one || one->isBroken())
        return;
    SessionConfig copy = book.copyOf(one->config);
    if (const Result<void> saved = book.save(copy); !saved)
        tell(tr("The copy could not be saved."), saved.error());
    else
        q->select(copy.path);
}

void SessionList::Private::remove()
{
    const SessionEntry *one = current();
    if (!one || one->readOnly)
        return;
    const Result<RemovedSession> removed = book.remove(one->config.path);
    if (!removed) {
        tell(tr("The configuration could not be deleted."), removed.error());
        return;
    }
    Message message;
    message.severity = Severity::Info;
    message.what = tr("“%1” was deleted.").arg(removed->name);
    message.actionText = tr("Undo");
    message.timeoutMs = 20'000;
    message.action = [this, what = *removed] {
        if (const Result<void> restored = book.restore(what); !restored)
            tell(tr("“%1” could not be restored.").arg(what.name), restored.error());
        else
            q->select(what.path);
    };
    messages->show(message);
}

void SessionList::Private::start()
{
    if (const SessionEntry *one = current(); one && model->canBeStarted(row()))
        Q_EMIT q->startRequested(SessionConfig(one->config));
}

void SessionList::Private::showFile()
{
    if (const SessionEntry *one = current())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(one->config.path).absolutePath()));
}

void SessionList::Private::chooseJsonFolder()
{
    auto *dialog = new QFileDialog(q, tr("Folder of JSON configurations"), book.jsonFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    QObject::connect(dialog, &QFileDialog::fileSelected, q, [this](const QString &folder) {
        book.setJsonFolder(folder, true);
        Message message;
        message.what = tr("JSON configurations of “%1” are listed.").arg(folder);
        message.actionText = tr("Leave them out");
        message.timeoutMs = 20'000;
        message.action = [this] { book.setJsonFolder({}, true); };
        messages->show(message);
    });
    dialog->open();
}

void SessionList::Private::tell(const QString &what, const Error &error)
{
    Message message;
    message.severity = Severity::Error;
    message.what = what;
    message.cause = QString::fromStdString(error.detail);
    message.details = QString::fromStdString(error.source);
    messages->show(message);
}

} // namespace cinderscope
