// SPDX-License-Identifier: Apache-2.0
#include "cli/help.hpp"

#include <algorithm>
#include <utility>

namespace saksi::cli {
namespace {

constexpr std::size_t page_width = 80;
constexpr std::size_t widest_name = 26;

/// Characters, not bytes: UTF-8 continuation bytes take no room.
std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

/// `text` in lines that end before the page does, all but the first indented.
std::string wrapped(std::string_view text, std::size_t indent) {
    std::string lines;
    std::size_t column = indent;
    while (!text.empty()) {
        const auto space = text.find(' ');
        const auto word = text.substr(0, space);
        if (column > indent && column + 1 + width_of(word) > page_width) {
            lines += "\n" + std::string(indent, ' ');
            column = indent;
        } else if (column > indent) {
            lines += ' ';
            ++column;
        }
        lines += word;
        column += width_of(word);
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
    return lines;
}

using Row = std::pair<std::string, std::string>;

void print_rows(const char* title, const std::vector<Row>& rows, Output& out) {
    if (rows.empty()) return;
    std::size_t room = 0;
    for (const auto& [name, text] : rows)
        room = std::max(room, std::min(width_of(name), widest_name));
    out.line();
    out.line(_(title));
    for (const auto& [name, text] : rows) {
        const auto indent = room + 4;
        const auto width = width_of(name);
        auto line = "  " + name;
        if (width > room)
            line += "\n" + std::string(indent, ' ');
        else
            line += std::string(room - width + 2, ' ');
        out.line(line + wrapped(text, indent));
    }
}

std::string shown_name(const Argument& argument) {
    auto name = argument.names;
    if (const auto comma = name.find(','); comma != std::string::npos) name.insert(comma + 1, " ");
    if (argument.repeats() && argument.positional()) name += "...";
    return argument.value.empty() ? name : name + " " + argument.value;
}

std::string usage_of(const std::string& called, const Command& command) {
    auto usage = called;
    for (const auto& argument : command.arguments()) {
        if (!argument.positional()) continue;
        const auto name = shown_name(argument);
        usage += argument.required() ? " " + name : " [" + name + "]";
    }
    for (const auto& argument : command.arguments())
        if (!argument.positional() && argument.required())
            usage += " " + argument.long_name() + " " + argument.value;
    return usage + " [" + _("options") + "]";
}

void print_command(const std::string& called, const Command& command, Output& out) {
    std::vector<Row> positionals;
    std::vector<Row> options;
    for (const auto& argument : command.arguments())
        (argument.positional() ? positionals : options)
            .emplace_back(shown_name(argument), _(argument.help));
    out.line(called + ": " + _(command.about()));
    out.line();
    out.line(say("Usage: {0}", usage_of(called, command)));
    print_rows(N_("Arguments:"), positionals, out);
    print_rows(N_("Options:"), options, out);
    for (const auto* paragraph : command.paragraphs()) {
        out.line();
        out.line(wrapped(_(paragraph), 0));
    }
    out.line();
    out.line(_("Exit code: 0 holds or done, 1 does not hold, 2 could not check or wrong usage."));
}

void print_tool(const Tool& tool, Output& out) {
    std::vector<Row> rows;
    for (const auto* command : tool.commands())
        rows.emplace_back(command->name(), _(command->about()));
    out.line(tool.name() + ": " + _(tool.about()));
    out.line();
    out.line(say("Usage: {0} COMMAND ...", tool.name()));
    print_rows(N_("Commands:"), rows, out);
    out.line();
    out.line(say("More of a command: {0} COMMAND --help", tool.name()));
}

json::Object as_json(const Argument& argument) {
    json::Array choices(argument.choices.begin(), argument.choices.end());
    json::Object object;
    object.set("names", argument.names).set("value", argument.value).set("help", argument.help);
    object.set("required", argument.required()).set("repeats", argument.repeats());
    object.set("choices", std::move(choices));
    return object;
}

json::Object as_json(const Command& command) {
    json::Array arguments;
    for (const auto& argument : command.arguments()) arguments.emplace_back(as_json(argument));
    json::Object object;
    object.set("name", command.name()).set("about", command.about());
    object.set("arguments", std::move(arguments));
    return object;
}

}  // namespace

void print_help(const Tool& tool, const Command* command, Output& out) {
    const auto all = tool.commands();
    const bool one_action = all.size() == 1 && all.front()->name().empty();
    if (one_action) command = all.front();
    if (command == nullptr)
        print_tool(tool, out);
    else
        print_command(one_action ? tool.name() : tool.name() + " " + command->name(), *command,
                      out);

    json::Array commands;
    for (const auto* each : all)
        if (command == nullptr || each == command) commands.emplace_back(as_json(*each));
    json::Object fields;
    fields.set("tool", tool.name()).set("commands", std::move(commands));
    out.answer(std::move(fields));
}

}  // namespace saksi::cli
