// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <algorithm>
#include <type_traits>

#include "cli/command.hpp"
#include "saksi/core/encoding.hpp"

namespace saksi::cli {
namespace {

using Words = std::vector<std::string>;

/// An argument and the words that were given for it.
struct Given {
    const Argument* argument;
    Words words;
    bool seen = false;
};

void add_to(CLI::App& app, Given& given) {
    const auto& names = given.argument->names;
    if (given.argument->flag()) {
        app.add_flag_function(names, [&given](std::int64_t) { given.seen = true; });
    } else {
        app.add_option(names, given.words)->expected(1)->take_all()->allow_extra_args(false);
    }
}

/// CLI11's own sentence begins with the option's name.
std::string subject_of(const CLI::ParseError& error) {
    const std::string words = error.what();
    return words.substr(0, words.find(':'));
}

bool looks_like_option(const std::string& word) { return word.size() > 1 && word.front() == '-'; }

/// The words that no option took. CLI11 leaves them alone, since it would
/// split a file name in square brackets into several.
Result<Words> positional_words(const Words& remaining) {
    Words words;
    bool options_ended = false;
    for (const auto& word : remaining) {
        if (!options_ended && word == "--") {
            options_ended = true;
        } else if (!options_ended && looks_like_option(word)) {
            return refuse(ErrorCode::usage, word, "there is no such option here");
        } else {
            words.push_back(word);
        }
    }
    return words;
}

Result<void> deal_out(Words words, std::vector<Given>& all) {
    auto next = words.begin();
    for (auto& given : all) {
        if (!given.argument->positional()) continue;
        const auto left = words.end() - next;
        const auto taken = given.argument->repeats() ? left : std::min<std::ptrdiff_t>(left, 1);
        given.words.assign(next, next + taken);
        next += taken;
    }
    if (next != words.end())
        return refuse(ErrorCode::usage, *next, "one argument more than this command takes");
    return {};
}

Result<void> check_words(const Given& given) {
    const auto& argument = *given.argument;
    const auto name = argument.long_name();
    if (given.words.empty() && argument.required())
        return refuse(ErrorCode::usage, name, "this must be given");
    if (given.words.size() > 1 && !argument.repeats())
        return refuse(ErrorCode::usage, name, "this was given more than once");
    for (const auto& word : given.words) {
        const auto& choices = argument.choices;
        if (!choices.empty() && std::find(choices.begin(), choices.end(), word) == choices.end())
            return refuse(ErrorCode::usage, name, "this is none of the possible values",
                          word + " / " + argument.value);
    }
    return {};
}

Result<void> store(const Given& given) {
    const auto number = [&given](const std::string& word) -> Result<std::uint64_t> {
        const auto parsed = parse_decimal(word);
        if (!parsed)
            return refuse(ErrorCode::usage, given.argument->long_name(), "not a number", word);
        return *parsed;
    };
    return std::visit(
        [&](auto* into) -> Result<void> {
            using T = std::remove_pointer_t<decltype(into)>;
            if constexpr (std::is_same_v<T, bool>) {
                *into = given.seen;
            } else if constexpr (std::is_same_v<T, Words>) {
                *into = given.words;
            } else if (!given.words.empty()) {
                if constexpr (std::is_same_v<T, std::string> ||
                              std::is_same_v<T, std::optional<std::string>>) {
                    *into = given.words.front();
                } else {
                    const auto value = number(given.words.front());
                    if (!value) return pass_on(value.error());
                    *into = *value;
                }
            }
            return {};
        },
        given.argument->into);
}

}  // namespace

Result<void> parse(const Command& command, Words arguments) {
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    std::vector<Given> all;
    for (const auto& argument : command.arguments()) all.push_back({&argument, {}});
    for (auto& given : all)
        if (!given.argument->positional()) add_to(app, given);

    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    try {
        app.parse(arguments);
    } catch (const CLI::ParseError& error) {
        return refuse(ErrorCode::usage, subject_of(error), "this option needs a value");
    }
    auto words = positional_words(app.remaining());
    if (!words) return pass_on(words.error());
    if (auto dealt = deal_out(std::move(*words), all); !dealt) return dealt;
    for (const auto& given : all) {
        if (auto fits = check_words(given); !fits) return fits;
        if (auto stored = store(given); !stored) return stored;
    }
    return {};
}

}  // namespace saksi::cli
