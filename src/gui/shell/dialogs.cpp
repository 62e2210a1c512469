// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/dialogs.h"

#include "gui/base/actionregistry.h"
#include "gui/base/filterfield.h"
#include "gui/base/filterproxy.h"
#include "gui/base/tableview.h"
#include "gui/base/theme.h"

#include "ui_locationdialog.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QSysInfo>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! Where tr() of these free functions finds its texts.
struct Dialogs
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::Dialogs)
};

QDialog *newDialog(const QString &title, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    return dialog;
}

} // namespace

QDialog *createAboutDialog(QWidget *parent)
{
    QDialog *dialog = newDialog(Dialogs::tr("About Cinderscope"), parent);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(Spacing::XLarge, Spacing::XLarge, Spacing::XLarge, Spacing::Large);
    layout->setSpacing(Spacing::Medium);
    auto *top = new QHBoxLayout;
    top->setSpacing(Spacing::Large);
    auto *icon = new QLabel(dialog);
    icon->setPixmap(QApplication::windowIcon().pixmap(64));
    top->addWidget(icon, 0, Qt::AlignTop);
    auto *names = new QVBoxLayout;
    auto *name = new QLabel(u"Cinderscope"_s, dialog);
    name->setFont(Theme::instance().font(FontRole::Headline));
    auto *version = new QLabel(Dialogs::tr("Version %1").arg(QStringLiteral(CINDERSCOPE_VERSION)), dialog);
    names->addWidget(name);
    names->addWidget(version);
    names->addWidget(new QLabel(Dialogs::tr("Native desktop monitor for Apache Spark"), dialog));
    names->addStretch(1);
    top->addLayout(names, 1);
    layout->addLayout(top);
    auto *text = new QLabel(dialog);
    text->setWordWrap(true);
    text->setMinimumWidth(440);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setOpenExternalLinks(true);
    text->setText(
        u"<p>"_s +
        Dialogs::tr(
            "Cinderscope is free software: you can redistribute it and change it under the terms of the GNU General "
            "Public License, version 3 or later. It comes without any warranty.") +
        u"</p><p>"_s +
        Dialogs::tr(
            "It uses Qt %1 (Qt Charts under the GPL 3, the rest under the LGPL 3), simdjson (Apache 2.0), Zstandard, "
            "LZ4, xxHash and Snappy (BSD).")
            .arg(QString::fromLatin1(qVersion())) +
        u"</p><p>"_s +
        Dialogs::tr(
            "It sends nothing anywhere but the requests that you ask for. Apache Spark is a trademark of the Apache "
            "Software Foundation; Cinderscope is not a product of it.") +
        u"</p><p>"_s +
        Dialogs::tr("Runs on %1, %2.").arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()) +
        u"</p>"_s);
    layout->addWidget(text);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QPushButton *qt = buttons->addButton(Dialogs::tr("About &Qt"), QDialogButtonBox::HelpRole);
    QObject::connect(qt, &QPushButton::clicked, qApp, &QApplication::aboutQt);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    return dialog;
}

QDialog *createShortcutsDialog(const ActionRegistry &actions, QWidget *parent)
{
    QDialog *dialog = newDialog(Dialogs::tr("Keyboard shortcuts"), parent);
    dialog->resize(560, 560);
    auto *model = new QStandardItemModel(dialog);
    model->setHorizontalHeaderLabels({Dialogs::tr("Key"), Dialogs::tr("Action"), Dialogs::tr("Menu")});
    auto add = [model](const QString &key, const QString &text, const QString &category) {
        QList<QStandardItem *> row;
        for (const QString &cell : {key, text, category}) {
            row.append(new QStandardItem(cell));
            row.last()->setEditable(false);
        }
        row.first()->setFont(Theme::instance().font(FontRole::Strong));
        model->appendRow(row);
    };
    for (const ActionRegistry::Entry &entry : actions.entries()) {
        QStringList keys;
        for (const QKeySequence &key : entry.action->shortcuts())
            keys.append(key.toString(QKeySequence::NativeText));
        if (!keys.isEmpty())
            add(keys.join(u", "_s), entry.action->text().remove(u'&'), entry.category);
    }
    const QString everywhere = Dialogs::tr("In tables and lists");
    add(QKeySequence(Qt::CTRL | Qt::Key_F).toString(QKeySequence::NativeText), Dialogs::tr("Filter"), everywhere);
    add(QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText), Dialogs::tr("Copy the selected rows"),
        everywhere);
    add(Dialogs::tr("Menu key"), Dialogs::tr("Everything that can be done with a row"), everywhere);
    auto *proxy = new FilterProxy(dialog);
    proxy->setSourceModel(model);
    auto *view = new TableView(dialog);
    view->setAccessibleName(dialog->windowTitle());
    view->setModel(proxy);
    view->tools().setSettingsKey(u"shortcuts"_s);
    auto *filter = new FilterField(dialog);
    filter->setView(view);
    filter->setPlaceholderText(Dialogs::tr("Filter keys and actions"));
    filter->installShortcut(dialog);
    QObject::connect(filter, &FilterField::filterChanged, proxy, &FilterProxy::setFilter);
    auto *layout = new QVBoxLayout(dialog);
    layout->setSpacing(Spacing::Small);
    layout->addWidget(filter);
    layout->addWidget(view, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    return dialog;
}

QDialog *createLocationDialog(QWidget *parent, std::function<void(const QString &text)> chosen)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    Ui::LocationDialog form;
    form.setupUi(dialog);
    QLineEdit *field = form.field;
    QPushButton *open = form.buttons->button(QDialogButtonBox::Open);
    open->setEnabled(false);
    QObject::connect(field, &QLineEdit::textChanged, open,
                     [open](const QString &text) { open->setEnabled(!text.trimmed().isEmpty()); });
    QObject::connect(form.buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(form.buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(dialog, &QDialog::accepted, field, [field, chosen = std::move(chosen)] { chosen(field->text()); });
    return dialog;
}

} // namespace cinderscope
