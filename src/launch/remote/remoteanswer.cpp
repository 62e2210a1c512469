// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/remote/remoteanswer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {
constexpr qsizetype kKeptNoise = 4096;
constexpr qsizetype kLongestValue = 64 * 1024;
constexpr qsizetype kLongestLine = 300;

QString lastLine(const QByteArray &text)
{
    const QList<QByteArray> lines = text.split('\n');
    for (auto line = lines.crbegin(); line != lines.crend(); ++line) {
        if (const QByteArray words = line->trimmed(); !words.isEmpty())
            return QString::fromUtf8(words.left(kLongestLine));
    }
    return {};
}
} // namespace

Result<RemoteAnswer> RemoteAnswer::parse(const QByteArray &output, const QByteArray &mark)
{
    RemoteAnswer answer;
    const QByteArray start = mark + ' ';
    bool begun = false;
    qsizetype at = 0;
    while (at < output.size()) {
        qsizetype end = output.indexOf('\n', at);
        end = end < 0 ? output.size() : end;
        const QByteArray line = output.mid(at, end - at);
        at = end + 1;
        if (!line.startsWith(start)) {
            answer.noise = QByteArray(answer.noise + line + '\n').right(kKeptNoise);
            continue;
        }
        const QByteArray rest = line.mid(mark.size() + 1);
        const qsizetype blank = rest.indexOf(' ');
        const QByteArray key = rest.left(blank), value = blank < 0 ? QByteArray() : rest.mid(blank + 1);
        if (key == "begun") {
            begun = true;
        } else if (key == "done") {
            answer.done = true;
        } else if (key == "log") {
            const QByteArray close = '\n' + mark + " endlog " + value;
            const qsizetype stop = output.indexOf(close, at - 1); // an empty log has only the line break
            const qsizetype size = stop < 0 ? output.size() - at : std::max<qsizetype>(stop - at, 0);
            answer.logs[value.toInt()] += output.mid(at, size);
            at = stop < 0 ? output.size() : stop + close.size() + 1;
        } else {
            answer.values.append({QString::fromUtf8(key), QString::fromUtf8(value.left(kLongestValue)).trimmed()});
        }
    }
    if (!begun) {
        const QString words = lastLine(answer.noise);
        return Error{ErrorCode::Protocol, words.isEmpty() ? "no answer of the shell" : words.toStdString(), {}};
    }
    return answer;
}

QString RemoteAnswer::value(const QString &key) const
{
    for (const auto &[name, text] : values) {
        if (name == key)
            return text;
    }
    return {};
}

QStringList RemoteAnswer::all(const QString &key) const
{
    QStringList list;
    for (const auto &[name, text] : values) {
        if (name == key)
            list += text;
    }
    return list;
}

bool RemoteAnswer::has(const QString &key) const
{
    return std::ranges::any_of(values, [&](const auto &pair) { return pair.first == key; });
}

QString RemoteAnswer::lastNoise() const
{
    return lastLine(noise);
}

} // namespace cinderscope
