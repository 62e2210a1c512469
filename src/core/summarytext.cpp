// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/summary.h"
#include "core/units.h"

#include <algorithm>

//! The card as text for people: plain and Markdown.
namespace cinderscope {

namespace {

//! One line without control characters, that a name out of a log can not break the layout (or a terminal).
std::string oneLine(std::string_view text)
{
    std::string result = validUtf8(text);
    for (char &c : result) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = ' ';
    }
    return result;
}

//! Code points: good enough to align columns of European texts.
std::size_t width(std::string_view text)
{
    return std::size_t(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

std::string escapedMarkdown(std::string_view text)
{
    std::string result;
    for (const char c : oneLine(text)) {
        if (std::string_view("\\`*_{}[]<>#|!~&").find(c) != std::string_view::npos)
            result += '\\';
        result += c;
    }
    return result;
}

std::string failureTitle(const CardFailure &failure, const CardTexts &texts)
{
    const auto stage = failure.attempt > 0 ? std::to_string(failure.id) + "." + std::to_string(failure.attempt)
                                           : std::to_string(failure.id);
    switch (failure.kind) {
    case CardFailure::Kind::Job:
        return texts.label("Job") + " " + std::to_string(failure.id);
    case CardFailure::Kind::Stage:
        return texts.label("Stage") + " " + stage;
    case CardFailure::Kind::Task:
        break;
    }
    return formatCount(failure.count) + " × " + texts.label("Task failure");
}

std::string joined(const CardFailure &failure)
{
    if (failure.name.empty() || failure.reason.empty())
        return failure.name + failure.reason;
    return failure.name + ": " + failure.reason;
}

} // namespace

std::string figureText(const CardFigure &figure)
{
    if (!figure.known)
        return "-";
    switch (figure.kind) {
    case CardFigure::Kind::Text:
        return figure.text;
    case CardFigure::Kind::Count:
        return formatCount(figure.number);
    case CardFigure::Kind::Bytes:
        return formatBytes(figure.number);
    case CardFigure::Kind::Duration:
        return formatDurationMs(figure.number);
    case CardFigure::Kind::Time:
        return formatIsoTimeMs(figure.number);
    case CardFigure::Kind::Share:
        return formatPercent(figure.share);
    }
    return {};
}

CardTexts CardTexts::english()
{
    return {[](std::string_view english) { return std::string(english); }, &figureText};
}

std::string cardAsText(const ApplicationCard &card, const CardTexts &texts)
{
    std::string result = oneLine(card.name.empty() ? card.id : card.name) + "\n";
    std::size_t widest = 0;
    for (const CardSection &section : card.sections) {
        for (const CardFigure &figure : section.figures)
            widest = std::max(widest, width(texts.label(figure.label)));
    }
    for (const CardSection &section : card.sections) {
        result += "\n" + texts.label(section.title) + "\n";
        for (const CardFigure &figure : section.figures) {
            const std::string label = texts.label(figure.label);
            result += "  " + label + std::string(widest - width(label) + 2, ' ') + oneLine(texts.value(figure)) + "\n";
        }
    }
    if (!card.failures.empty())
        result += "\n" + texts.label("Failures") + "\n";
    for (const CardFailure &failure : card.failures)
        result += "  " + failureTitle(failure, texts) + "  " + oneLine(joined(failure)) + "\n";
    return result;
}

std::string cardAsMarkdown(const ApplicationCard &card, const CardTexts &texts)
{
    std::string result = "# " + escapedMarkdown(card.name.empty() ? card.id : card.name) + "\n";
    for (const CardSection &section : card.sections) {
        result += "\n## " + escapedMarkdown(texts.label(section.title)) + "\n\n| | |\n| --- | --- |\n";
        for (const CardFigure &figure : section.figures)
            result += "| " + escapedMarkdown(texts.label(figure.label)) + " | " + escapedMarkdown(texts.value(figure)) +
                      " |\n";
    }
    if (!card.failures.empty())
        result += "\n## " + escapedMarkdown(texts.label("Failures")) + "\n\n";
    for (const CardFailure &failure : card.failures)
        result +=
            "- **" + escapedMarkdown(failureTitle(failure, texts)) + "** " + escapedMarkdown(joined(failure)) + "\n";
    return result;
}

} // namespace cinderscope
