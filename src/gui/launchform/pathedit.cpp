// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launchform/pathedit.h"

#include "gui/base/icons.h"
#include "launch/config/sessionfile.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace cinderscope {

PathEdit::PathEdit(Kind kind, const QString &title, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_title(title), m_line(new QLineEdit(this)),
      m_found(new QPushButton(tr("Found"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_line, 1);
    m_found->setToolTip(tr("What was found on this computer"));
    m_found->setAutoDefault(false);
    m_found->setMenu(new QMenu(m_found));
    m_found->hide();
    layout->addWidget(m_found);
    auto *browseButton = new QPushButton(tr("Choose…"), this);
    browseButton->setAccessibleName(title);
    browseButton->setAutoDefault(false);
    layout->addWidget(browseButton);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &PathEdit::textChanged);
    connect(browseButton, &QPushButton::clicked, this, &PathEdit::browse);
}

QString PathEdit::text() const
{
    return m_line->text();
}

void PathEdit::setText(const QString &text)
{
    if (m_line->text() != text)
        m_line->setText(text);
}

void PathEdit::setPlaceholderText(const QString &text)
{
    m_line->setPlaceholderText(text);
}

void PathEdit::setFound(const QList<std::pair<QString, QString>> &found)
{
    m_found->menu()->clear();
    for (const auto &[shown, path] : found) {
        QAction *action = m_found->menu()->addAction(QString(shown).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, path = path] { m_line->setText(path); });
    }
    m_found->setVisible(!found.isEmpty());
}

void PathEdit::browse()
{
    auto *dialog = new QFileDialog(window(), m_title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(m_kind == Kind::File ? QFileDialog::ExistingFile : QFileDialog::Directory);
    if (m_kind == Kind::Folder)
        dialog->setOption(QFileDialog::ShowDirsOnly);
    const QFileInfo now(expandedPath(m_line->text()));
    if (now.isAbsolute() && now.exists())
        dialog->setDirectory(now.isDir() ? now.absoluteFilePath() : now.absolutePath());
    connect(dialog, &QFileDialog::fileSelected, m_line, &QLineEdit::setText);
    dialog->open();
}

} // namespace cinderscope
