// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/commandpalette.h"

#include "gui/base/fuzzymatch.h"
#include "gui/base/theme.h"

#include <algorithm>
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {
namespace {
constexpr int kWidth = 620;
constexpr int kRowHeight = 34;
constexpr int kRowsShown = 10;
constexpr int kMaxRecent = 8;
constexpr int kDetailScore = 2; //!< a hit in the detail alone counts half

//! Title with its matched letters strong, detail muted, category and shortcut at the right.
class CommandDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {100, kRowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const ThemeColors &colors = themeColors();
        const bool current = option.state & QStyle::State_Selected;
        const bool enabled = index.flags() & Qt::ItemIsEnabled;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        QRect room = option.rect.adjusted(Spacing::XSmall, 1, -Spacing::XSmall, -1);
        if (current || (option.state & QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colors.role(current ? ColorRole::Selection : ColorRole::Hover));
            painter->drawRoundedRect(room, Spacing::SmallRadius, Spacing::SmallRadius);
        }
        room.adjust(Spacing::Small, 0, -Spacing::Small, 0);
        const QIcon icon = index.data(Qt::DecorationRole).value<QIcon>();
        icon.paint(painter, QRect(room.left(), room.center().y() - 7, 16, 16), Qt::AlignCenter,
                   enabled ? QIcon::Normal : QIcon::Disabled);
        room.setLeft(room.left() + 16 + Spacing::Small);
        const QColor text = colors.role(!enabled  ? ColorRole::TextDisabled
                                        : current ? ColorRole::SelectionText
                                                  : ColorRole::Text);
        const QColor muted = current ? text : colors.role(enabled ? ColorRole::TextMuted : ColorRole::TextDisabled);
        paintRight(*painter, room, index, muted);
        const int end = paintTitle(*painter, room, option.font, index, text,
                                   current || !enabled ? text : colors.role(ColorRole::Link));
        room.setLeft(end + Spacing::Small);
        painter->setPen(muted);
        painter->setFont(Theme::instance().font(FontRole::Small));
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data(CommandModel::DetailRole).toString(),
                                                            Qt::ElideMiddle, room.width()));
        painter->restore();
    }

private:
    static void paintRight(QPainter &painter, QRect &room, const QModelIndex &index, const QColor &muted)
    {
        painter.setFont(Theme::instance().font(FontRole::Small));
        painter.setPen(muted);
        for (const int role : {int(CommandModel::ShortcutRole), int(CommandModel::CategoryRole)}) {
            const QString text = index.data(role).toString();
            if (text.isEmpty())
                continue;
            const int width = painter.fontMetrics().horizontalAdvance(text);
            const QRect box(room.right() - width, room.top(), width + 1, room.height());
            painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, text);
            if (role == CommandModel::ShortcutRole) {
                painter.setBrush(Qt::NoBrush);
                QColor frame = muted;
                frame.setAlphaF(0.5f);
                painter.save();
                painter.setPen(frame);
                const int height = painter.fontMetrics().height() + 2;
                painter.drawRoundedRect(
                    QRectF(box.left() - 5, box.center().y() - height / 2.0 + 0.5, width + 10, height), 4, 4);
                painter.restore();
            }
            room.setRight(box.left() - Spacing::Large);
        }
    }

    static int paintTitle(QPainter &painter, const QRect &room, const QFont &font, const QModelIndex &index,
                          const QColor &color, const QColor &matchColor)
    {
        const auto positions = index.data(CommandModel::PositionsRole).value<QList<int>>();
        const QString whole = index.data(Qt::DisplayRole).toString();
        QFont strong = font;
        strong.setWeight(QFont::DemiBold);
        painter.setFont(strong);
        const QString title = painter.fontMetrics().elidedText(whole, Qt::ElideRight, room.width());
        int x = room.left();
        for (int at = 0; at < title.size();) {
            const bool hit = positions.contains(at);
            int end = at;
            while (end < title.size() && positions.contains(end) == hit)
                ++end;
            painter.setFont(hit ? strong : font);
            painter.setPen(hit ? matchColor : color);
            const QString run = title.mid(at, end - at);
            painter.drawText(QRect(x, room.top(), room.right() - x + 1, room.height()),
                             Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, run);
            x += painter.fontMetrics().horizontalAdvance(run);
            at = end;
        }
        return x;
    }
};
} // namespace

