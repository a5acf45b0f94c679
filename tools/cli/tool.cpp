// SPDX-License-Identifier: Apache-2.0
#include "cli/tool.hpp"

#include <algorithm>
#include <csignal>

#include "cli/help.hpp"
#include "cli/messages.hpp"
#include "saksi/core/version.hpp"

namespace saksi::cli {
namespace {

using Words = std::vector<std::string>;

void declare_common(Command& command, CommonOptions& common) {
    command.flag("--json", common.json, N_("print one JSON document instead of words"));
    command.choice("--lang", {"id", "en"}, common.lang, N_("language of the words"));
    command.flag("-q,--quiet", common.quiet, N_("no remarks, only results and errors"));
    command.flag("-h,--help", common.help, N_("print this help"));
    command.flag("--version", common.version, N_("print the version"));
}

/// The common options are looked for before anything is parsed: even an error
/// in the arguments is told in the language and form that was asked for.
CommonOptions look_for_common(const Words& words) {
    CommonOptions common;
    const std::string prefix = "--lang=";
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        const auto& word = words[i];
        common.json |= word == "--json";
        common.quiet |= word == "--quiet" || word == "-q";
        common.help |= word == "--help" || word == "-h";
        common.version |= word == "--version";
        if (word == "--lang" && i + 1 < words.size()) common.lang = words[++i];
        if (word.compare(0, prefix.size(), prefix) == 0) common.lang = word.substr(prefix.size());
    }
    return common;
}

/// Takes the command's name out of the words: the first that is no option.
std::string take_name(Words& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--lang") {
            ++i;
        } else if (words[i].empty() || words[i].front() != '-') {
            auto name = words[i];
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
            return name;
        }
    }
    return {};
}

int print_version(const std::string& tool, Output& out) {
    out.line(tool + " " SAKSI_VERSION);
    json::Object fields;
    fields.set("version", SAKSI_VERSION);
    return out.answer(std::move(fields));
}

}  // namespace

Tool::Tool(std::string name, const char* about)
    : name_(std::move(name)), about_(about), common_(std::make_shared<CommonOptions>()) {}

void Tool::keep(Command command, std::function<int(Output&)> action) {
    declare_common(command, *common_);
    entries_.push_back({std::move(command), std::move(action)});
}

int Tool::run(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    Words words(argv + std::min(argc, 1), argv + argc);
    const auto common = look_for_common(words);
    set_language(language_named(common.lang.value_or("")).value_or(language_of_environment()));

    const bool one_action = entries_.size() == 1 && entries_.front().command.name().empty();
    const auto command = one_action ? std::string() : take_name(words);
    auto* entry = find(command);
    Output out(entry == nullptr || one_action ? name_ : name_ + " " + command,
               {common.json, common.quiet});
    if (common.version) return out.finish(print_version(name_, out));
    if (common.help) {
        print_help(*this, entry == nullptr ? nullptr : &entry->command, out);
        return out.finish(holds);
    }
    if (entry == nullptr) {
        const Error error{
            ErrorCode::usage,
            command,
            command.empty() ? N_("a command must be named") : N_("there is no such command"),
            {}};
        return out.finish(out.fail(error, say("Try: {0} --help", name_)));
    }
    return out.finish(dispatch(entry, std::move(words), out));
}

int Tool::dispatch(Entry* entry, Words arguments, Output& out) const {
    if (auto parsed = parse(entry->command, std::move(arguments)); !parsed) {
        const auto called =
            entry->command.name().empty() ? name_ : name_ + " " + entry->command.name();
        return out.fail(parsed.error(), say("Try: {0} --help", called));
    }
    return entry->action(out);
}

Tool::Entry* Tool::find(const std::string& command) {
    const auto named = [&](const Entry& entry) { return entry.command.name() == command; };
    const auto found = std::find_if(entries_.begin(), entries_.end(), named);
    return found == entries_.end() ? nullptr : &*found;
}

std::vector<const Command*> Tool::commands() const {
    std::vector<const Command*> commands;
    for (const auto& entry : entries_) commands.push_back(&entry.command);
    return commands;
}

}  // namespace saksi::cli
