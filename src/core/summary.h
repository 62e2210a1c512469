// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

//! What an application did, in a page: the figures of the summary page, of its copies and of the command line.
namespace cinderscope {

//! One labelled figure of the card.
struct CardFigure
{
    enum class Kind
    {
        Text,     //!< `text`
        Count,    //!< `number`
        Bytes,    //!< `number`
        Duration, //!< `number`, ms
        Time,     //!< `number`, ms since the epoch
        Share     //!< `share`, 0 … 1
    };
    std::string_view key;   //!< stable, camelCase; lives for ever
    std::string_view label; //!< English; lives for ever
    Kind kind = Kind::Text;
    std::string text;
    std::int64_t number = 0;
    double share = 0;
    bool known = true; //!< false: the source does not tell (shown as "-")
};

struct CardSection
{
    std::string_view key;
    std::string_view title; //!< English
    std::vector<CardFigure> figures;
};

//! Something that went wrong; newest first within its kind.
struct CardFailure
{
    enum class Kind
    {
        Job,
        Stage,
        Task
    };
    Kind kind = Kind::Job;
    std::int64_t id = -1;     //!< job or stage; of a task failure the stage of one of its tasks
    std::int32_t attempt = 0; //!< of the stage
    std::string name;         //!< of the job or stage; of task failures the class or kind
    std::string reason;       //!< first line; of a Python traceback the last, which has the message
    std::string details;      //!< whole text: reason, stack trace
    std::int64_t count = 1;   //!< task failures of this way
    TimeMs time = kNoTime;    //!< when the job or stage ended
};

//! Values, not texts: whoever shows it formats and translates.
struct ApplicationCard
{
    std::string name, id;
    ApplicationState state = ApplicationState::Running;
    std::vector<CardSection> sections;
    std::vector<CardFailure> failures; //!< of jobs and stages; addTaskFailures() adds those of tasks

    //! nullptr where there is none.
    const CardFigure *figure(std::string_view key) const;
};

//! The line of a failure's text that tells most: the first that is not blank, of a Python traceback the last.
std::string reasonLine(std::string_view whole);
//! Cost: the executors and the failed jobs and stages, not the tasks.
ApplicationCard cardOf(const Snapshot &snapshot);
//! Duration up to the end, or up to the newest event while it lasts; -1 when the start is unknown.
std::int64_t applicationDuration(const Snapshot &snapshot);
inline constexpr std::size_t kMaxCardFailures = 3; //!< of each kind

//! How often tasks failed in each way. Counts only what came since the last call, since ended tasks never change:
//! a copy of it goes with a thread. advance() costs about 1 ns a new task.
class TaskFailureCounts
{
public:
    struct Entry
    {
        std::uint32_t failure = 0; //!< row in Snapshot::failures
        std::int64_t count = 0;
        Row lastTask = kNoRow; //!< row of the newest task that ended so
    };
    //! Only failed tasks; killed ones are not failures. A table shorter than the last one starts anew.
    void advance(const TaskTable::View &tasks);
    //! Most frequent first; ties by the first to come.
    std::vector<Entry> mostFrequent(std::size_t limit) const;

private:
    std::size_t m_done = 0;
    std::vector<Entry> m_entries; // by failure row
};
//! Adds the most frequent task failures to the card.
void addTaskFailures(ApplicationCard &card, const Snapshot &snapshot, const TaskFailureCounts &counts);

//! How labels and values become text; the defaults are English, as core/units.h writes them, times in UTC.
struct CardTexts
{
    std::function<std::string(std::string_view english)> label;
    std::function<std::string(const CardFigure &figure)> value;
    static CardTexts english();
};

//! English text of a figure, "-" where it is unknown.
std::string figureText(const CardFigure &figure);
//! Aligned columns, a blank line between sections; ends in a line break. Control characters become blanks.
std::string cardAsText(const ApplicationCard &card, const CardTexts &texts = CardTexts::english());
//! A heading, a table a section, a list of failures; hostile names are escaped.
std::string cardAsMarkdown(const ApplicationCard &card, const CardTexts &texts = CardTexts::english());

//! The contract of `cinderscope-cli summary --json`: its keys in its order; attemptId, startTime and endTime are null
//! where absent. Valid UTF-8 whatever the log held: what is none becomes U+FFFD. No line break at the end.
//! \a pretty: two blanks of indentation; otherwise one line.
std::string summaryJson(const Snapshot &snapshot, bool pretty);
//! \a text as a JSON string with its quotes.
std::string jsonString(std::string_view text);
//! \a text with every ill-formed part replaced by U+FFFD, as Unicode's "maximal subpart" practice asks.
std::string validUtf8(std::string_view text);

} // namespace cinderscope
