// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/places/placedialog.h"

#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/places/colorpicker.h"
#include "gui/places/nokeychain.h"
#include "gui/places/placecentre.h"
#include "gui/places/questions.h"
#include "gui/places/troubletext.h"
#include "ui_placedialog.h"

#include <algorithm>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr Route::Secret kSecrets[] = {Route::Secret::Login, Route::Secret::ProxyPassword, Route::Secret::KeyPassphrase};

//! Small muted text below a field.
void makeHint(QLabel *label)
{
    label->setFont(Theme::instance().font(FontRole::Small));
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, themeColors().role(ColorRole::TextMuted));
    label->setPalette(palette);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred); // else a wrapped text stays narrow
}

//! Fields of all forms on a page begin at the same place.
void alignLabels(QWidget *page)
{
    QList<QWidget *> labels;
    int widest = 0;
    for (QFormLayout *form : page->findChildren<QFormLayout *>()) {
        form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        for (int row = 0; row < form->rowCount(); ++row) {
            const QLayoutItem *item = form->itemAt(row, QFormLayout::LabelRole);
            if (!item || !item->widget())
                continue;
            labels.append(item->widget());
            widest = std::max(widest, item->widget()->sizeHint().width());
        }
    }
    for (QWidget *label : labels)
        label->setMinimumWidth(widest);
}

QString kindText(const FoundEndpoint &endpoint)
{
    switch (endpoint.kind) {
    case EndpointKind::Driver:
        return endpoint.applications.isEmpty()
                   ? PlaceDialog::tr("Driver")
                   : PlaceDialog::tr("Application %1").arg(endpoint.applications.first().name);
    case EndpointKind::Master:
        return PlaceDialog::tr("Master");
    case EndpointKind::Worker:
        return PlaceDialog::tr("Worker");
    case EndpointKind::History:
        return PlaceDialog::tr("History server");
    case EndpointKind::Connect:
        return PlaceDialog::tr("Connect server");
    case EndpointKind::NotSpark:
        return PlaceDialog::tr("Not Spark");
    case EndpointKind::Unknown:
        break;
    }
    return PlaceDialog::tr("Unknown");
}

QString factsText(const FoundEndpoint &endpoint)
{
    QStringList parts;
    if (!endpoint.sparkVersion.isEmpty())
        parts.append(PlaceDialog::tr("Spark %1").arg(endpoint.sparkVersion));
    if (endpoint.kind == EndpointKind::Master) {
        parts.append(PlaceDialog::tr("%n worker(s)", nullptr, endpoint.cluster.aliveWorkers));
        parts.append(PlaceDialog::tr("%n application(s)", nullptr, int(endpoint.applications.size())));
    } else if (endpoint.kind == EndpointKind::History) {
        parts.append(PlaceDialog::tr("%n application(s)", nullptr, int(endpoint.applications.size())));
    }
    return parts.join(u", "_s);
}

} // namespace

PlaceDialog::PlaceDialog(PlaceCentre *centre, const std::optional<Place> &place, QWidget *parent)
    : QDialog(parent), m_form(std::make_unique<Ui::PlaceDialog>()), m_centre(centre), m_isNew(!place)
{
    m_form->setupUi(this);
    m_colors = new ColorPicker(m_form->colors);
    auto *colors = new QHBoxLayout(m_form->colors);
    colors->setContentsMargins(0, 0, 0, 0);
    colors->addWidget(m_colors);
    for (QLabel *hint : {m_form->addressHint, m_form->portsHint, m_form->sshHint, m_form->directHint, m_form->noneHint,
                         m_form->rememberHint, m_form->testState, m_form->pins})
        makeHint(hint);
    m_form->wayTab->layout()->setContentsMargins(12, 12, 12, 12);
    m_form->loginTab->layout()->setContentsMargins(12, 12, 12, 12);
    for (QWidget *page : {m_form->addressTab, m_form->wayTab, m_form->loginTab})
        alignLabels(page);
    m_form->test->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_form->results->hide();
    m_form->testProgress->hide();
    m_form->testProgress->setFixedSize(90, 6);
    m_form->buttons->button(QDialogButtonBox::Save)->setText(m_isNew ? tr("A&dd") : tr("&Save"));
    if (!m_isNew)
        setWindowTitle(tr("Edit “%1”").arg(place->title()));
    Place start = place.value_or(Place::make({}));
    if (m_isNew)
        start.color = centre->book().freeColor();
    m_original = start;
    fill(start);
    connectFields();
    validate();
    m_form->address->setFocus();
}

