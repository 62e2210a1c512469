// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Drag and drop and the space bar of MainWindow.
#include "gui/base/actionregistry.h"
#include "gui/base/theme.h"
#include "gui/shell/mainwindow.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! Over the window while something is dragged over it.
class DropHint : public QWidget
{
public:
    explicit DropHint(QWidget *parent) : QWidget(parent) { setAttribute(Qt::WA_TransparentForMouseEvents); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const ThemeColors &colors = themeColors();
        QColor veil = colors.role(ColorRole::Window);
        veil.setAlphaF(0.8F);
        painter.fillRect(rect(), veil);
        QPen pen(colors.role(ColorRole::Accent), 2, Qt::DashLine);
        painter.setPen(pen);
        painter.drawRoundedRect(QRectF(rect()).adjusted(12, 12, -12, -12), Spacing::Radius, Spacing::Radius);
        painter.setFont(Theme::instance().font(FontRole::Headline));
        painter.setPen(colors.role(ColorRole::Text));
        painter.drawText(rect(), Qt::AlignCenter, MainWindow::tr("Drop event logs or folders to open them"));
    }
};

QStringList droppedLocations(const QMimeData &data)
{
    QStringList locations;
    for (const QUrl &url : data.urls())
        locations.append(url.isLocalFile() ? url.toLocalFile() : url.toString());
    if (locations.isEmpty() && data.hasText()) {
        const QString text = data.text().trimmed();
        if (!text.contains(u'\n') && (text.startsWith(u'/') || text.contains("://"_L1)))
            locations.append(text);
    }
    return locations;
}

} // namespace

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (droppedLocations(*event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    if (!m_dropHint)
        m_dropHint = new DropHint(this);
    m_dropHint->setGeometry(rect());
    m_dropHint->show();
    m_dropHint->raise();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *event)
{
    if (m_dropHint)
        m_dropHint->hide();
    QMainWindow::dragLeaveEvent(event);
}

void MainWindow::dropEvent(QDropEvent *event)
{
    if (m_dropHint)
        m_dropHint->hide();
    const QStringList locations = droppedLocations(*event->mimeData());
    if (locations.isEmpty())
        return;
    event->acceptProposedAction();
    for (const QString &location : locations)
        openLocation(location);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_dropHint)
        m_dropHint->setGeometry(rect());
}

// The space bar plays and pauses, but it belongs to a button, a box or a list that has the keyboard.
bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space &&
        static_cast<QKeyEvent *>(event)->modifiers() == Qt::NoModifier &&
        (qobject_cast<QAbstractButton *>(watched) || qobject_cast<QComboBox *>(watched) ||
         (qobject_cast<QAbstractItemView *>(watched) && watched->objectName() != "sources"_L1))) {
        event->accept();
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace cinderscope
