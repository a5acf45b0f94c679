// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "../vote_columns.hpp"
#include "saksi/audit/rekap_check.hpp"
#include "saksi/election/event.hpp"
#include "saksi/merkle/hash.hpp"
#include "values.hpp"

namespace saksi::audit {
namespace {

using election::Ballot;
using election::CHasil;
using election::DHasil;
using election::RekapRoot;
using merkle::ProofVerdict;
using merkle::RekapVerdict;

/// An entry, if it is an event of that type.
template <class Body>
std::optional<election::Event> event_of(const std::string& entry) {
    auto event = election::parse_event(entry);
    if (!event || !std::holds_alternative<Body>(event->body)) return std::nullopt;
    return std::move(*event);
}

class RekapCheck {
 public:
    explicit RekapCheck(const note::RekapProof& proof) : proof_(proof) {}

    RekapReport run(const note::Policy& policy) {
        const auto& checkpoint = proof_.checkpoint.checkpoint;
        report_.origin = checkpoint.origin;
        report_.head = checkpoint.head;
        report_.policy = note::check_policy(proof_.checkpoint, policy);
        if (!report_.policy.holds()) return std::move(report_);
        if (proof_.path.nodes.empty()) {
            judge(0, RekapVerdict::not_checked);
            return std::move(report_);
        }
        check_root();
        if (!report_.root) return std::move(report_);
        for (const auto& ballot : proof_.ballots) check_ballot(ballot);
        check_form();
        for (const auto& recap : proof_.recaps) check_recap(recap);
        check_tables();
        return std::move(report_);
    }

 private:
    void add(RekapFlaw flaw) { report_.findings.push_back({flaw}); }

    bool is_in_log(const note::ProvenEntry& entry) const {
        const auto leaf = merkle::leaf_hash(bytes_of(entry.entry));
        return verify_inclusion(entry.inclusion, leaf, report_.head) == ProofVerdict::holds;
    }
    bool is_in_time(const note::ProvenEntry& entry) const {
        return entry.inclusion.index < report_.root->size;
    }

    void check_root() {
        if (!is_in_log(proof_.root)) add(RekapFlaw::root_not_in_log);
        auto event = event_of<RekapRoot>(proof_.root.entry);
        if (!event) return add(RekapFlaw::not_a_root);
        report_.root = std::get<RekapRoot>(std::move(event->body));
        report_.header = std::move(event->header);
        report_.root_index = proof_.root.inclusion.index;
        if (report_.root->size > report_.root_index) add(RekapFlaw::root_too_early);
        const merkle::TreeHead at_root{report_.root->size, report_.root->log_root};
        if (verify_consistency(proof_.growth, at_root, report_.head) != ProofVerdict::holds) {
            add(RekapFlaw::other_log);
        }
    }

    void check_ballot(const note::ProvenEntry& entry) {
        if (!is_in_log(entry)) add(RekapFlaw::ballot_not_in_log);
        if (!is_in_time(entry)) add(RekapFlaw::ballot_too_late);
        const auto event = event_of<Ballot>(entry.entry);
        if (!event || event->header.election != report_.header.election ||
            std::get<Ballot>(event->body).contest != report_.root->contest) {
            return add(RekapFlaw::not_a_ballot);
        }
        report_.ballots.push_back(std::get<Ballot>(event->body));
    }

    /// The TPS that the leaf's key is of: the place of the first table with the
    /// path's number.
    void check_tps() {
        const auto& place = proof_.path.nodes.front().place;
        report_.tps = {election::UnitKind::tps, place.scheme, place.code, proof_.path.number};
        FormSelection selection;
        selection.contest = report_.root->contest;
        selection.round = report_.root->round;
        const auto key =
            key_of_form(report_.header.election, selection, *report_.header.source, report_.tps);
        if (key != proof_.path.leaf.key) add(RekapFlaw::not_the_tps);
    }

    void check_form() {
        check_tps();
        const auto& leaf = proof_.path.leaf;
        if (leaf.form.has_value() != proof_.form.has_value()) add(RekapFlaw::form_missing);
        if (!proof_.form) return;
        const auto& entry = *proof_.form;
        report_.form_index = entry.inclusion.index;
        if (!is_in_log(entry)) add(RekapFlaw::form_not_in_log);
        if (!is_in_time(entry)) add(RekapFlaw::form_too_late);
        const auto event = event_of<CHasil>(entry.entry);
        if (!event || merkle::leaf_hash(bytes_of(entry.entry)) != leaf.form ||
            election::chain_key(*event) != leaf.key) {
            return add(RekapFlaw::not_the_form);
        }
        report_.form = std::get<CHasil>(event->body);
        if (!says_what_the_form_says()) add(RekapFlaw::leaf_differs);
    }