PlaceDialog::~PlaceDialog() = default;

void PlaceDialog::setAddress(const QString &address)
{
    m_form->address->setText(address);
}

void PlaceDialog::fill(const Place &place)
{
    const Route &route = place.route;
    m_form->address->setText(place.address);
    m_form->name->setText(place.name);
    m_form->ports->setText(place.ports);
    m_colors->setColor(place.color);
    m_form->way->setCurrentIndex(int(route.way));
    m_form->wayPages->setCurrentIndex(int(route.way));
    m_form->sshHost->setText(route.sshHost.isEmpty() ? QString() : route.sshHost.toString());
    QStringList jumps;
    for (const SshHost &jump : route.sshJumps)
        jumps.append(jump.toString());
    m_form->sshJumps->setText(jumps.join(u", "_s));
    m_form->proxyHost->setText(route.proxyHost);
    if (route.proxyPort > 0)
        m_form->proxyPort->setValue(route.proxyPort);
    m_form->proxyUser->setText(route.proxyUser);
    m_form->login->setCurrentIndex(int(route.login));
    m_form->loginPages->setCurrentIndex(int(route.login));
    m_form->user->setText(route.user);
    m_form->certificate->setText(route.certificatePath);
    m_form->key->setText(route.keyPath);
    m_form->remember->setChecked(m_centre->remembersSecrets(place.id));
    m_pins = route.pins;
    if (!m_isNew) { // secrets stay unless others are typed
        for (QLineEdit *field : {m_form->password, m_form->token, m_form->proxyPassword, m_form->passphrase})
            field->setPlaceholderText(tr("unchanged"));
    }
}

