// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launch/launchcentre.h"

#include "gui/base/icons.h"
#include "gui/launch/launchtext.h"
#include "gui/launchform/sessionkindtext.h"
#include "launch/remote/sshcluster.h"

#include <algorithm>
#include <QDateTime>
#include <QMenu>
#include <utility>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

LaunchPhase furthest(LaunchPhase known, LaunchPhase now)
{
    return now <= LaunchPhase::Running ? std::max(known, now) : known;
}

bool needsSpark(SessionKind kind)
{
    return kind != SessionKind::KernelSession && kind != SessionKind::SshCluster;
}

} // namespace

LaunchCentre::LaunchCentre(QObject *parent) : LaunchCentre(Options{}, parent) {}

LaunchCentre::LaunchCentre(const Options &options, QObject *parent)
    : QObject(parent), m_book(std::make_unique<SessionBook>(options.sessions.isEmpty() ? SessionBook::defaultFolder()
                                                                                       : options.sessions)),
      m_launcher(std::make_unique<Launcher>(options.launcher)), m_since(QDateTime::currentMSecsSinceEpoch())
{
    m_launcher->addKind(SessionKind::SshCluster, [this](const LaunchRequest &request) {
        std::unique_ptr<Launch> launch = sshClusterFactory()(request);
        if (auto *cluster = qobject_cast<SshCluster *>(launch.get())) { // before it starts: else the answer is no
            connect(cluster, &SshCluster::question, this,
                    [this, id = request.id](const SshQuestion &asked) { Q_EMIT question(id, asked); });
            connect(cluster, &SshCluster::settled, this,
                    [this, id = request.id](quint64 number) { Q_EMIT settled(id, number); });
        }
        return launch;
    });
    if (options.persistent)
        m_book->setJsonFolder(SessionBook::rememberedJsonFolder());
    connect(m_book.get(), &SessionBook::changed, this, &LaunchCentre::configurationsChanged);
    connect(m_launcher.get(), &Launcher::added, this, &LaunchCentre::take);
    connect(m_launcher.get(), &Launcher::changed, this, &LaunchCentre::update);
    connect(m_launcher.get(), &Launcher::removed, this, [this](const QString &id) {
        if (m_known.erase(id) > 0)
            Q_EMIT removed(id);
        checkEnded();
    });
    m_flush.setSingleShot(true);
    m_flush.setInterval(LogFlushMs);
    connect(&m_flush, &QTimer::timeout, this, &LaunchCentre::flushLogs);
    m_atOnce.setSingleShot(true);
    m_atOnce.setInterval(EndAtOnceMs);
    connect(&m_atOnce, &QTimer::timeout, this, [this] {
        for (Launch *launch : m_launcher->endingWithUs())
            launch->stop(); // the second time: hard
    });
}

LaunchCentre::~LaunchCentre()
{
    m_launcher->disconnect(this);
    m_book->disconnect(this);
}

void LaunchCentre::begin()
{
    m_launcher->look();
}

bool LaunchCentre::isTold(const Launch *launch) const
{
    const LaunchState &state = launch->state();
    return !state.isOver() || (state.started != kNoTime && state.started >= m_since);
}

void LaunchCentre::take(Launch *launch)
{
    const LaunchState &state = launch->state();
    const QString id = state.id;
    if (m_known.contains(id))
        return update(launch);
    if (!isTold(launch))
        return;
    Known known;
    known.reached = state.adopted ? LaunchPhase::Running : furthest(LaunchPhase::Preparing, state.phase);
    m_known.emplace(id, known);
    connect(launch, &Launch::logAppended, this, [this, id](const QString &text) { appendLog(id, text); });
    QString before;
    for (auto entry = m_restarts.begin(); entry != m_restarts.end(); ++entry) {
        const SessionConfig &config = entry.value();
        if (config == state.config || (!config.path.isEmpty() && config.path == state.config.path))
            before = entry.key();
    }
    Q_EMIT added(id);
    if (!before.isEmpty()) {
        m_restarts.remove(before);
        Q_EMIT restarted(before, id);
    }
}