    void check_recap(const note::ProvenEntry& entry) {
        if (!is_in_log(entry)) add(RekapFlaw::recap_not_in_log);
        if (!is_in_time(entry)) add(RekapFlaw::recap_too_late);
        const auto event = event_of<DHasil>(entry.entry);
        if (!event || event->header.election != report_.header.election) {
            return add(RekapFlaw::not_a_recap);
        }
        const auto& form = std::get<DHasil>(event->body);
        const auto table = table_of(form);
        const auto votes = votes_of(form.votes, form.ballot);
        if (!table || votes.ballot == nullptr || form.contest != report_.root->contest ||
            form.round != report_.root->round) {
            return add(RekapFlaw::not_a_recap);
        }
        report_.recaps.push_back(
            {*table, entry.inclusion.index, *event->header.source, part_of(form.sections, votes)});
    }

    /// The table of the same unit and dapil.
    std::optional<std::size_t> table_of(const DHasil& form) const {
        const auto& nodes = proof_.path.nodes;
        const auto at = std::find_if(nodes.begin(), nodes.end(), [&](const auto& node) {
            return is_table_of(node, form.unit, form.dapil);
        });
        if (at == nodes.end()) return std::nullopt;
        return static_cast<std::size_t>(at - nodes.begin());
    }

    CountedVotes votes_of(const election::Votes& votes, const std::string& id) const {
        for (const auto& ballot : report_.ballots) {
            if (ballot.id != id) continue;
            auto figures = figures_of(votes, ballot);
            if (figures) return {&ballot, std::move(*figures)};
        }
        return {};
    }

    /// A leaf whose votes count on no ballot is believed where the ballot is not here.
    bool says_what_the_form_says() const {
        const auto& values = proof_.path.leaf.values;
        if (!values || values->tps_total > 1) return false;
        const auto votes = votes_of(report_.form->votes, report_.form->ballot);
        return *values == values_of(*report_.form, votes, values->tps_total == 1);
    }

    void check_tables() {
        std::vector<merkle::RekapBallot> ballots;
        for (const auto& ballot : report_.ballots) ballots.push_back(rekap_ballot(ballot));
        const auto verdicts = merkle::verify_rekap(proof_.path, ballots, claim_of(*report_.root));
        for (std::size_t i = 0; i < verdicts.nodes.size(); ++i) judge(i, verdicts.nodes[i]);
        judge(verdicts.nodes.size(), verdicts.root);
    }

    void judge(std::size_t table, RekapVerdict verdict) {
        if (verdict == RekapVerdict::holds) return;
        report_.findings.push_back({RekapFlaw::table_differs, table, verdict});
    }

    const note::RekapProof& proof_;
    RekapReport report_;
};

}  // namespace

std::string_view to_string(RekapFlaw flaw) noexcept {
    constexpr std::array<std::string_view, 17> names = {
        "root_not_in_log",   "not_a_root",    "root_too_early",   "other_log",
        "ballot_not_in_log", "not_a_ballot",  "ballot_too_late",  "form_not_in_log",
        "not_the_form",      "form_too_late", "recap_not_in_log", "not_a_recap",
        "recap_too_late",    "form_missing",  "not_the_tps",      "leaf_differs",
        "table_differs"};
    const auto index = static_cast<std::size_t>(flaw);
    return index < names.size() ? names[index] : std::string_view{};
}

bool RekapReport::holds() const noexcept { return policy.holds() && root && findings.empty(); }

RekapReport check_rekap(const note::RekapProof& proof, const note::Policy& policy) {
    return RekapCheck(proof).run(policy);
}

std::vector<RekapColumn> rekap_columns(const Ballot& ballot) {
    std::vector<RekapColumn> columns;
    for (auto& [column, candidate] : columns_of(ballot)) {
        columns.push_back({std::move(column.label), std::move(column.name)});
    }
    return columns;
}

std::vector<RekapColumn> rekap_columns(const std::vector<std::string>& keys,
                                       const std::vector<Ballot>& ballots) {
    std::vector<RekapColumn> columns;
    for (const auto& key : keys) {
        RekapColumn total{key, {}};
        for (const auto& ballot : ballots) {
            for (const auto& option : ballot.options) {
                if (option.key == key) total = {label_of(option), option.name};
            }
        }
        columns.push_back(total);
        columns.push_back({total.label + "_logo", total.name});
    }
    return columns;
}

}  // namespace saksi::audit
