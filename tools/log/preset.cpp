// saksi-log preset: the opening events of a known election, to look at, edit
// and append.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/preset.hpp"
#include "log/commands.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    std::optional<std::string> name;
    std::optional<std::string> by;
};

void declare(Command& command, Options& options) {
    command.takes("NAME", options.name, N_("of the election; none: list them"));
    command.option("--by", "ID", options.by, N_("who logs these events (default: preset)"));
}

int list_names(Output& out) {
    json::Array names;
    for (const auto name : election::preset_names()) {
        out.line(name);
        names.emplace_back(name);
    }
    json::Object fields;
    fields.set("presets", std::move(names));
    return out.answer(std::move(fields));
}

int run(const Options& options, Output& out) {
    if (!options.name) return list_names(out);
    const auto events = election::preset(*options.name, options.by.value_or("preset"));
    if (!events) return out.fail(events.error(), _("See: saksi-log preset"));
    json::Array printed;
    for (const auto& event : *events) {
        const auto entry = election::print_event(event);
        if (!entry) return out.fail(entry.error());
        out.line(*entry);
        if (out.json()) printed.emplace_back(*json::parse(*entry));
    }
    json::Object fields;
    fields.set("events", std::move(printed));
    return out.answer(std::move(fields));
}

}  // namespace

void add_log_preset(cli::Tool& tool) {
    tool.add<Options>("preset", N_("print the opening events of a known election"), declare, run);
}

}  // namespace saksi::tools
