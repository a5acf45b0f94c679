// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"

namespace saksi::cli {

bool Argument::flag() const noexcept { return std::holds_alternative<bool*>(into); }

bool Argument::repeats() const noexcept {
    return std::holds_alternative<std::vector<std::string>*>(into);
}

bool Argument::required() const noexcept {
    return at_least_one || std::holds_alternative<std::string*>(into) ||
           std::holds_alternative<std::uint64_t*>(into);
}

std::string Argument::long_name() const {
    const auto comma = names.find(',');
    return comma == std::string::npos ? names : names.substr(comma + 1);
}

Command& Command::explain(const char* text) {
    paragraphs_.push_back(text);
    return *this;
}

Command& Command::add(Argument argument) {
    for (const auto& choice : argument.choices)
        argument.value += (argument.value.empty() ? "" : "|") + choice;
    arguments_.push_back(std::move(argument));
    return *this;
}

}  // namespace saksi::cli
