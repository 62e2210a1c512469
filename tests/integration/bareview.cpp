// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bareview.h"

#include "integration/eventwait.h"

#include <algorithm>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStorageInfo>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

namespace {

constexpr int kPatienceMs = 60'000; // on a loaded machine

} // namespace

BareView::~BareView()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(20'000)) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
}

bool BareView::start(const QSize &size, const QStringList &prefix)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    if (::geteuid() == 0) // Chromium has no sandbox for root
        environment.insert(u"QTWEBENGINE_DISABLE_SANDBOX"_s, u"1"_s);
    environment.insert(u"QTWEBENGINE_CHROMIUM_FLAGS"_s, u"--disable-dev-shm-usage"_s);
    m_process.setProcessEnvironment(environment);
    QStringList command = prefix + QStringList{QStringLiteral(CINDERSCOPE_BARE_VIEW), QString::number(size.width()),
                                               QString::number(size.height())};
    const QString program = command.takeFirst();
    m_process.start(program, command);
    if (answer(u"ready"_s))
        return true;
    m_why = u"the bare view does not start: "_s + m_process.errorString() + u' ' +
            QString::fromUtf8(m_process.readAllStandardError().right(2000));
    return false;
}

void BareView::write(const QJsonObject &command)
{
    m_process.write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
}

void BareView::read()
{
    while (m_process.canReadLine())
        m_answers.append(QJsonDocument::fromJson(m_process.readLine()).object());
}

std::optional<QJsonObject> BareView::answer(const QString &key)
{
    std::optional<QJsonObject> found;
    const auto look = [&] {
        read();
        const auto at = std::ranges::find_if(m_answers, [&](const QJsonObject &each) { return each.contains(key); });
        if (at != m_answers.end()) {
            found = *at;
            m_answers.erase(at);
        }
        return found || (m_process.state() == QProcess::NotRunning && !m_process.canReadLine());
    };
    if (!spinUntil(look, kPatienceMs))
        m_why = u"the bare view says nothing"_s;
    return found;
}

void BareView::open(const QUrl &url)
{
    read();
    m_answers.clear();
    write({{u"open"_s, url.toString(QUrl::FullyEncoded)}});
}

bool BareView::loaded()
{
    const auto told = answer(u"loaded"_s);
    return told && (*told)[u"loaded"_s].toBool();
}

QJsonValue BareView::run(const QString &script, bool trusted)
{
    write({{trusted ? u"trusted"_s : u"script"_s, script}});
    const auto told = answer(u"value"_s);
    if (!told)
        return {};
    m_errors.clear();
    for (const QJsonValue &error : (*told)[u"console"_s].toArray())
        m_errors.append(error.toString());
    return (*told)[u"value"_s];
}

bool BareView::grab(const QString &path)
{
    write({{u"shot"_s, path}});
    const auto told = answer(u"value"_s);
    return told && (*told)[u"value"_s].toBool();
}

} // namespace cinderscope::test