void LaunchCentre::update(Launch *launch)
{
    const QString id = launch->state().id;
    const auto known = m_known.find(id);
    if (known == m_known.end())
        return; // was over before the window, or dismissed
    known->second.reached = furthest(known->second.reached, launch->state().phase);
    Q_EMIT changed(id);
    checkEnded();
}

void LaunchCentre::appendLog(const QString &id, const QString &text)
{
    const auto known = m_known.find(id);
    if (known == m_known.end() || text.isEmpty())
        return;
    QString whole = text;
    if (whole.endsWith(u'\n'))
        whole.chop(1);
    const QStringList lines = whole.split(u'\n');
    for (QStringList *list : {&known->second.lines, &known->second.coming}) {
        list->append(lines);
        // not at each line: that would move all of them
        if (list->size() > LogLines + LogLines / 4)
            list->erase(list->begin(), list->end() - LogLines);
    }
    if (!m_flush.isActive())
        m_flush.start();
}

void LaunchCentre::flushLogs()
{
    for (auto &[id, known] : m_known) {
        if (known.coming.isEmpty())
            continue;
        QString lines = std::exchange(known.coming, {}).join(u'\n');
        lines += u'\n';
        Q_EMIT logAppended(id, lines);
    }
}

QString LaunchCentre::log(const QString &id) const
{
    const auto known = m_known.find(id);
    if (known == m_known.end())
        return {};
    // what is coming is told by logAppended()
    const qsizetype count = known->second.lines.size() - known->second.coming.size();
    if (count <= 0)
        return {};
    QString text = known->second.lines.first(count).join(u'\n');
    text += u'\n';
    return text;
}

QString LaunchCentre::start(const SessionConfig &wanted)
{
    SessionConfig config = wanted;
    if (config.spark.home.isEmpty() && config.spark.python.isEmpty() && needsSpark(config.kind)) {
        config.spark.home = m_defaults.home;
        config.spark.python = m_defaults.python;
    }
    Launch *launch = m_launcher->start(config);
    take(launch);
    return launch->state().id;
}

void LaunchCentre::stop(const QString &id)
{
    Launch *launch = m_launcher->find(id);
    if (!launch)
        return;
    if (const auto known = m_known.find(id); known != m_known.end())
        known->second.reached = furthest(known->second.reached, launch->state().phase);
    launch->stop();
}

void LaunchCentre::restart(const QString &id)
{
    const Launch *launch = m_launcher->find(id);
    if (!launch)
        return;
    SessionConfig config = configurationOf(launch->state()).value_or(launch->state().config);
    if (config.spark.home.isEmpty() && config.spark.python.isEmpty() && needsSpark(config.kind)) {
        config.spark.home = m_defaults.home;
        config.spark.python = m_defaults.python;
    }
    m_restarts.insert(id, config);
    m_launcher->restart(id, config);
}

void LaunchCentre::answer(const QString &id, quint64 question, const std::optional<QString> &text)
{
    if (auto *cluster = qobject_cast<SshCluster *>(m_launcher->find(id)))
        cluster->answer(question, text);
}

void LaunchCentre::dismiss(const QString &id)
{
    const Launch *launch = m_launcher->find(id);
    if ((launch && !launch->state().isOver()) || m_known.erase(id) == 0)
        return;
    if (launch)
        launch->disconnect(this);
    Q_EMIT removed(id);
}

QList<LaunchState> LaunchCentre::states() const
{
    QList<LaunchState> states;
    for (const Launch *launch : m_launcher->launches()) {
        if (m_known.contains(launch->state().id))
            states.append(launch->state());
    }
    return states;
}