void PlaceDialog::connectFields()
{
    for (QLineEdit *field : findChildren<QLineEdit *>())
        connect(field, &QLineEdit::textChanged, this, &PlaceDialog::validate);
    connect(m_form->way, &QComboBox::currentIndexChanged, m_form->wayPages, &QStackedWidget::setCurrentIndex);
    connect(m_form->login, &QComboBox::currentIndexChanged, m_form->loginPages, &QStackedWidget::setCurrentIndex);
    connect(m_form->way, &QComboBox::currentIndexChanged, this, &PlaceDialog::validate);
    connect(m_form->login, &QComboBox::currentIndexChanged, this, &PlaceDialog::validate);
    connect(m_form->remember, &QCheckBox::toggled, this, &PlaceDialog::validate);
    connect(&m_centre->keychain(), &SecretStore::keptUntilQuit, this, &PlaceDialog::validate);
    connect(m_form->forgetPins, &QPushButton::clicked, this, [this] {
        m_pins.clear();
        validate();
    });
    connect(m_form->browseCertificate, &QPushButton::clicked, this,
            [this] { browse(m_form->certificate, tr("Client certificate")); });
    connect(m_form->browseKey, &QPushButton::clicked, this,
            [this] { browse(m_form->key, tr("Key of the certificate")); });
    connect(m_form->test, &QPushButton::clicked, this, [this] { m_testing ? stopTest() : startTest(); });
    connect(m_form->buttons, &QDialogButtonBox::accepted, this, &PlaceDialog::save);
    connect(m_form->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void PlaceDialog::browse(QLineEdit *field, const QString &title)
{
    auto *dialog = new QFileDialog(this, title, field->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("PEM files (*.pem *.crt *.cer *.key)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, field, &QLineEdit::setText);
    dialog->open();
}

Place PlaceDialog::place() const
{
    Place place = m_original;
    place.address = m_form->address->text().trimmed();
    place.name = m_form->name->text().trimmed();
    place.ports = m_form->ports->text().trimmed();
    place.color = m_colors->color();
    Route route;
    route.keychainEntry = m_original.route.keychainEntry;
    route.pins = m_pins;
    route.way = Route::Way(m_form->way->currentIndex());
    if (route.way == Route::Way::Ssh) {
        const Result<SshHost> host = SshHost::parse(m_form->sshHost->text());
        if (host)
            route.sshHost = *host;
        for (const QString &part : m_form->sshJumps->text().split(u',', Qt::SkipEmptyParts)) {
            const Result<SshHost> jump = SshHost::parse(part.trimmed());
            if (jump)
                route.sshJumps.append(*jump);
        }
    } else if (route.way == Route::Way::HttpProxy) {
        route.proxyHost = m_form->proxyHost->text().trimmed();
        route.proxyPort = m_form->proxyPort->value();
        route.proxyUser = m_form->proxyUser->text().trimmed();
    }
    route.login = Route::Login(m_form->login->currentIndex());
    if (route.login == Route::Login::Basic)
        route.user = m_form->user->text();
    route.certificatePath = m_form->certificate->text().trimmed();
    if (!route.certificatePath.isEmpty())
        route.keyPath = m_form->key->text().trimmed();
    place.route = route;
    return place;
}

QString PlaceDialog::addressHint(const QList<PlaceTarget> &targets) const
{
    if (targets.size() > 1)
        return tr("%n address(es) are looked at.", nullptr, int(targets.size()));
    const PlaceTarget &target = targets.first();
    if (target.masterPort > 0)
        return tr("A standalone master at %1: its web page is looked for, and from there its workers and applications.")
            .arg(target.host);
    if (!target.url.isEmpty())
        return tr("One address, %1, and what it leads to.").arg(target.url.toString());
    return tr("The host %1: %2 ports are tried.").arg(target.host).arg(target.ports.size());
}

void PlaceDialog::validate()
{
    const Place now = place();
    QString problem;
    bool addressWrong = false;
    if (const Result<QList<PlaceTarget>> targets = now.targets(); !targets) {
        addressWrong = true;
        problem = QString::fromStdString(targets.error().detail);
        m_form->addressHint->setText(
            now.address.isEmpty()
                ? tr("A host, a master (spark://…), a page’s address (http://…), or a range of addresses.")
                : tr("This address cannot be used: %1.").arg(problem));
    } else {
        m_form->addressHint->setText(addressHint(*targets));
    }
    QPalette palette = m_form->addressHint->palette();
    palette.setColor(QPalette::WindowText, addressWrong && !now.address.isEmpty()
                                               ? themeColors().statusText(StatusRole::Failed)
                                               : themeColors().role(ColorRole::TextMuted));
    m_form->addressHint->setPalette(palette);

    if (problem.isEmpty() && now.route.way == Route::Way::Ssh) {
        const Result<SshHost> host = SshHost::parse(m_form->sshHost->text());
        if (!host)
            problem = m_form->sshHost->text().isEmpty() ? tr("The SSH host is missing.")
                                                        : QString::fromStdString(host.error().detail);
        for (const QString &part : m_form->sshJumps->text().split(u',', Qt::SkipEmptyParts)) {
            const Result<SshHost> jump = SshHost::parse(part.trimmed());
            if (!jump && problem.isEmpty())
                problem = QString::fromStdString(jump.error().detail);
        }
    }
    if (problem.isEmpty()) {
        if (const Result<void> valid = now.validate(); !valid)
            problem = QString::fromStdString(valid.error().detail);
    }
    const bool fine = problem.isEmpty();
    m_form->test->setEnabled(fine || m_testing);
    m_form->buttons->button(QDialogButtonBox::Save)->setEnabled(fine);
    m_form->buttons->button(QDialogButtonBox::Save)->setToolTip(problem);
    if (!m_testing)
        m_form->testState->setText(fine || addressWrong ? QString() : problem);
    const bool keyNeeded = !now.route.certificatePath.isEmpty();
    for (QWidget *field : {static_cast<QWidget *>(m_form->key), static_cast<QWidget *>(m_form->browseKey),
                           static_cast<QWidget *>(m_form->passphrase)})
        field->setEnabled(keyNeeded);
    m_form->pins->setText(m_pins.isEmpty() ? tr("No certificate.")
                                           : tr("%n certificate(s).", nullptr, int(m_pins.size())));
    m_form->forgetPins->setVisible(!m_pins.isEmpty());
    m_form->rememberHint->setText(
        !m_form->remember->isChecked() ? tr("They are asked for again after the next start.")
        : m_centre->keychain().kept() == SecretStore::Kept::UntilQuit
            ? tr("No keychain was found on this computer: they are kept in memory until the window ends, and asked for "
                 "again after the next start. They are never written to a file.")
            : tr("They are never written to a settings file."));
}

QString PlaceDialog::typedSecret(Route::Secret secret) const
{
    switch (secret) {
    case Route::Secret::Login:
        return m_form->login->currentIndex() == int(Route::Login::Bearer) ? m_form->token->text()
                                                                          : m_form->password->text();
    case Route::Secret::ProxyPassword:
        return m_form->proxyPassword->text();
    case Route::Secret::KeyPassphrase:
        return m_form->passphrase->text();
    }
    return {};
}

// --- the test --------------------------------------------------------------------------------------------------------

void PlaceDialog::startTest()
{
    stopTest();
    m_form->results->clear();
    m_form->results->show();
    m_form->testProgress->show();
    m_form->testState->setText(tr("Connecting…"));
    m_form->test->setText(tr("S&top"));
    m_testing = true;
    if (height() < 480)
        resize(width(), std::max(height(), sizeHint().height()));
    m_testSecrets = std::make_unique<SecretStore>(std::make_unique<NoKeychain>());
    const Place tested = place();
    const quint64 number = ++m_testNumber;
    // Typed secrets as they are, the others out of where the place keeps them; then the test.
    auto missing = std::make_shared<int>(1);
    auto done = [this, tested, number, missing] {
        if (--*missing == 0 && number == m_testNumber && m_testing)
            beginWatch(tested);
    };
    for (const Route::Secret secret : kSecrets) {
        const QString name = tested.route.secretName(secret);
        if (const QString typed = typedSecret(secret); !typed.isEmpty()) {
            m_testSecrets->write(name, typed, this);
            continue;
        }
        if (m_isNew || !tested.route.neededSecrets().contains(secret))
            continue;
        ++*missing;
        m_centre->secrets(tested.id).read(name, this, [this, name, number, done](const Result<QString> &known) {
            if (known && number == m_testNumber && m_testSecrets)
                m_testSecrets->write(name, *known, this);
            done();
        });
    }
    done();
}

void PlaceDialog::beginWatch(const Place &tested)
{
    m_test = std::make_unique<PlaceWatcher>(tested, *m_testSecrets);
    connect(m_test.get(), &PlaceWatcher::changed, this, &PlaceDialog::showTest);
    connect(m_test.get(), &PlaceWatcher::question, this, [this](const SshQuestion &question) {
        QDialog *dialog = questions::ssh(place().title(), question, this,
                                         [this, id = question.id](const std::optional<QString> &answer) {
                                             if (m_test)
                                                 m_test->answer(id, answer);
                                         });
        connect(m_test.get(), &PlaceWatcher::settled, dialog, [dialog, id = question.id](quint64 settled) {
            if (settled == id)
                dialog->close();
        });
        dialog->open();
    });
    m_test->start();
}

void PlaceDialog::addResult(const QIcon &icon, const QString &text, const QString &detail)
{
    auto *item = new QTreeWidgetItem({text});
    item->setIcon(0, icon);
    item->setToolTip(0, detail.isEmpty() ? text : QString(text % u'\n' % detail));
    m_form->results->addTopLevelItem(item);
}

void PlaceDialog::showTest()
{
    if (!m_test || !m_testing)
        return;
    using State = PlaceWatcher::State;
    m_form->results->clear();
    const QString title = place().title();
    if (m_test->error() && (m_test->state() == State::Failed || m_test->state() == State::Lost))
        addResult(Icons::severity(Severity::Error), troubletext::reason(*m_test->error(), title));
    else if (m_test->state() != State::Opening && place().route.way != Route::Way::Direct)
        addResult(Icons::severity(Severity::Success), place().route.way == Route::Way::Ssh
                                                          ? tr("The SSH connection is up.")
                                                          : tr("The proxy is used for every request."));
    std::optional<CertificateProblem> certificate;
    bool found = false;
    for (const FoundEndpoint &endpoint : m_test->endpoints()) {
        if (endpoint.reachable()) {
            found = true;
            const QString facts = factsText(endpoint);
            addResult(Icons::severity(Severity::Success),
                      facts.isEmpty() ? tr("%1 at %2").arg(kindText(endpoint), endpoint.key())
                                      : tr("%1 at %2: %3").arg(kindText(endpoint), endpoint.key(), facts));
        } else if (endpoint.state == FoundEndpoint::State::Connecting) {
            addResult(Icons::icon(u"recent"_s), tr("%1 answers; waiting for more…").arg(endpoint.key()));
        } else if (endpoint.state == FoundEndpoint::State::Unreachable) {
            addResult(Icons::severity(Severity::Warning),
                      tr("%1: %2", "address, reason").arg(endpoint.key(), troubletext::reason(endpoint)));
            if (endpoint.error && !certificate)
                certificate = CertificateProblem::fromError(*endpoint.error);
        }
    }
    const bool settled = m_test->isSettled();
    if (settled && !found && m_test->state() != State::Failed)
        addResult(
            Icons::severity(Severity::Warning),
            tr("Nothing of Spark answers. Check the address and the ports, or whether the way there leads through "
               "an SSH host."));
    m_form->testState->setText(settled ? found ? tr("Connected.") : tr("No connection.")
                               : m_test->total() > 0
                                   ? tr("%1 of %2 addresses…").arg(m_test->done()).arg(m_test->total())
                                   : tr("Connecting…"));
    m_form->testProgress->setVisible(!settled);
    if (!settled)
        return;
    m_testing = false;
    m_form->test->setText(tr("&Test connection"));
    if (certificate && !found)
        askCertificate(*certificate);
    m_test.release()->deleteLater(); // it may be in the middle of its own signal
    validate();
    m_form->testState->setText(found ? tr("Connected.") : tr("No connection."));
}

void PlaceDialog::stopTest()
{
    m_testing = false;
    ++m_testNumber;
    m_test.reset();
    m_form->testProgress->hide();
    m_form->test->setText(tr("&Test connection"));
    m_form->testState->clear();
}

void PlaceDialog::askCertificate(const CertificateProblem &problem)
{
    QDialog *dialog = questions::certificate(place().title(), problem, this, [this, problem] {
        Route route;
        route.pins = m_pins;
        route.addPin(problem.fingerprint);
        m_pins = route.pins;
        validate();
        startTest();
    });
    dialog->open();
}

void PlaceDialog::save()
{
    Place saved = place();
    stopTest();
    m_centre->setRemembersSecrets(saved.id, m_form->remember->isChecked());
    SecretStore &store = m_centre->secrets(saved.id);
    bool secrets = false;
    for (const Route::Secret secret : kSecrets) {
        const QString typed = typedSecret(secret);
        const bool wanted = saved.route.neededSecrets().contains(secret) ||
                            (secret == Route::Secret::KeyPassphrase && !saved.route.certificatePath.isEmpty());
        if (typed.isEmpty() || !wanted)
            continue;
        store.write(saved.route.secretName(secret), typed, m_centre);
        secrets = true;
    }
    m_centre->book().put(saved);
    if (secrets && !m_isNew) // the same way with another password
        if (PlaceWatcher *watcher = m_centre->watcher(saved.id))
            watcher->start();
    Q_EMIT this->saved(saved.id);
    accept();
}

} // namespace cinderscope
