// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/page.h"
#include "gui/shell/applicationfinder.h"
#include "gui/shell/pagefactory.h"

#include <QLabel>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace cinderscope::test {

//! A page that remembers what was done with it.
class FakePage : public Page
{
public:
    FakePage(QString key, QString title, QWidget *parent)
        : Page(parent), m_key(std::move(key)), m_title(std::move(title))
    {
        (new QVBoxLayout(this))->addWidget(m_label = new QLabel(m_title, this));
        setFocusPolicy(Qt::StrongFocus);
    }
    QString title() const override { return m_title; }
    QString key() const override { return m_key; }
    void setSnapshot(const SnapshotPtr &snapshot) override
    {
        current = snapshot;
        ++snapshots;
        if (!isVisible())
            ++hiddenSnapshots;
        m_label->setText(m_title + QLatin1Char(' ') + QString::fromStdString(snapshot->app.name));
    }
    void clear() override
    {
        current.reset();
        ++clears;
    }
    bool reveal(const Target &target) override
    {
        if (!reveals.contains(target.kind))
            return false;
        revealed.append(target);
        return true;
    }

    SnapshotPtr current;
    int snapshots = 0, hiddenSnapshots = 0, clears = 0;
    QList<Target::Kind> reveals;
    QList<Target> revealed;

private:
    QString m_key, m_title;
    QLabel *m_label = nullptr;
};

inline PageFactories fakePages()
{
    PageFactories pages;
    const QStringList keys{QStringLiteral("summary"), QStringLiteral("timeline"), QStringLiteral("jobs"),
                           QStringLiteral("executors")};
    for (const QString &key : keys) {
        const QString title = key.at(0).toUpper() + key.mid(1);
        pages.append({key, title, QStringLiteral("summary"), [key, title](QWidget *parent) -> Page * {
                          auto *page = new FakePage(key, title, parent);
                          if (key == QLatin1String("jobs"))
                              page->reveals = {Target::Kind::Job, Target::Kind::Stage};
                          if (key == QLatin1String("executors"))
                              page->reveals = {Target::Kind::Executor};
                          return page;
                      }});
    }
    return pages;
}

//! Finds what the test tells it.
class FakeFinder : public ApplicationFinder
{
public:
    void start() override
    {
        ++starts;
        Q_EMIT scanStarted();
    }
    void scanNow() override { ++scans; }
    void lookUp(const QUrl &base) override { lookUps.append(base); }
    QString scope() const override { return QStringLiteral("ports 4040-4049"); }
    void setSettings(const LocalDiscovery::Settings &settings) override { given = settings; }
    void find(const QList<FoundEndpoint> &endpoints) { Q_EMIT scanned(endpoints); }

    int starts = 0, scans = 0;
    QList<QUrl> lookUps;
    LocalDiscovery::Settings given;
};

//! A driver of this computer that tells its application.
inline FoundEndpoint driver(int port, const QString &id, const QString &name)
{
    FoundEndpoint endpoint;
    endpoint.url = QUrl(QStringLiteral("http://localhost:%1").arg(port));
    endpoint.kind = EndpointKind::Driver;
    endpoint.state = FoundEndpoint::State::Reached;
    endpoint.sparkVersion = QStringLiteral("4.3.0");
    FoundApplication application;
    application.applicationId = id;
    application.name = name;
    application.state = QStringLiteral("running");
    application.uiUrl = endpoint.url;
    application.start = 1'000'000 + port;
    endpoint.applications = {application};
    return endpoint;
}

inline FoundApplication ranOn(const QString &id, const QString &name, const QString &state, TimeMs start, TimeMs end)
{
    FoundApplication application;
    application.applicationId = id;
    application.name = name;
    application.state = state;
    application.start = start;
    application.end = end;
    return application;
}

inline SourceEntry logEntry(const QString &path, const QString &name = {}, const QString &id = {})
{
    SourceEntry entry;
    entry.ref = ApplicationRef::log(path);
    entry.name = name.isEmpty() ? path : name;
    entry.id = id;
    return entry;
}

inline SourceEntry liveEntry(int port, const QString &id, const QString &name)
{
    SourceEntry entry;
    entry.ref = ApplicationRef::rest(QUrl(QStringLiteral("http://localhost:%1").arg(port)), id);
    entry.name = name;
    entry.id = id;
    entry.state = ApplicationState::Running;
    return entry;
}

inline QString dataPath(const char *below)
{
    return QStringLiteral(CINDERSCOPE_TEST_DATA "/event-logs/") + QString::fromLatin1(below);
}

} // namespace cinderscope::test
