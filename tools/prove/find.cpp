// saksi-prove find: which entries are about a TPS, a name, a candidate, a document?
//
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>
#include <vector>

#include "cli/log_reading.hpp"
#include "cli/messages.hpp"
#include "prove/commands.hpp"
#include "prove/completeness.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using record::FiledHint;
using Hints = std::vector<FiledHint>;

struct Options {
    LogOptions log;
    std::optional<std::string> tps;
    std::optional<std::string> name;
    std::optional<std::string> candidate;
    std::optional<std::string> document;
};

void declare(Command& command, Options& options) {
    options.log.declare(command);
    command.option("--tps", "CODE", options.tps,
                   N_("13 digits, or names: \"Denpasar Selatan/Sesetan/7\""));
    command.option("--name", "NAME", options.name, N_("of a region: Sesetan"));
    command.option("--candidate", "KEY", options.candidate,
                   N_("a candidate's key, as on the ballot"));
    command.option("--document", "SHA256", options.document,
                   N_("the hash of a page, 64 hexadecimal digits, as sha256sum prints it"));
    command.explain(
        N_("Reads the log's hints (saksi-log lookup) and then every entry they lead to, verified. "
           "A hint that lies is exit 2. Give an entry's number to saksi-prove entry."));
}

/// Hints to what is said of one unit, in one election.
Result<Hints> about_unit(record::Lookup& lookup, const std::string& election,
                         const election::Unit& unit) {
    auto hints = lookup.in_file(record::lookup_file_of(unit));
    if (!hints) return hints;
    std::erase_if(*hints, [&](const FiledHint& filed) {
        const auto form = record::form_subject(filed.hint);
        return !form || form->election != election || form->code != election::display_code(unit);
    });
    return hints;
}

Result<Hints> about_tps(record::Lookup& lookup, const std::string& text) {
    Hints found;
    for (const auto& election : lookup.elections()) {
        const auto units = lookup.units(text, election.scheme);
        if (!units) return pass_on(units.error());
        for (const auto& unit : *units) {
            auto hints = about_unit(lookup, election.id, unit);
            if (!hints) return hints;
            std::move(hints->begin(), hints->end(), std::back_inserter(found));
        }
    }
    return found;
}

Result<Hints> find(record::Lookup& lookup, const Options& options) {
    if (options.tps) return about_tps(lookup, *options.tps);
    if (options.name) return lookup.about_name(*options.name);
    if (options.candidate) return lookup.about_candidate(*options.candidate);
    const auto hash = parse_hash_hex(*options.document);
    if (!hash) return pass_on("--document", hash.error());
    return lookup.about_document(*hash);
}

json::Object as_json(const FiledHint& filed, const record::Followed& followed) {
    json::Object object;
    object.set("index", number(followed.version.index))
        .set("leaf", to_hex(followed.version.leaf.view()))
        .set("type", election::type_of(followed.event))
        .set("subject", *json::parse(filed.hint.subject));
    return object;
}

/// Every hint is followed before any is shown.
Result<json::Array> follow(record::Lookup& lookup, const Hints& hints, Output& out) {
    json::Array entries;
    for (const auto& filed : hints) {
        const auto followed = lookup.follow(filed);
        if (!followed) return pass_on(followed.error());
        entries.emplace_back(as_json(filed, *followed));
    }
    for (const auto& [file, hint] : hints)
        out.line(say("entry {0}: {1}", hint.index, printable(hint.subject)));
    return entries;
}

int run(const Options& options, Output& out) {
    const auto given = options.tps.has_value() + options.name.has_value() +
                       options.candidate.has_value() + options.document.has_value();
    if (given != 1)
        return out.fail(refuse(ErrorCode::usage, "--tps, --name, --candidate, --document",
                               "give one of the four")
                            .value());
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    const bool trusted = log->trusted(out);
    auto lookup = log->lookup();
    if (!lookup) return out.fail(no_lookup(lookup.error()));
    const auto hints = find(*lookup, options);
    if (!hints) return out.fail(hints.error());
    auto entries = follow(*lookup, *hints, out);
    if (!entries) return out.fail(entries.error());
    if (hints->empty()) out.line(_("No hint is about this."));
    const Completeness completeness{false, lookup->size(), log->size()};
    print_completeness(completeness, out);
    json::Object fields;
    log->put(fields);
    fields.set("entries", std::move(*entries)).set("completeness", as_json(completeness));
    return out.answer(std::move(fields), trusted ? holds : does_not_hold);
}

}  // namespace

void add_prove_find(cli::Tool& tool) {
    tool.add<Options>("find", N_("find the entries about a TPS, a name, a candidate or a document"),
                      declare, run);
}

}  // namespace saksi::tools
