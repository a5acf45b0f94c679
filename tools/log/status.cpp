// saksi-log status: how large a log is, and who says so.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/log_reading.hpp"
#include "cli/messages.hpp"
#include "cli/policy_words.hpp"
#include "log/commands.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/net/http_store.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    LogOptions log;
};

void declare(Command& command, Options& options) { options.log.declare_without_at(command); }

std::string key_of(const note::SignatureLine& line) {
    return printable(line.name) + "+" + to_hex(line.key_id);
}

/// How many checkpoints the log has kept; a copy may have none. A server does not
/// list them.
std::optional<std::uint64_t> archived_in(const std::string& place) {
    if (net::is_address(place)) return std::nullopt;
    const auto names = posix_file_system().list(place + "/checkpoints");
    std::uint64_t count = 0;
    if (names)
        for (const auto& name : *names)
            if (parse_decimal(name)) ++count;
    return count;
}

int run(const Options& options, Output& out) {
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    const auto& checkpoint = log->checkpoint();
    const auto archived = archived_in(log->place());
    out.line(say("origin       {0}", printable(checkpoint.checkpoint.origin)));
    out.line(say("size         {0}", checkpoint.checkpoint.head.size));
    out.line(say("root         {0}", to_base64(checkpoint.checkpoint.head.root.view())));
    json::Array signatures;
    for (const auto& line : checkpoint.note.signatures) {
        out.line(say("signature    {0}", key_of(line)));
        signatures.emplace_back(key_of(line));
    }
    for (const auto& line : checkpoint.checkpoint.extensions)
        out.line(say("extension    {0}", printable(line)));
    if (archived) out.line(say("checkpoints  {0}", *archived));
    const bool trusted = log->trusted(out);
    if (log->policy()) print_policy(*log->policy(), out);

    json::Object fields;
    log->put(fields);
    fields.set("signatures", std::move(signatures))
        .set("checkpoints", archived ? number(*archived) : json::Value());
    return out.answer(std::move(fields), trusted ? holds : does_not_hold);
}

}  // namespace

void add_log_status(cli::Tool& tool) {
    tool.add<Options>("status", N_("size, root and signatures of a log"), declare, run);
}

}  // namespace saksi::tools