std::optional<LaunchState> LaunchCentre::state(const QString &id) const
{
    const Launch *launch = m_known.contains(id) ? m_launcher->find(id) : nullptr;
    return launch ? std::optional(launch->state()) : std::nullopt;
}

LaunchPhase LaunchCentre::reached(const QString &id) const
{
    const auto known = m_known.find(id);
    if (known == m_known.end())
        return LaunchPhase::Preparing;
    const Launch *launch = m_launcher->find(id); // may be further than changed() has told
    return launch ? furthest(known->second.reached, launch->state().phase) : known->second.reached;
}

bool LaunchCentre::isAnythingRunning() const
{
    const QList<Launch *> launches = m_launcher->launches();
    return std::any_of(launches.begin(), launches.end(),
                       [](const Launch *launch) { return !launch->state().isOver(); });
}

QList<SessionConfig> LaunchCentre::configurations() const
{
    QHash<QString, TimeMs> last; // by file
    for (const Launch *launch : m_launcher->launches()) {
        const LaunchState &state = launch->state();
        TimeMs &time = last[state.config.path];
        time = std::max(time, state.started);
    }
    QList<SessionConfig> configs;
    for (const SessionEntry &entry : m_book->entries()) {
        if (!entry.isBroken())
            configs.append(entry.config);
    }
    std::stable_sort(configs.begin(), configs.end(), [&](const SessionConfig &left, const SessionConfig &right) {
        return last.value(left.path, kNoTime) > last.value(right.path, kNoTime);
    });
    return configs;
}

std::optional<SessionConfig> LaunchCentre::configurationOf(const LaunchState &state) const
{
    const SessionEntry *entry = state.config.path.isEmpty() ? nullptr : m_book->entry(state.config.path);
    return entry && !entry->isBroken() ? std::optional(entry->config) : std::nullopt;
}

bool LaunchCentre::fillMenu(QMenu &menu, const Wanted &wanted, const Adjust &adjust, const Starter &starter) const
{
    constexpr int kMost = 12; // more are in the manager
    int count = 0;
    for (const SessionConfig &config : configurations()) {
        if (wanted && !wanted(config))
            continue;
        if (++count > kMost)
            break;
        QString text = launchtext::name(config);
        text.replace(u'&', "&&"_L1);
        QAction *action = menu.addAction(Icons::icon(sessionKindIcon(config.kind)), text);
        action->setToolTip(config.description.isEmpty() ? sessionKindTitle(config.kind)
                                                        : sessionKindTitle(config.kind) + u'\n' + config.description);
        connect(action, &QAction::triggered, this, [this, config, adjust, starter] {
            SessionConfig chosen = config;
            if (adjust) {
                adjust(chosen);
                if (chosen != config)
                    chosen.path.clear(); // is not what the file says any more
            }
            if (starter)
                starter(chosen);
            else
                const_cast<LaunchCentre *>(this)->start(chosen);
        });
    }
    menu.setToolTipsVisible(true);
    return count > 0;
}

QList<LaunchState> LaunchCentre::endingWithUs() const
{
    QList<LaunchState> states;
    for (const Launch *launch : m_launcher->endingWithUs()) {
        if (!launch->state().isOver())
            states.append(launch->state());
    }
    return states;
}

void LaunchCentre::keepRunning(const QString &id)
{
    m_launcher->setKeepRunning(id, true);
}

void LaunchCentre::endAll()
{
    if (std::exchange(m_ending, true))
        return;
    for (Launch *launch : m_launcher->endingWithUs()) {
        if (launch->state().phase != LaunchPhase::Stopping)
            launch->stop();
    }
    m_atOnce.start();
    QMetaObject::invokeMethod(this, &LaunchCentre::checkEnded, Qt::QueuedConnection);
}

void LaunchCentre::checkEnded()
{
    if (!m_ending || !endingWithUs().isEmpty())
        return;
    m_ending = false;
    m_atOnce.stop();
    Q_EMIT allEnded();
}

} // namespace cinderscope
