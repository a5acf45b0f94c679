// saksi-prove entry: one entry, and the proof that it is in the log.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/messages.hpp"
#include "prove/commands.hpp"
#include "prove/entry_files.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    LogOptions log;
    std::uint64_t index = 0;
    std::string base;
};

void declare(Command& command, Options& options) {
    options.log.declare_without_at(command);
    command.takes("INDEX", options.index, N_("the entry's number, from 0"));
    command.option("-o,--output", "BASE", options.base, N_("writes BASE.json and BASE.tlog-proof"));
    command.explain(N_(
        "BASE.json holds the entry's bytes exactly, without a line feed at the end: an editor that "
        "adds one changes what is proved."));
}

int run(const Options& options, Output& out) {
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    const bool trusted = log->trusted(out);
    if (options.index >= log->size())
        return out.fail({ErrorCode::not_found, "INDEX", N_("the log has no entry of this number"),
                         std::to_string(options.index) + " / " + std::to_string(log->size())});
    auto written = write_entry_files(*log, options.index, options.base, out);
    if (!written) return out.fail(written.error());
    json::Object fields = std::move(*written);
    log->put(fields);
    return out.answer(std::move(fields), trusted ? holds : does_not_hold);
}

}  // namespace

void add_prove_entry(cli::Tool& tool) {
    tool.add<Options>("entry", N_("prove that an entry is in the log"), declare, run);
}

}  // namespace saksi::tools
