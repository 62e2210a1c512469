// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/config/checkparts.h"
#include "launch/config/sparkcatalogue.h"
#include "launch/config/valuecheck.h"

#include <algorithm>
#include <QRegularExpression>
#include <QVersionNumber>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

using Severity = SessionProblem::Severity;
using Type = SparkProperty::Type;

SessionProblem problem(const QString &key, Severity severity, const QString &code, const QString &cause,
                       const QString &cure, const QString &suggestion = {})
{
    return SessionProblem{u"properties/"_s + key, severity, code, cause, cure, suggestion};
}

QString quoted(const QString &text)
{
    return text.size() > 60 ? text.left(57) + u"…"_s : text;
}

//! "1.5g" as "1536m".
QString wholeSize(const QString &text)
{
    static const QRegularExpression pattern(u"^\\s*([0-9]+\\.[0-9]+)\\s*([kmgt])i?b?\\s*$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    static const QString smaller = u"bkmg"_s, larger = u"kmgt"_s;
    const qsizetype at = larger.indexOf(match.captured(2).toLower());
    return QString::number(qint64(match.captured(1).toDouble() * 1024)) + smaller.at(at);
}

SessionProblem wrongBytes(const SparkProperty &property, const QString &value)
{
    QString suggestion = wholeSize(value);
    static const QRegularExpression binary(u"^\\s*([0-9]+)\\s*([kmgtp])(i?b)?\\s*$"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    if (const auto match = binary.match(value); match.hasMatch())
        suggestion = match.captured(1) + match.captured(2).toLower();
    return problem(property.key, Severity::Error, u"wrong-type"_s,
                   SessionCheck::tr("“%1” is no size that Spark understands.").arg(quoted(value)),
                   SessionCheck::tr("Write a whole number with b, k, m, g, t or p, for example 512m."), suggestion);
}

SessionProblem wrongTime(const SparkProperty &property, const QString &value)
{
    static const QRegularExpression words(
        u"^\\s*([0-9]+)\\s*(sec|secs|second|seconds|mins|minute|minutes|hour|hours|day|days)\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString suggestion;
    if (const auto match = words.match(value); match.hasMatch()) {
        const QChar first = match.captured(2).at(0).toLower();
        suggestion = match.captured(1) + (first == u'm' ? u"min"_s : QString(first));
    }
    return problem(property.key, Severity::Error, u"wrong-type"_s,
                   SessionCheck::tr("“%1” is no time that Spark understands.").arg(quoted(value)),
                   SessionCheck::tr("Write a whole number with us, ms, s, min, h or d, for example 30s."), suggestion);
}

std::optional<SessionProblem> outOfRange(const SparkProperty &property, double number, const QString &value)
{
    if (property.least && number < *property.least)
        return problem(property.key, Severity::Error, u"out-of-range"_s,
                       SessionCheck::tr("%1 is too small for “%2”.").arg(quoted(value), property.key),
                       SessionCheck::tr("Write %1 or more.").arg(*property.least));
    if (property.most && number > *property.most)
        return problem(property.key, Severity::Error, u"out-of-range"_s,
                       SessionCheck::tr("%1 is too large for “%2”.").arg(quoted(value), property.key),
                       SessionCheck::tr("Write %1 or less.").arg(*property.most));
    if (property.type == Type::Integer && property.key.endsWith(".port"_L1) && (number < 0 || number > 65535))
        return problem(property.key, Severity::Error, u"bad-port"_s,
                       SessionCheck::tr("%1 is no port.").arg(quoted(value)),
                       SessionCheck::tr("Write a number from 1 to 65535, or 0 for any free one."));
    return std::nullopt;
}

std::optional<SessionProblem> wrongNumber(const SparkProperty &property, const QString &value)
{
    const bool whole = property.type == Type::Integer;
    const std::optional<qint64> integer = integerOf(value);
    const std::optional<double> number =
        whole ? (integer ? std::optional(double(*integer)) : std::nullopt) : numberOf(value);
    if (number)
        return outOfRange(property, *number, value);
    return problem(property.key, Severity::Error, u"wrong-type"_s,
                   whole ? SessionCheck::tr("“%1” is no whole number.").arg(quoted(value))
                         : SessionCheck::tr("“%1” is no number.").arg(quoted(value)),
                   whole ? SessionCheck::tr("Write digits only, for example 200.")
                         : SessionCheck::tr("Write a number with a decimal point, for example 0.6."));
}

std::optional<SessionProblem> wrongChoice(const SparkProperty &property, const QString &value)
{
    const Qt::CaseSensitivity cases = property.exactChoices ? Qt::CaseSensitive : Qt::CaseInsensitive;
    if (property.choices.isEmpty() || property.choices.contains(value.trimmed(), cases))
        return std::nullopt;
    const auto near = std::find_if(property.choices.begin(), property.choices.end(), [&](const QString &one) {
        return one.compare(value.trimmed(), Qt::CaseInsensitive) == 0;
    });
    return problem(property.key, Severity::Error, u"wrong-choice"_s,
                   SessionCheck::tr("“%1” is no value of “%2”.").arg(quoted(value), property.key),
                   SessionCheck::tr("Write one of %1.").arg(property.choices.join(u", "_s)),
                   near == property.choices.end() ? QString() : *near);
}

std::optional<SessionProblem> wrongRegex(const SparkProperty &property, const QString &value)
{
    const QRegularExpression pattern(value);
    if (pattern.isValid())
        return std::nullopt;
    // Java's and PCRE's patterns differ in rare things: what one refuses the other may take.
    return problem(property.key, Severity::Warning, u"wrong-type"_s,
                   SessionCheck::tr("The regular expression seems to be broken: %1.").arg(pattern.errorString()),
                   SessionCheck::tr("Look at its brackets and backslashes."));
}

std::optional<SessionProblem> wrongValue(const SparkProperty &property, const QString &value)
{
    switch (property.type) {
    case Type::Boolean:
        if (!booleanOf(value)) {
            static const QStringList yes{u"1"_s, u"yes"_s, u"on"_s, u"y"_s}, no{u"0"_s, u"no"_s, u"off"_s, u"n"_s};
            const QString word = value.trimmed().toLower();
            return problem(property.key, Severity::Error, u"wrong-type"_s,
                           SessionCheck::tr("“%1” is neither true nor false.").arg(quoted(value)),
                           SessionCheck::tr("Write true or false."),
                           yes.contains(word)  ? u"true"_s
                           : no.contains(word) ? u"false"_s
                                               : QString());
        }
        return std::nullopt;
    case Type::Integer:
    case Type::Number:
        return wrongNumber(property, value);
    case Type::Bytes:
        return bytesOf(value, property.unit) ? std::nullopt : std::optional(wrongBytes(property, value));
    case Type::Time:
        return microsecondsOf(value, property.unit) ? std::nullopt : std::optional(wrongTime(property, value));
    case Type::Regex:
        return wrongRegex(property, value);
    case Type::Text:
    case Type::List:
        break;
    }
    return wrongChoice(property, value);
}

std::optional<SessionProblem> unknownKey(const QString &key)
{
    const SparkCatalogue &catalogue = SparkCatalogue::instance();
    const QStringList near = catalogue.nearest(key, 1);
    const QString suggestion = near.value(0);
    if (!key.startsWith("spark."_L1))
        return problem(key, Severity::Warning, u"not-spark"_s,
                       SessionCheck::tr("Spark ignores properties that do not begin with “spark.”."),
                       suggestion.isEmpty()
                           ? SessionCheck::tr("Settings of Hadoop are written as spark.hadoop.%1.").arg(quoted(key))
                           : SessionCheck::tr("Did you mean “%1”?").arg(suggestion),
                       suggestion);
    if (catalogue.isFamily(key))
        return std::nullopt;
    return problem(key, Severity::Warning, u"unknown-property"_s,
                   SessionCheck::tr("Spark has no property “%1”.").arg(quoted(key)),
                   suggestion.isEmpty()
                       ? SessionCheck::tr("That is right for properties of other libraries; else look at its spelling.")
                       : SessionCheck::tr("Did you mean “%1”?").arg(suggestion),
                   suggestion);
}

std::optional<SessionProblem> outdated(const SparkProperty &property, const QString &key, const QString &version)
{
    if (property.key != key)
        return problem(key, Severity::Remark, u"older-name"_s,
                       SessionCheck::tr("“%1” is an older name of this property.").arg(key),
                       SessionCheck::tr("Write “%1”.").arg(property.key), property.key);
    if (!property.deprecatedSince.isEmpty()) {
        const QVersionNumber since = QVersionNumber::fromString(property.deprecatedSince);
        const QVersionNumber here = QVersionNumber::fromString(version);
        if (!here.isNull() && QVersionNumber(here.majorVersion(), here.minorVersion()) <
                                  QVersionNumber(since.majorVersion(), since.minorVersion()))
            return std::nullopt;
        const bool isKey = property.replacement.startsWith("spark."_L1) && !property.replacement.contains(u' ');
        return problem(key, Severity::Warning, u"deprecated-property"_s,
                       SessionCheck::tr("“%1” is deprecated since Spark %2.").arg(key, property.deprecatedSince),
                       isKey ? SessionCheck::tr("Write “%1”.").arg(property.replacement) : property.replacement,
                       isKey ? property.replacement : QString());
    }
    if (!version.isEmpty() && !property.defaults.isEmpty() &&
        !SparkCatalogue::instance().defaultOf(property, version) &&
        QVersionNumber::fromString(property.since) > QVersionNumber::fromString(version + u".99"_s))
        return problem(
            key, Severity::Warning, u"too-new"_s,
            SessionCheck::tr("Spark %1 does not have “%2”, which came with %3.").arg(version, key, property.since),
            SessionCheck::tr("Remove it, or choose a newer Spark."));
    return std::nullopt;
}

//! What cannot be a key or a value at all.
std::optional<SessionProblem> malformed(const QString &key, const QString &value)
{
    static const QRegularExpression blank(u"[\\s=\\x00-\\x1f]"_s);
    if (key.trimmed().isEmpty())
        return problem(key, Severity::Error, u"no-key"_s, SessionCheck::tr("A property has no name."),
                       SessionCheck::tr("Write its name, or remove it."));
    if (key != key.trimmed() || key.contains(blank))
        return problem(
            key, Severity::Error, u"bad-key"_s,
            SessionCheck::tr("The name “%1” holds blanks or characters that no property has.").arg(quoted(key)),
            SessionCheck::tr("Remove them; a value belongs into the field beside it."),
            key.section(blank, 0, 0, QString::SectionSkipEmpty));
    if (value.contains(QChar(0)))
        return problem(key, Severity::Error, u"bad-value"_s, SessionCheck::tr("The value holds a NUL character."),
                       SessionCheck::tr("Remove it."));
    return std::nullopt;
}

void checkSecrets(CheckRun &run, const QString &key, const QString &value)
{
    if (!value.isEmpty() && isSecret(run.config, key, value))
        run.remark(
            u"properties/"_s + key, u"secret"_s,
            SessionCheck::tr("A secret: it is in this configuration's file, which only you can read, and reaches "
                             "Spark by another such file."),
            SessionCheck::tr("It is not in command lines or logs, and Spark hides it on its pages; the "
                             "application itself can read it."));
}

void checkJavaOptions(CheckRun &run)
{
    for (const QString &part : {u"driver"_s, u"executor"_s}) {
        for (const QString &kind : {u"extraJavaOptions"_s, u"defaultJavaOptions"_s}) {
            const QString key = u"spark."_s + part + u'.' + kind;
            const QString options = run.property(key).value_or(QString());
            // SparkConf.validateSettings (executor), SparkSubmitCommandBuilder (driver)
            if (options.contains("-Xmx"_L1))
                run.error(run.fieldOf(key), u"heap-in-options"_s,
                          SessionCheck::tr("Spark refuses -Xmx in “%1”.").arg(key),
                          SessionCheck::tr("Set spark.%1.memory instead.").arg(part));
            if (part == "executor"_L1 && options.contains("-Dspark"_L1))
                run.error(run.fieldOf(key), u"spark-in-options"_s,
                          SessionCheck::tr("Spark refuses settings of its own (-Dspark…) in “%1”.").arg(key),
                          SessionCheck::tr("Write them as properties."));
        }
    }
}

} // namespace

std::optional<SessionProblem> checkProperty(const QString &key, const QString &value, const QString &sparkVersion)
{
    if (std::optional<SessionProblem> found = malformed(key, value))
        return found;
    const SparkProperty *property = SparkCatalogue::instance().find(key);
    if (!property)
        return unknownKey(key);
    if (std::optional<SessionProblem> found = wrongValue(*property, value)) {
        found->field = u"properties/"_s + key;
        return found;
    }
    return outdated(*property, key, sparkVersion);
}

void checkProperties(CheckRun &run)
{
    QStringList seen;
    for (const auto &[key, value] : run.config.properties) {
        if (std::optional<SessionProblem> found = checkProperty(key, value, run.version))
            run.problems.append(*found);
        if (seen.contains(key))
            run.error(u"properties/"_s + key, u"duplicate"_s, SessionCheck::tr("“%1” is set twice.").arg(key),
                      SessionCheck::tr("Remove one of them."));
        seen.append(key);
        checkSecrets(run, key, value);
    }
    checkJavaOptions(run);
}

} // namespace cinderscope