void CommandModel::rank(const QList<Command> &commands, const QString &typed)
{
    beginResetModel();
    m_items.clear();
    for (const Command &command : commands) {
        if (const auto match = fuzzyMatch(typed, command.title)) {
            m_items.append({command, match->positions, match->score});
            continue;
        }
        const QString more = command.title % u' ' % command.detail % u' ' % command.category;
        if (const auto match = fuzzyMatch(typed, more)) {
            QList<int> inTitle = match->positions;
            inTitle.removeIf([&command](int at) { return at >= command.title.size(); });
            m_items.append({command, inTitle, match->score / kDetailScore});
        }
    }
    std::stable_sort(m_items.begin(), m_items.end(), [](const Item &a, const Item &b) {
        return a.command.enabled != b.command.enabled ? a.command.enabled : a.score > b.score;
    });
    if (m_items.size() > MaxResults)
        m_items.resize(MaxResults);
    endResetModel();
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Item &item = m_items[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return item.command.title;
    case Qt::DecorationRole:
        return item.command.icon;
    case DetailRole:
        return item.command.detail;
    case CategoryRole:
        return item.command.category;
    case ShortcutRole:
        return item.command.shortcut;
    case PositionsRole:
        return QVariant::fromValue(item.positions);
    case Qt::AccessibleTextRole: {
        QStringList parts{item.command.title, item.command.detail, item.command.category, item.command.shortcut};
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    default:
        return {};
    }
}

Qt::ItemFlags CommandModel::flags(const QModelIndex &index) const
{
    const Command *item = command(index.row());
    return item && item->enabled ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

const Command *CommandModel::command(int row) const
{
    return row >= 0 && row < m_items.size() ? &m_items[row].command : nullptr;
}

CommandPalette::CommandPalette(ActionRegistry *registry, QWidget *window)
    : QFrame(window), m_registry(registry), m_window(window)
{
    setAccessibleName(tr("Command palette"));
    m_model = new CommandModel(this);
    m_field = new QLineEdit(this);
    m_field->setPlaceholderText(tr("Type a command, an application, a job…"));
    m_field->setAccessibleName(tr("Search commands"));
    m_field->setMinimumHeight(34);
    m_list = new QListView(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameStyle(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Commands"));
    m_nothing = new QLabel(tr("Nothing fits. Try fewer letters."), this);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setMinimumHeight(kRowHeight * 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Spacing::Small, Spacing::Small, Spacing::Small, Spacing::Small);
    layout->setSpacing(Spacing::XSmall);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    layout->addWidget(m_nothing);
    m_field->installEventFilter(this);
    m_window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void CommandPalette::addProvider(CommandProvider provider)
{
    m_providers += std::move(provider);
}

void CommandPalette::popup()
{
    if (isVisible()) {
        closePalette();
        return;
    }
    m_previousFocus = QApplication::focusWidget();
    m_field->clear();
    search({});
    show();
    raise();
    place();
    m_field->setFocus(Qt::PopupFocusReason);
}

QList<Command> CommandPalette::collect(const QString &typed) const
{
    QList<Command> commands;
    if (m_registry) {
        for (const ActionRegistry::Entry &entry : m_registry->entries()) {
            QAction *action = entry.action;
            if (action->isSeparator() || !action->isVisible())
                continue;
            QString title = QString(action->text()).remove(u'&');
            if (title.endsWith(u'…'))
                title.chop(1);
            commands.append({title,
                             {},
                             entry.category,
                             action->shortcut().toString(QKeySequence::NativeText),
                             action->icon(),
                             action->isEnabled(),
                             [guard = QPointer<QAction>(action)] {
                                 if (guard)
                                     guard->trigger();
                             }});
        }
    }
    for (const CommandProvider &provider : m_providers)
        commands += provider(typed);
    return commands;
}

void CommandPalette::search(const QString &typed)
{
    QList<Command> commands = collect(typed);
    if (typed.trimmed().isEmpty()) {
        const auto place = [this](const Command &command) {
            const qsizetype at = m_recent.indexOf(command.title);
            return at < 0 ? m_recent.size() : at;
        };
        std::stable_sort(commands.begin(), commands.end(),
                         [&place](const Command &a, const Command &b) { return place(a) < place(b); });
    }
    m_model->rank(commands, typed);
    const int rows = m_model->rowCount();
    m_list->setVisible(rows > 0);
    m_nothing->setVisible(rows == 0);
    m_list->setFixedHeight(qMin(rows, kRowsShown) * kRowHeight + 2);
    const QModelIndex first = m_model->index(0, 0);
    if (rows > 0 && (first.flags() & Qt::ItemIsEnabled))
        m_list->setCurrentIndex(first);
    if (isVisible())
        place();
}

void CommandPalette::runCurrent()
{
    const Command *current = m_model->command(m_list->currentIndex().row());
    if (!current || !current->enabled)
        return;
    const Command command = *current; // the model may change while it runs
    m_recent.removeAll(command.title);
    m_recent.prepend(command.title);
    if (m_recent.size() > kMaxRecent)
        m_recent.removeLast();
    closePalette();
    if (command.run)
        command.run();
    Q_EMIT commandRun(command.title);
}

void CommandPalette::moveCurrent(int step)
{
    const int rows = m_model->rowCount();
    int row = m_list->currentIndex().row();
    for (int n = 0; n < rows; ++n) {
        row = (row + step + rows) % rows; // from the end to the start
        if (m_model->flags(m_model->index(row, 0)) & Qt::ItemIsEnabled) {
            m_list->setCurrentIndex(m_model->index(row, 0));
            return;
        }
    }
}

void CommandPalette::place()
{
    const int width = qMin(kWidth, m_window->width() - 2 * Spacing::Large);
    setFixedWidth(qMax(200, width));
    layout()->activate();
    adjustSize();
    move((m_window->width() - this->width()) / 2, qMin(72, m_window->height() / 10));
}

void CommandPalette::closePalette()
{
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus && m_previousFocus)
        m_previousFocus->setFocus(Qt::PopupFocusReason);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window) {
        if (isVisible() && event->type() == QEvent::Resize)
            place();
        return false;
    }
    if (event->type() == QEvent::FocusOut && isVisible()) {
        // A click elsewhere closes it; a menu or another window of the desktop does not.
        if (static_cast<QFocusEvent *>(event)->reason() == Qt::MouseFocusReason)
            closePalette();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        closePalette();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Tab:
        moveCurrent(1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        moveCurrent(-1);
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        for (int n = 0; n < kRowsShown - 1; ++n)
            moveCurrent(static_cast<QKeyEvent *>(event)->key() == Qt::Key_PageDown ? 1 : -1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    default:
        return false;
    }
}

void CommandPalette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange && isVisible())
        place();
    QFrame::changeEvent(event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = themeColors();
    painter.setPen(QPen(colors.role(ColorRole::Border), 1));
    painter.setBrush(colors.role(ColorRole::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Spacing::Radius, Spacing::Radius);
}

} // namespace cinderscope
