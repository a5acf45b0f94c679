// saksi-log rekap: the roots of the rekap trees of all that is logged, as events.
//
// SPDX-License-Identifier: Apache-2.0
#include <utility>
#include <vector>

#include "cli/form_choice.hpp"
#include "cli/messages.hpp"
#include "cli/progress.hpp"
#include "cli/table.hpp"
#include "log/commands.hpp"
#include "log/session.hpp"
#include "saksi/audit/rekap.hpp"
#include "saksi/core/encoding.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    std::string directory;
    std::optional<std::string> by;
    FormChoice choice;
    KeyOptions key;
};

void declare(Command& command, Options& options) {
    command.takes("DIR", options.directory, N_("the log's folder"));
    command.option("--contest", "NAME", options.choice.contest,
                   N_("only this one: ppwp, pdpr, pdpd, pdprdp, pdprdk, pkwkp or pkwkk"));
    command.option("--source", "KIND:NAME", options.choice.source,
                   N_("only forms of this source: sirekap:web"));
    command.option("--election", "ID", options.choice.election,
                   N_("which election, where the log has several"));
    command.option("--by", "ID", options.by, N_("who logs this (default: the log's origin)"));
    options.key.declare(command);
    command.explain(
        N_("One event for each contest, source and area that has a form: what all its forms add up "
           "to, as the root of a tree. From then on saksi-prove rekap can prove that a form is in "
           "the total."));
}

/// A tree's root, and where it stands in the log.
struct LoggedRoot {
    election::RekapRoot root;
    election::Source source;
    record::Placed placed;
};

struct Done {
    std::vector<LoggedRoot> roots;
    std::uint64_t unplaced = 0;
    std::uint64_t opaque = 0;
    log::Committed committed;
    std::optional<Error> no_hints;  ///< why the lookup files lag behind
};

bool is_wanted(const audit::RekapKind& kind, const Options& options,
               const audit::FormSelection& chosen) {
    return (!options.choice.contest || kind.contest == chosen.contest) &&
           (!chosen.source || kind.source == *chosen.source);
}

Result<void> log_roots(const audit::RekapTrees& trees, const std::string& by,
                       record::EventBatch& batch, Done& done) {
    done.unplaced += trees.unplaced;
    done.opaque = trees.opaque;
    for (const auto& root : trees.roots) {
        election::Event event;
        event.header.election = trees.election;
        event.header.by = by;
        event.header.source = trees.source;
        event.body = root;
        auto placed = batch.add(std::move(event));
        if (!placed) return pass_on(election::display_code(root.area), placed.error());
        done.roots.push_back({root, *trees.source, *placed});
    }
    return {};
}

Result<Done> rekap(const Options& options, Progress& progress) {
    auto session = LogSession::open(options.directory, options.key);
    if (!session) return pass_on(session.error());
    auto recorder = session->recorder();
    if (!recorder) return pass_on(recorder.error());
    LogOptions reading;
    reading.log = options.directory;
    auto log = OpenLog::open(reading);
    if (!log) return pass_on(log.error());
    auto selection = choose_forms(options.choice, *log);
    if (!selection) return pass_on(selection.error());
    selection->progress = progress.follower();
    const auto kinds = audit::rekap_kinds(log->reader(), *selection);
    if (!kinds) return pass_on(kinds.error());
    auto batch = recorder->begin();
    if (!batch) return pass_on(batch.error());
    Done done;
    for (const auto& kind : *kinds) {
        if (!is_wanted(kind, options, *selection)) continue;
        auto forms = *selection;
        forms.contest = kind.contest;
        forms.round = kind.round;
        forms.source = kind.source;
        const auto trees = audit::build_rekap(log->reader(), forms);
        if (!trees) return pass_on(trees.error());
        const auto by = options.by.value_or(log->checkpoint().checkpoint.origin);
        if (auto logged = log_roots(*trees, by, *batch, done); !logged) {
            return pass_on(logged.error());
        }
    }
    auto committed = recorder->commit(*batch);
    if (!committed) return pass_on(committed.error());
    done.committed = std::move(*committed);
    done.no_hints = recorder->lookup_trouble();
    return done;
}

json::Object as_json(const LoggedRoot& logged) {
    const auto& root = logged.root;
    json::Object object;
    object.set("index", number(logged.placed.index))
        .set("contest", election::name_of(root.contest))
        .set("round", root.round)
        .set("source", election::to_json(logged.source))
        .set("area", election::to_json(root.area))
        .set("size", number(root.size))
        .set("root", to_hex(root.root.view()))
        .set("tps_in", number(root.tps_in))
        .set("tps_total", number(root.tps_total))
        .set("logged_before", logged.placed.duplicate);
    return object;
}

void print(const Done& done, Output& out) {
    for (const auto& [root, source, placed] : done.roots) {
        out.line(say("entry {0}: {1} of {2}, {3}, TPS {4}, at size {5}", placed.index,
                     election::name_of(root.contest), election::display_code(root.area),
                     election::to_text(source), in_of(root.tps_in, root.tps_total), root.size));
    }
    if (done.roots.empty()) out.line(_("There is no form to add up."));
    if (done.unplaced > 0)
        out.warn(say("{0} forms lie in no area, and are in no tree", done.unplaced));
    if (done.opaque > 0)
        out.warn(say("{0} events are of a kind this version does not know: counted, not read",
                     done.opaque));
    print_committed(done.committed, out);
    warn_of_hints(done.no_hints, out);
}

int run(const Options& options, Output& out) {
    Progress progress(out, _("adding up"));
    const auto done = rekap(options, progress);
    progress.end();
    if (!done) return out.fail(done.error(), advice_for(done.error(), options.directory));
    print(*done, out);
    json::Object fields;
    put_committed(done->committed, fields);
    json::Array roots;
    for (const auto& root : done->roots) roots.emplace_back(as_json(root));
    fields.set("roots", std::move(roots)).set("unplaced", number(done->unplaced));
    return out.answer(std::move(fields));
}

}  // namespace

void add_log_rekap(cli::Tool& tool) {
    tool.add<Options>("rekap", N_("log what all forms add up to"), declare, run);
}

}  // namespace saksi::tools
