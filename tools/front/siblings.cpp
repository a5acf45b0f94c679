// SPDX-License-Identifier: Apache-2.0
#include "front/siblings.hpp"

#include <unistd.h>

#include <array>

#include "cli/help.hpp"
#include "cli/program.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Sibling {
    const char* name;
    const char* about;
};

constexpr std::array siblings = {
    Sibling{"key", N_("make and show the keys of logs and witnesses")},
    Sibling{"log", N_("write a log, and look at it")},
    Sibling{"prove", N_("write proofs from a log")},
    Sibling{"verify", N_("check proofs, checkpoints and whole logs, offline")},
    Sibling{"tally", N_("add up what is logged")},
    Sibling{"witness", N_("cosign the checkpoints of logs that only grow")},
    Sibling{"monitor", N_("follow a log")},
    Sibling{"simulate", N_("rehearse an election with invented numbers")},
};

bool is_tool_name(const std::string& name) {
    return !name.empty() &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
}

std::string path_of(const std::string& name) { return program_directory() + "/saksi-" + name; }

struct HelpOptions {
    std::optional<std::string> name;
};

void declare_help(Command& command, HelpOptions& options) {
    command.takes("NAME", options.name, N_("one of the tools"));
}

int help_of(const std::string& name, Output& out) {
    become(name, {"--help", "--lang", language() == Language::indonesian ? "id" : "en"});
    return out.fail({ErrorCode::usage, name, N_("there is no such tool here"), {}});
}

struct NoOptions {};
void declare_nothing(Command&, NoOptions&) {}

/// Reached only for options before the name, as in "saksi --json log".
int name_first(const NoOptions&, Output& out) {
    return out.fail(
        {ErrorCode::usage, "", N_("the tool's name comes first, then its options"), {}});
}

}  // namespace

void become(const std::string& name, const std::vector<std::string>& arguments) {
    if (!is_tool_name(name)) return;
    const auto path = path_of(name);
    std::vector<const char*> pointers = {path.c_str()};
    for (const auto& argument : arguments) pointers.push_back(argument.c_str());
    pointers.push_back(nullptr);
    ::execv(path.c_str(), const_cast<char* const*>(pointers.data()));
}

void add_siblings(Tool& tool) {
    for (const auto& sibling : siblings)
        if (::access(path_of(sibling.name).c_str(), X_OK) == 0)
            tool.add<NoOptions>(sibling.name, sibling.about, declare_nothing, name_first);
}

void add_help(Tool& tool) {
    static const Tool* front = &tool;
    tool.add<HelpOptions>("help", N_("say what a tool does"), declare_help,
                          [](const HelpOptions& options, Output& out) -> int {
                              if (options.name) return help_of(*options.name, out);
                              print_help(*front, nullptr, out);
                              return holds;
                          });
}

}  // namespace saksi::tools
