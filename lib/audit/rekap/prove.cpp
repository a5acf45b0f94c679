// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <variant>

#include "../proven_entries.hpp"
#include "../tps_name.hpp"
#include "../vote_columns.hpp"
#include "builder.hpp"
#include "saksi/audit/rekap.hpp"
#include "saksi/log/prover.hpp"
#include "saksi/record/entry_cache.hpp"
#include "values.hpp"

namespace saksi::audit {
namespace {

using election::DHasil;
using election::RekapRoot;
using election::Unit;

/// A root as it was logged.
struct LoggedRoot {
    std::uint64_t index = 0;
    election::Source source;
    RekapRoot root;
};

/// Where recapitulations stand in the log, by unit, dapil and source: each the
/// current one from its index on.
using Recaps =
    std::map<std::tuple<Unit, std::optional<Unit>, election::Source>, std::vector<std::uint64_t>>;

/// The newest logged root of the area that a TPS lies in.
struct Aim {
    Unit tps;
    LoggedRoot logged;
    Recaps recaps;
};

Result<LoggedRoot> newest(const std::vector<LoggedRoot>& roots, const Unit& area) {
    std::set<election::Source> sources;
    const LoggedRoot* found = nullptr;
    for (const auto& one : roots) {
        if (one.root.area != area) continue;
        sources.insert(one.source);
        found = &one;
    }
    if (found == nullptr) {
        return refuse(ErrorCode::not_found, election::display_code(area),
                      "the log has no rekap_root of this area: saksi-log rekap logs one");
    }
    if (sources.size() == 1) return *found;
    return refuse(ErrorCode::usage, "source", "roots of several sources are in the log: choose one",
                  list_of(sources, [](const auto& source) { return election::to_text(source); }));
}

void take_recap(const SeenEvent& seen, const FormSelection& selection, Recaps& recaps) {
    const auto* form = std::get_if<DHasil>(&seen.event.body);
    if (form == nullptr || form->contest != selection.contest || form->round != selection.round ||
        seen.step->kind == record::StepKind::stray) {
        return;
    }
    recaps[{form->unit, form->dapil, *seen.event.header.source}].push_back(seen.version.index);
}

Result<Aim> take_aim(log::Reader& reader, const FormSelection& selection, const TpsName& name) {
    std::vector<LoggedRoot> roots;
    Recaps recaps;
    Survey survey(selection, [&](const SeenEvent& seen) -> Result<void> {
        take_recap(seen, selection, recaps);
        const auto* root = std::get_if<RekapRoot>(&seen.event.body);
        if (root == nullptr || root->contest != selection.contest ||
            root->round != selection.round || root->size > seen.version.index) {
            return {};
        }
        const auto& source = *seen.event.header.source;
        if (!selection.source || *selection.source == source) {
            roots.push_back({seen.version.index, source, *root});
        }
        return {};
    });
    if (auto read = survey.read(reader); !read) return pass_on(read.error());
    if (auto known = check_choice(selection, {}, survey.pemilu()); !known) {
        return pass_on(known.error());
    }
    const auto& places = survey.places();
    const auto tps = one_tps(places.look_up(name.text, survey.pemilu().scheme), name.text);
    if (!tps) return pass_on(tps.error());
    const auto kind = rules_of(survey.pemilu(), selection.contest).levels.back();
    const auto area = places.ancestor_of(*tps, kind);
    if (!area) {
        return refuse(ErrorCode::not_found, election::display_code(*tps),
                      "this TPS lies in no area of the contest");
    }
    auto logged = newest(roots, *area);
    if (!logged) return pass_on(logged.error());
    return Aim{*tps, std::move(*logged), std::move(recaps)};
}

/// The ballots that the tables below the columns speak of.
std::set<std::string> ballots_on(const merkle::RekapPath& path) {
    std::set<std::string> ids;
    const auto take = [&](const std::optional<merkle::RekapValues>& values) {
        if (!values) return;
        for (const auto& part : values->parts) {
            if (part.ballot) ids.insert(*part.ballot);
        }
    };
    take(path.leaf.values);
    for (const auto& node : path.nodes) {
        if (node.columns) continue;
        for (const auto& row : node.rows) take(row.values);
    }
    return ids;
}

/// Of versions in index order, the one that was current at a size.
std::optional<std::uint64_t> current_at(const std::vector<std::uint64_t>& versions,
                                        std::uint64_t size) {
    const auto end = std::lower_bound(versions.begin(), versions.end(), size);
    return end == versions.begin() ? std::nullopt : std::optional(*(end - 1));
}

/// The tree once more, and a TPS's way through it.
class Prover {
 public:
    Prover(log::Reader& reader, const FormSelection& selection, const Aim& aim)
        : reader_(reader), selection_(selection), aim_(aim), builder_(reader_, selection_) {}

