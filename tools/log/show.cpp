// saksi-log show: entries as they are in the log, one a line.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/log_reading.hpp"
#include "cli/messages.hpp"
#include "log/commands.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/merkle/hash.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    LogOptions log;
    std::vector<std::string> indices;
};

void declare(Command& command, Options& options) {
    options.log.declare_without_at(command);
    command.takes_some("INDEX", options.indices, N_("an entry's number, from 0, or a range: 5-9"));
    command.explain(
        N_("Entries are printed as they are, one a line; whoever needs the exact bytes of one "
           "takes saksi-prove entry."));
}

struct Range {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
};

Result<Range> parse_range(const std::string& text, std::uint64_t size) {
    const auto dash = text.find('-');
    const auto first = parse_decimal(text.substr(0, dash));
    const auto last = dash == std::string::npos ? first : parse_decimal(text.substr(dash + 1));
    if (!first || !last || *first > *last)
        return refuse(ErrorCode::usage, "INDEX", "neither a number nor a range of them", text);
    if (*last >= size)
        return refuse(ErrorCode::not_found, "INDEX", "the log has no entry of this number",
                      text + " / " + std::to_string(size));
    return Range{*first, *last};
}

/// The entry as JSON if it is that, or else its bytes in base64.
json::Object describe(std::uint64_t index, ByteView entry) {
    json::Object object;
    object.set("index", number(index)).set("leaf", to_hex(merkle::leaf_hash(entry).view()));
    if (auto value = json::parse_canonical(text_of(entry)))
        object.set("entry", std::move(*value));
    else
        object.set("base64", to_base64(entry));
    return object;
}

int run(const Options& options, Output& out) {
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    std::vector<Range> ranges;
    for (const auto& text : options.indices) {
        const auto range = parse_range(text, log->size());
        if (!range) return out.fail(range.error());
        ranges.push_back(*range);
    }
    const bool trusted = log->trusted(out);
    json::Array entries;
    for (const auto& range : ranges) {
        for (auto index = range.first; index <= range.last && out.working(); ++index) {
            const auto entry = log->reader().entry(index);
            if (!entry) return out.fail(entry.error());
            out.line(text_of(*entry));
            if (out.json()) entries.emplace_back(describe(index, *entry));
        }
    }
    json::Object fields;
    log->put(fields);
    fields.set("entries", std::move(entries));
    return out.answer(std::move(fields), trusted ? holds : does_not_hold);
}

}  // namespace

void add_log_show(cli::Tool& tool) { tool.add<Options>("show", N_("print entries"), declare, run); }

}  // namespace saksi::tools
