// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/preferences/preferencepages.h"

#include "act/snippets/snippet.h"
#include "discovery/place.h"
#include "gui/base/copylabel.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/notify/notificationservice.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace cinderscope::preferencepages {

namespace {

struct Pages
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::PreferencesDialog)
};

QSpinBox *portField(int value, int low, const QString &name, QWidget *parent)
{
    auto *field = new QSpinBox(parent);
    field->setRange(low, 65535);
    field->setGroupSeparatorShown(false);
    field->setValue(value);
    field->setAccessibleName(name);
    return field;
}

//! What a session needs to come to this window, as lines of a shell; the secret stays in its file.
QString environmentText(const ListenAddress &address)
{
    SnippetOptions options;
    options.listener = true;
    options.attach = SnippetListener::of(address);
    return makeSnippet(SnippetKind::EnvironmentSh, SnippetTarget(), options).text;
}

} // namespace

QFormLayout *newForm(QWidget *page)
{
    auto *form = new QFormLayout(page);
    form->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Large);
    form->setHorizontalSpacing(Spacing::Medium);
    form->setVerticalSpacing(Spacing::Small);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    return form;
}

QLabel *hint(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setFont(Theme::instance().font(FontRole::Small));
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, themeColors().role(ColorRole::TextMuted));
    label->setPalette(palette);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred); // else a wrapped text stays narrow
    return label;
}

QWidget *general(NotificationService *service, QWidget *parent)
{
    auto *page = new QWidget(parent);
    QFormLayout *form = newForm(page);
    auto *theme = new QComboBox(page);
    theme->addItem(Pages::tr("As the system"), int(ThemeMode::System));
    theme->addItem(Pages::tr("Light"), int(ThemeMode::Light));
    theme->addItem(Pages::tr("Dark"), int(ThemeMode::Dark));
    theme->setCurrentIndex(theme->findData(int(Theme::instance().mode())));
    theme->setAccessibleName(Pages::tr("Theme"));
    QObject::connect(theme, &QComboBox::activated, theme,
                     [theme] { Theme::instance().setMode(ThemeMode(theme->currentData().toInt())); });
    form->addRow(Pages::tr("&Theme:"), theme);
    if (!service)
        return page;
    auto *closing = new QComboBox(page);
    closing->addItem(Pages::tr("Ask when something is watched"), int(CloseAction::Ask));
    closing->addItem(Pages::tr("Keep watching in the tray"), int(CloseAction::Tray));
    closing->addItem(Pages::tr("Quit"), int(CloseAction::Quit));
    closing->setAccessibleName(Pages::tr("When the window is closed"));
    auto show = [closing, service] { closing->setCurrentIndex(closing->findData(int(service->closeAction()))); };
    show();
    QObject::connect(service, &NotificationService::settingsChanged, closing, show);
    QObject::connect(closing, &QComboBox::activated, service,
                     [closing, service] { service->setCloseAction(CloseAction(closing->currentData().toInt())); });
    form->addRow(Pages::tr("When the &window is closed:"), closing);
    form->addRow(QString(), hint(Pages::tr("In the tray it goes on to listen, to keep journals and to tell what fails. "
                                           "Without a tray on this desktop, closing quits."),
                                 page));
    return page;
}