    Result<note::RekapProof> run() {
        TracedTps traced{aim_.tps, {}, {}};
        if (auto grown = grow(traced); !grown) return pass_on(grown.error());
        note::RekapProof proof;
        auto root = prove_entry(reader_, aim_.logged.index);
        if (!root) return pass_on(root.error());
        proof.root = std::move(*root);
        auto growth = log::prove_consistency(reader_.hashes(), aim_.logged.root.size);
        if (!growth) return pass_on(growth.error());
        proof.growth = std::move(*growth);
        const auto ids = ballots_on(traced.path);
        auto ballots = prove_entries(reader_, indices_of(ids));
        if (!ballots) return pass_on(ballots.error());
        proof.ballots = std::move(*ballots);
        const auto beside = recaps_on(traced.path, ids);
        if (!beside) return pass_on(beside.error());
        auto recaps = prove_entries(reader_, *beside);
        if (!recaps) return pass_on(recaps.error());
        proof.recaps = std::move(*recaps);
        if (traced.form) {
            auto form = prove_entry(reader_, *traced.form);
            if (!form) return pass_on(form.error());
            proof.form = std::move(*form);
        }
        proof.path = std::move(traced.path);
        return proof;
    }

 private:
    Result<void> grow(TracedTps& traced) {
        if (auto opened = builder_.open(); !opened) return opened;
        std::vector<RekapPlan::Id> areas = builder_.plan().areas();
        std::erase_if(areas, [&](RekapPlan::Id id) {
            return builder_.plan()[id].unit != aim_.logged.root.area;
        });
        const auto trees = builder_.build(areas, {}, &traced);
        if (!trees) return pass_on(trees.error());
        if (trees->roots != std::vector{aim_.logged.root}) {
            return refuse(ErrorCode::inconsistent, "entry " + std::to_string(aim_.logged.index),
                          "this rekap_root is not what the entries give");
        }
        if (traced.complete) return {};
        return refuse(ErrorCode::not_found, election::display_code(aim_.tps),
                      "no list has this TPS, and no form of it is logged");
    }

    /// Recapitulations of the tables' units at the root's size, on these ballots.
    Result<std::set<std::uint64_t>> recaps_on(const merkle::RekapPath& path,
                                              const std::set<std::string>& ballots) {
        std::set<std::uint64_t> indices;
        record::EntryCache entries(reader_);
        for (const auto& [key, versions] : aim_.recaps) {
            const auto& [unit, dapil, source] = key;
            const auto fits = [&, u = &unit, d = &dapil](const merkle::RekapNode& node) {
                return is_table_of(node, *u, *d);
            };
            const auto index = current_at(versions, aim_.logged.root.size);
            if (!index || std::none_of(path.nodes.begin(), path.nodes.end(), fits)) continue;
            const auto event = entries.event(*index);
            if (!event) return pass_on(event.error());
            const auto& form = std::get<DHasil>(event->body);
            const auto votes = counted_on(form, *index);
            if (votes && ballots.contains(form.ballot)) indices.insert(*index);
            if (indices.size() == note::max_rekap_ballots) break;
        }
        return indices;
    }

    /// Do its votes fit its ballot?
    bool counted_on(const DHasil& form, std::uint64_t index) const {
        const auto* ballot = builder_.forms().survey().ballot(form.ballot, index);
        return ballot != nullptr && ballot->contest == form.contest &&
               figures_of(form.votes, *ballot).has_value();
    }

    std::set<std::uint64_t> indices_of(const std::set<std::string>& ids) const {
        std::set<std::uint64_t> indices;
        for (const auto& id : ids) indices.insert(builder_.forms().survey().ballots().at(id).index);
        return indices;
    }

    log::Reader& reader_;
    const FormSelection& selection_;
    const Aim& aim_;
    RekapBuilder builder_;
};

}  // namespace

Result<note::RekapProof> prove_rekap(log::Reader& reader, const note::SignedCheckpoint& checkpoint,
                                     const FormSelection& selection, const TpsName& tps) {
    const auto aim = take_aim(reader, selection, tps);
    if (!aim) return pass_on(aim.error());
    auto at_root = selection;
    at_root.source = aim->logged.source;
    at_root.size = aim->logged.root.size;
    auto proof = Prover(reader, at_root, *aim).run();
    if (!proof) return pass_on(proof.error());
    proof->checkpoint = checkpoint;
    return proof;
}

}  // namespace saksi::audit
