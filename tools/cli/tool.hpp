// A tool: its commands, and what happens between main() and one of them. A
// command is a struct, a function that names its fields, and one that runs:
//
//     struct Options { std::string log; std::optional<std::string> policy; };
//     void declare(Command& command, Options& options) {
//         command.takes("LOG", options.log, N_("the log"));
//         command.option("--policy", "FILE", options.policy, N_("whom to trust"));
//     }
//     int run(const Options& options, Output& out);
//
//     Tool tool("saksi-key", N_("keys of logs and witnesses"));
//     tool.add<Options>("show", N_("print the public key"), declare, run);
//     return tool.run(argc, argv);
//
// Every command also takes --json, --lang, --quiet, --help and --version.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/output.hpp"

namespace saksi::cli {

struct CommonOptions {
    bool json = false;
    bool quiet = false;
    bool help = false;
    bool version = false;
    std::optional<std::string> lang;
};

class Tool {
 public:
    Tool(std::string name, const char* about);

    template <class Options>
    void add(const char* name, const char* about, void (*declare)(Command&, Options&),
             int (*action)(const Options&, Output&)) {
        auto options = std::make_shared<Options>();
        Command command(name, about);
        declare(command, *options);
        keep(std::move(command), [options, action](Output& out) { return action(*options, out); });
    }
    /// For a tool without commands: the one thing it does.
    template <class Options>
    void only(void (*declare)(Command&, Options&), int (*action)(const Options&, Output&)) {
        add<Options>("", about_, declare, action);
    }

    /// Parses, runs, flushes; the exit code of the process.
    [[nodiscard]] int run(int argc, char** argv);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const char* about() const noexcept { return about_; }
    [[nodiscard]] std::vector<const Command*> commands() const;

 private:
    struct Entry {
        Command command;
        std::function<int(Output&)> action;
    };
    void keep(Command command, std::function<int(Output&)> action);
    [[nodiscard]] Entry* find(const std::string& command);
    [[nodiscard]] int dispatch(Entry* entry, std::vector<std::string> arguments, Output& out) const;

    std::string name_;
    const char* about_;
    std::vector<Entry> entries_;
    std::shared_ptr<CommonOptions> common_;
};

}  // namespace saksi::cli
