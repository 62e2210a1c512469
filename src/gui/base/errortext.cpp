// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/errortext.h"

#include <QCoreApplication>

namespace cinderscope {
namespace {
struct CauseAndCure
{
    QString cause;
    QString cure;
};

//! Where tr() of these free functions finds its texts.
struct ErrorTexts
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::Error)
};

CauseAndCure reading(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotAnEventLog:
        return {ErrorTexts::tr("%1 is neither an event log of Spark nor a folder of them."),
                ErrorTexts::tr(
                    "Choose a file that Spark wrote with spark.eventLog.enabled=true, or the folder that it lies in.")};
    case ErrorCode::Empty:
        return {ErrorTexts::tr("%1 is empty."),
                ErrorTexts::tr("Wait until the application has written something, or choose another one.")};
    case ErrorCode::Corrupt:
        return {ErrorTexts::tr("%1 is damaged: its content breaks the rules of its format."),
                ErrorTexts::tr("Copy it again from where it came. What could be read stays.")};
    case ErrorCode::Truncated:
        return {ErrorTexts::tr("%1 ends in the middle."),
                ErrorTexts::tr("If it is still being written, wait; else copy it again from where it came.")};
    case ErrorCode::TooLarge:
        return {ErrorTexts::tr("%1 holds a piece that is larger than the limit that guards the memory."),
                ErrorTexts::tr("Check that it is the file that you meant and that it is not damaged.")};
    case ErrorCode::Unsupported:
        return {ErrorTexts::tr("%1 has a format or version that Cinderscope does not read."),
                ErrorTexts::tr("Unpack or convert it, or look for a newer Cinderscope.")};
    default:
        return {};
    }
}

CauseAndCure network(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Timeout:
        return {ErrorTexts::tr("%1 did not answer in time."),
                ErrorTexts::tr("Check that it is running and reachable, then try again.")};
    case ErrorCode::Network:
        return {ErrorTexts::tr("%1 cannot be reached."),
                ErrorTexts::tr("Check address, network and that the program there is running.")};
    case ErrorCode::Protocol:
        return {ErrorTexts::tr("%1 gave an answer that cannot be understood."),
                ErrorTexts::tr("Check that the address is one of Spark's own UI and no other program's.")};
    case ErrorCode::Unauthorized:
        return {ErrorTexts::tr("%1 wants a login that was not given, or another one."),
                ErrorTexts::tr("Enter the credentials and try again.")};
    default:
        return {};
    }
}

CauseAndCure texts(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return {ErrorTexts::tr("%1 does not exist."),
                ErrorTexts::tr("Check the name. Perhaps it was moved, renamed or deleted meanwhile.")};
    case ErrorCode::NoPermission:
        return {ErrorTexts::tr("You have no permission for %1."),
                ErrorTexts::tr("Ask its owner for permission, or choose another place that is yours.")};
    case ErrorCode::DiskFull:
        return {ErrorTexts::tr("There is no space left for %1."),
                ErrorTexts::tr("Free some space or choose another place, then try again.")};
    case ErrorCode::Io:
        return {ErrorTexts::tr("The system reported an error with %1."),
                ErrorTexts::tr("Try again. If it stays, check the disk or the network drive.")};
    case ErrorCode::InvalidArgument:
        return {ErrorTexts::tr("%1 cannot be used for this."), ErrorTexts::tr("Choose another one.")};
    case ErrorCode::Cancelled:
        return {ErrorTexts::tr("It was cancelled."), QString()};
    case ErrorCode::Timeout:
    case ErrorCode::Network:
    case ErrorCode::Protocol:
    case ErrorCode::Unauthorized:
        return network(code);
    default:
        return reading(code);
    }
}
} // namespace

Message messageFor(const QString &what, const Error &error)
{
    const CauseAndCure text = texts(error.code);
    const QString source = QString::fromStdString(error.source);
    Message message;
    message.severity = error.code == ErrorCode::Cancelled ? Severity::Info : Severity::Error;
    message.what = what;
    const QString name = source.isEmpty() ? ErrorTexts::tr("It") : ErrorTexts::tr("“%1”").arg(source);
    message.cause = text.cause.contains(QLatin1StringView("%1")) ? text.cause.arg(name) : text.cause;
    message.cure = text.cure;
    message.details = QString::fromStdString(error.detail);
    return message;
}

QString errorText(const Error &error)
{
    const Message message = messageFor({}, error);
    QString text = message.cause;
    if (!message.details.isEmpty())
        text += QStringLiteral(" (") % message.details % u')';
    return message.cure.isEmpty() ? text : QString(text % u' ' % message.cure);
}

} // namespace cinderscope
