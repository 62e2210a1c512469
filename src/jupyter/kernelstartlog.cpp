// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a start tells: its log and its steps, without secrets.
#include "jupyter/kernelstart.h"

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qsizetype kMostLog = 5'000; // lines

} // namespace

void KernelStart::takeOutput(const KernelOutput &output)
{
    if (output.text.contains(QLatin1StringView(kReportMark)))
        return;
    m_partial += output.text;
    if (output.kind == KernelOutput::Kind::Error && !m_partial.endsWith(u'\n'))
        m_partial += u'\n';
    const qsizetype end = m_partial.lastIndexOf(u'\n');
    if (end < 0 && m_partial.size() < 64 * 1024)
        return;
    const QString whole = end < 0 ? m_partial : m_partial.left(end);
    m_partial = end < 0 ? QString() : m_partial.mid(end + 1);
    QString shown;
    for (const QString &line : whole.split(u'\n')) {
        const QString masked = maskedText(line);
        m_log.append(masked);
        shown += masked + u'\n';
    }
    if (m_log.size() > kMostLog)
        m_log.remove(0, m_log.size() - kMostLog);
    if (m_logFile.isOpen()) {
        m_logFile.write(shown.toUtf8());
        m_logFile.flush();
    }
    Q_EMIT logAppended(shown);
}

void KernelStart::flushLog()
{
    if (!m_partial.isEmpty())
        takeOutput({KernelOutput::Kind::Stdout, u"\n"_s});
}

QString KernelStart::maskedText(const QString &text) const
{
    return QString::fromStdString(m_mask.shown(text.toStdString()));
}

LaunchSentence KernelStart::masked(const LaunchSentence &sentence) const
{
    LaunchSentence shown = sentence;
    if (!sentence.translatable)
        shown.source = maskedText(sentence.source);
    for (LaunchSentence &argument : shown.arguments)
        argument = masked(argument);
    return shown;
}

void KernelStart::step(const LaunchSentence &sentence)
{
    m_state.steps.append(LaunchStep::of(masked(sentence)));
    Q_EMIT stateChanged();
}

} // namespace cinderscope