QWidget *discovery(Preferences &preferences, Edited edited, QWidget *parent)
{
    auto *page = new QWidget(parent);
    QFormLayout *form = newForm(page);
    auto *first = portField(preferences.firstPort, 1, Pages::tr("First port"), page);
    auto *last = portField(preferences.lastPort, 1, Pages::tr("Last port"), page);
    auto *range = new QHBoxLayout;
    range->addWidget(first);
    range->addWidget(new QLabel(Pages::tr("to"), page));
    range->addWidget(last);
    range->addStretch(1);
    auto *rangeHint = hint({}, page);
    auto *extra = new QLineEdit(preferences.extraPorts, page);
    extra->setPlaceholderText(Pages::tr("none; for example 8090, 9000-9010"));
    extra->setAccessibleName(Pages::tr("Further ports"));
    auto *extraHint = hint({}, page);
    auto *rhythm = new QSpinBox(page);
    rhythm->setRange(1, 60);
    rhythm->setSuffix(Pages::tr(" s"));
    rhythm->setValue(preferences.rhythmSeconds);
    rhythm->setAccessibleName(Pages::tr("Rhythm"));

    auto *label = new QLabel(Pages::tr("&Ports on this computer:"), page);
    label->setBuddy(first);
    form->addRow(label, range);
    form->addRow(QString(), rangeHint);
    form->addRow(Pages::tr("&Further ports:"), extra);
    form->addRow(QString(), extraHint);
    form->addRow(Pages::tr("&Looks around every:"), rhythm);
    form->addRow(QString(),
                 hint(Pages::tr("Half as often while nothing changes. On Linux listening sockets are read from "
                                "the system, so that a closed port costs nothing and no driver is asked "
                                "twice."),
                      page));
    auto take = [&preferences, edited, first, last, extra, rhythm, rangeHint, extraHint] {
        const bool ordered = last->value() >= first->value() && last->value() - first->value() <= 1000;
        rangeHint->setText(ordered
                               ? Pages::tr("Where drivers open their pages: Spark takes 4040 and the next free ones, "
                                           "up to 4056.")
                               : Pages::tr("The last port must not be below the first one, and not more than 1,000 "
                                           "above it. The range from before stays."));
        const Result<QList<quint16>> ports = parsePorts(extra->text());
        extraHint->setText(ports ? Pages::tr("Commas and ranges.")
                                 : Pages::tr("This cannot be read: %1. The ports from before stay.")
                                       .arg(QString::fromStdString(ports.error().detail)));
        if (ordered) {
            preferences.firstPort = quint16(first->value());
            preferences.lastPort = quint16(last->value());
        }
        if (ports)
            preferences.extraPorts = extra->text().trimmed();
        preferences.rhythmSeconds = rhythm->value();
        edited();
    };
    for (QSpinBox *field : {first, last, rhythm})
        QObject::connect(field, &QSpinBox::valueChanged, page, take);
    QObject::connect(extra, &QLineEdit::textChanged, page, take);
    rangeHint->setText(
        Pages::tr("Where drivers open their pages: Spark takes 4040 and the next free ones, up to 4056."));
    extraHint->setText(Pages::tr("Commas and ranges."));
    return page;
}

QWidget *listening(Preferences &preferences, ListenServer *server, Edited edited, QWidget *parent)
{
    auto *page = new QWidget(parent);
    QFormLayout *form = newForm(page);
    auto *on = new QCheckBox(Pages::tr("&Listen for applications that carry the listener"), page);
    on->setChecked(preferences.listen);
    auto *tcp = new QCheckBox(Pages::tr("By &TCP on this computer too, not by Unix socket alone"), page);
    tcp->setChecked(preferences.tcp);
    auto *port = portField(preferences.listenPort, 0, Pages::tr("TCP port"), page);
    port->setSpecialValueText(Pages::tr("any free one"));
    auto *address = new CopyLabel(page);
    address->setFieldName(Pages::tr("Address"));
    address->setElideMode(Qt::ElideMiddle);
    auto *remarks = hint({}, page);
    auto *copy = new QPushButton(Icons::icon(u"copy"_s), Pages::tr("&Copy as environment variables"), page);
    copy->setAutoDefault(false);
    copy->setToolTip(
        Pages::tr("For sessions that would not find this window by themselves. The secret stays in its file."));

    form->addRow(on);
    form->addRow(QString(), hint(Pages::tr("Only programs of this computer that know the secret get in."), page));
    form->addRow(tcp);
    form->addRow(Pages::tr("TCP &port:"), port);
    form->addRow(Pages::tr("Address now:"), address);
    form->addRow(QString(), remarks);
    form->addRow(QString(), copy);

    auto show = [server, address, remarks, copy] {
        const bool listens = server && server->isListening();
        address->setText(listens ? server->address().addresses() : Pages::tr("not listening"));
        copy->setEnabled(listens);
        QStringList lines;
        if (listens) {
            lines = server->address().remarks;
            lines.append(server->address().primary
                             ? Pages::tr("Drivers of yours on this computer find this window by themselves.")
                             : Pages::tr("Another window (process %1) is the one that drivers find by themselves.")
                                   .arg(server->address().otherPid));
        }
        remarks->setText(lines.join(u'\n'));
    };
    auto take = [&preferences, edited, on, tcp, port] {
        preferences.listen = on->isChecked();
        preferences.tcp = tcp->isChecked();
        preferences.listenPort = quint16(port->value());
        tcp->setEnabled(on->isChecked());
        port->setEnabled(on->isChecked() && tcp->isChecked());
        edited();
    };
    tcp->setEnabled(on->isChecked());
    port->setEnabled(on->isChecked() && tcp->isChecked());
    for (QCheckBox *box : {on, tcp})
        QObject::connect(box, &QCheckBox::toggled, page, take);
    QObject::connect(port, &QSpinBox::valueChanged, page, take);
    QObject::connect(copy, &QPushButton::clicked, page, [server] {
        if (server)
            QGuiApplication::clipboard()->setText(environmentText(server->address()));
    });
    if (server)
        QObject::connect(server, &ListenServer::addressChanged, page, show);
    auto *clock = new QTimer(page); // what is changed here takes effect a moment later
    QObject::connect(clock, &QTimer::timeout, page, show);
    clock->start(500);
    show();
    return page;
}

} // namespace cinderscope::preferencepages
