// One command and what it takes. The C++ type of a variable says how its
// argument behaves:
//     bool                          a flag
//     std::string, std::uint64_t    must be given
//     std::optional of these        may be given
//     std::vector<std::string>      may be given, any number of times
//
// CLI11 does the parsing, in parse.cpp alone: it costs fifteen seconds to
// compile. Help texts are made from what is kept here (cli/help.hpp).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cli/messages.hpp"
#include "saksi/core/result.hpp"

namespace saksi::cli {

using Target = std::variant<bool*, std::string*, std::uint64_t*, std::optional<std::string>*,
                            std::optional<std::uint64_t>*, std::vector<std::string>*>;

struct Argument {
    std::string names;  ///< "-o,--output"; of a positional argument "LOG"
    std::string value;  ///< what help calls an option's value; empty for a flag
    Target into;
    const char* help = "";
    std::vector<std::string> choices;  ///< the only values; empty: anything
    bool at_least_one = false;         ///< of a vector

    [[nodiscard]] bool positional() const noexcept { return names.front() != '-'; }
    [[nodiscard]] bool flag() const noexcept;
    [[nodiscard]] bool repeats() const noexcept;
    [[nodiscard]] bool required() const noexcept;
    [[nodiscard]] std::string long_name() const;  ///< "--output", or "LOG"
};

class Command {
 public:
    Command(std::string name, const char* about) : name_(std::move(name)), about_(about) {}

    /// A positional argument. They are filled in the order of these calls; a
    /// vector comes last.
    template <class T>
    Command& takes(const char* name, T& into, const char* help) {
        return add({name, "", Target(&into), help, {}, false});
    }
    /// As takes, and one must be given.
    Command& takes_some(const char* name, std::vector<std::string>& into, const char* help) {
        return add({name, "", Target(&into), help, {}, true});
    }
    /// `names` is "--output" or "-o,--output".
    template <class T>
    Command& option(const char* names, const char* value, T& into, const char* help) {
        return add({names, value, Target(&into), help, {}, false});
    }
    /// An option whose value is one of a few words.
    template <class T>
    Command& choice(const char* names, std::vector<std::string> choices, T& into,
                    const char* help) {
        return add({names, "", Target(&into), help, std::move(choices), false});
    }
    Command& flag(const char* names, bool& into, const char* help) {
        return add({names, "", Target(&into), help, {}, false});
    }
    /// A paragraph below the options in the help text.
    Command& explain(const char* text);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const char* about() const noexcept { return about_; }
    [[nodiscard]] const std::vector<const char*>& paragraphs() const noexcept {
        return paragraphs_;
    }
    [[nodiscard]] const std::vector<Argument>& arguments() const noexcept { return arguments_; }

 private:
    Command& add(Argument argument);

    std::string name_;
    const char* about_;
    std::vector<const char*> paragraphs_;
    std::vector<Argument> arguments_;
};

/// Fills the variables of `command`. An error (usage) names the argument.
[[nodiscard]] Result<void> parse(const Command& command, std::vector<std::string> arguments);

}  // namespace saksi::cli
