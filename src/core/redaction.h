// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <regex>
#include <string>
#include <string_view>

namespace cinderscope {

struct Environment;

//! Hides the values of properties as Spark does: where the pattern is found in the key or in the value, the whole
//! value is replaced (org.apache.spark.util.Utils.redact; pattern and its default: spark.redaction.regex in
//! org.apache.spark.internal.config, Spark 2.4 to 4.3). A value; const members are thread-safe.
class Redaction
{
public:
    //! What stands for a hidden value (Utils.REDACTION_REPLACEMENT_TEXT).
    static constexpr std::string_view kReplacement = "*********(redacted)";
    //! Default of Spark 4.3, the strictest: earlier versions lack "credential", Spark 3 has "access[.]key". It is used
    //! for all versions, since too much hidden does less harm than too little.
    static constexpr std::string_view kDefaultPattern = "(?i)secret|password|token|access[.]?key|credential";

    enum class Source
    {
        Default,     //!< the application did not set spark.redaction.regex
        Application, //!< its own pattern, in place of the default as in Spark
        Fallback     //!< it set one that cannot be read here: the default works instead
    };

    //! Spark's default pattern.
    Redaction();
    //! A Java regular expression. Falls back to the default where it uses what std::regex lacks (look-behind,
    //! possessive quantifiers, \p{…}, \Q…\E, flags inside the pattern), is broken, or was itself redacted.
    explicit Redaction(std::string_view javaPattern);
    //! The pattern that the application's own spark.redaction.regex asks for.
    static Redaction of(const Environment &environment);

    //! True where the value must not be shown. Cost: linear in the lengths, whatever the pattern. An own pattern is
    //! searched in windows of 1,024 bytes that overlap by 256: a longer match may be missed.
    bool isSecret(std::string_view key, std::string_view value) const;
    //! \a value, or kReplacement. True for what is known to be replaced by Spark already, too.
    std::string shown(std::string_view key, std::string_view value) const;

    Source source() const { return m_source; }
    //! The pattern at work.
    const std::string &pattern() const { return m_pattern; }
    //! The application's pattern that could not be read; empty unless source() is Fallback.
    const std::string &rejectedPattern() const { return m_rejected; }

private:
    bool found(std::string_view text) const;

    Source m_source = Source::Default;
    std::string m_pattern{kDefaultPattern};
    std::string m_rejected;
    std::shared_ptr<const std::regex> m_regex; //!< null: the default, which is searched by hand
};

} // namespace cinderscope
