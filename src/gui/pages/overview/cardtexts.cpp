// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/cardtexts.h"

#include "gui/base/format.h"
#include "gui/base/statustext.h"

#include <QCoreApplication>
#include <QTextDocument>

#include <array>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! Labels of core/summary.cpp, so that the translation tools find them.
[[maybe_unused]] constexpr std::array kLabels = {
    QT_TRANSLATE_NOOP("ApplicationCard", "Application"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Application id"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Attempt"),
    QT_TRANSLATE_NOOP("ApplicationCard", "User"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Spark version"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Scala version"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Java version"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Python version"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Master"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Deploy mode"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Start"),
    QT_TRANSLATE_NOOP("ApplicationCard", "End"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Duration"),
    QT_TRANSLATE_NOOP("ApplicationCard", "State"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Resources"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Executors alive"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Most executors alive"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Executors added"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Executors removed"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Cores"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Most cores"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Executor memory"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Driver memory"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Storage memory"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Storage memory used"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Jobs"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Stages"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Tasks"),
    QT_TRANSLATE_NOOP("ApplicationCard", "SQL executions"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Streaming queries"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Total"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Succeeded"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Failed"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Running"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Attempts"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Completed"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Skipped"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Launched"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Killed"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Active"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Work"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Input"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Output"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Shuffle read"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Shuffle write"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Spill (memory)"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Spill (disk)"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Peak execution memory of a task"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Task time"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Executor run time"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Executor CPU time"),
    QT_TRANSLATE_NOOP("ApplicationCard", "GC time"),
    QT_TRANSLATE_NOOP("ApplicationCard", "GC share of run time"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Core utilisation"),
    QT_TRANSLATE_NOOP("ApplicationCard", "CPU share of run time"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Import"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Lines"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Events"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Unknown events"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Unreadable lines"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Dropped events"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Duplicate events"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Truncated"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Failures"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Job"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Stage"),
    QT_TRANSLATE_NOOP("ApplicationCard", "Task failure"),
    QT_TRANSLATE_NOOP("ApplicationCard", "yes"),
    QT_TRANSLATE_NOOP("ApplicationCard", "no"),
};

QString translated(std::string_view english)
{
    return QCoreApplication::translate("ApplicationCard", std::string(english).c_str());
}

} // namespace

QString cardLabel(std::string_view english)
{
    return translated(english);
}

QString shownText(std::string_view text)
{
    QString result = QString::fromUtf8(text.data(), qsizetype(text.size()));
    for (QChar &c : result) {
        if (c != u'\n' && c.category() == QChar::Other_Control)
            c = u' ';
    }
    return result;
}

QString plainToolTip(const QString &text)
{
    constexpr qsizetype kLongest = 1500;
    return text.isEmpty() ? QString()
                          : Qt::convertFromPlainText(text.size() > kLongest ? text.left(kLongest) + u'…' : text);
}

QString cardValue(const CardFigure &figure)
{
    if (!figure.known)
        return format::none();
    switch (figure.kind) {
    case CardFigure::Kind::Text:
        if (figure.key == "truncated")
            return translated(figure.text);
        if (figure.key == "state") {
            for (const auto state : {ApplicationState::Running, ApplicationState::Succeeded, ApplicationState::Failed,
                                     ApplicationState::Incomplete}) {
                if (figure.text == toString(state))
                    return statusText(state);
            }
        }
        return shownText(figure.text).replace(u'\n', u' ');
    case CardFigure::Kind::Count:
        return format::count(figure.number);
    case CardFigure::Kind::Bytes:
        return format::bytes(figure.number);
    case CardFigure::Kind::Duration:
        return format::duration(figure.number);
    case CardFigure::Kind::Time:
        return format::dateTime(figure.number);
    case CardFigure::Kind::Share:
        return format::percent(figure.share);
    }
    return {};
}

QString cardCopyValue(const CardFigure &figure)
{
    if (!figure.known)
        return {};
    switch (figure.kind) {
    case CardFigure::Kind::Count:
    case CardFigure::Kind::Bytes:
        return QString::number(figure.number);
    case CardFigure::Kind::Time:
        return format::isoDateTime(figure.number);
    case CardFigure::Kind::Text:
    case CardFigure::Kind::Duration:
    case CardFigure::Kind::Share:
        break;
    }
    return cardValue(figure);
}

CardTexts translatedCardTexts()
{
    return {[](std::string_view english) { return translated(english).toStdString(); },
            [](const CardFigure &figure) { return cardValue(figure).toStdString(); }};
}

} // namespace cinderscope
