// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <concepts>
#include <functional>
#include <type_traits>
#include <utility>

class QJsonValue;

namespace cinderscope {

//! What a start says, so that the command line shows it in English and the window in the person's language: an English
//! text with %1, %2, … and what stands there. The text itself is the id under which translators find it: lupdate takes
//! it out of LaunchSentence::tr("…"), wherever that stands (src/launch, src/jupyter), into the context kContext.
//! A QString is a sentence that is shown as it is: a path, a number, a line of a log.
struct LaunchSentence
{
#if 0 // for lupdate, which reads this too: the class has texts. tr() of this one translates later, elsewhere.
    Q_DECLARE_TR_FUNCTIONS(cinderscope::LaunchSentence)
#endif
    static constexpr char kContext[] = "cinderscope::LaunchSentence";

    QString source;                  //!< English; empty: nothing is said
    QList<LaunchSentence> arguments; //!< of %1, %2, …
    bool translatable = false;       //!< made by tr(), or put together of others

    LaunchSentence() = default;
    //! As it is.
    template <typename Text>
    requires(std::is_convertible_v<Text, QString> && !std::is_same_v<std::remove_cvref_t<Text>, LaunchSentence>)
        LaunchSentence(Text &&text)
        : source(std::forward<Text>(text)) // NOLINT(google-explicit-constructor)
    {
    }
    template <std::integral Number>
    LaunchSentence(Number number) : source(QString::number(number)) // NOLINT(google-explicit-constructor)
    {
    }

    //! To be translated when it is shown. \a english: UTF-8, a literal.
    static LaunchSentence tr(const char *english, const QList<LaunchSentence> &arguments = {});

    //! Put together without words of its own: "%1: %2".
    static LaunchSentence joined(const QString &pattern, const QList<LaunchSentence> &arguments);

    bool isEmpty() const
    {
        return source.isEmpty();
    }
    //! For logs and the command line.
    QString english() const;
    //! \a translate: a source (of this one, and of those of its arguments that are translatable) to the text of a
    //! language. In the window: QCoreApplication::translate(kContext, source.toUtf8()).
    QString text(const std::function<QString(const QString &source)> &translate) const;

    //! For records; null for an empty one. Broken ones are read as empty.
    QJsonValue toJson() const;
    static LaunchSentence fromJson(const QJsonValue &value);

    bool operator==(const LaunchSentence &other) const; // QList has none of a type that is not complete yet
};

} // namespace cinderscope
