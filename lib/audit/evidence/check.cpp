// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "../form_versions.hpp"
#include "saksi/audit/evidence_check.hpp"
#include "saksi/core/expects.hpp"
#include "saksi/record/place_tree.hpp"

namespace saksi::audit {
namespace {

using election::CHasil;
using election::Event;
using record::StepKind;

bool contains(const std::vector<std::uint64_t>& indices, std::uint64_t index) {
    return std::binary_search(indices.begin(), indices.end(), index);
}

/// An entry of the file, read.
struct ReadEntry {
    Hash leaf;
    std::optional<Event> event;
    bool opaque = false;  ///< an event, of a kind that another release knows

    [[nodiscard]] bool is_form() const {
        return event && std::holds_alternative<CHasil>(event->body);
    }
    /// The leaf hash of the entry that it says to replace.
    [[nodiscard]] std::optional<Hash> replaces() const {
        return event ? record::replaced_by(*event) : std::nullopt;
    }
};

class EvidenceCheck {
 public:
    EvidenceCheck(const note::Evidence& evidence, const ChosenPolicy& policy)
        : evidence_(evidence), claims_(evidence.claims), policy_(policy) {}

    EvidenceReport run() {
        for (const auto* claimed : {&claims_.entries, &claims_.versions, &claims_.strays}) {
            for (const auto index : *claimed) SAKSI_EXPECTS(evidence_.entry(index) != nullptr);
        }
        report_.entries = check_evidence_entries(evidence_, policy_);
        trusted_ = report_.entries.policy.holds();
        if (trusted_) read_entries();
        if (!claims_.entries.empty()) check_entries();
        if (!claims_.versions.empty()) check_versions();
        if (!claims_.strays.empty()) check_strays();
        if (evidence_.rekap) check_current();
        check_beside();
        if (trusted_) tell();
        return std::move(report_);
    }

 private:
    void read_entries() {
        for (const auto& [entry, inclusion] : evidence_.entries) {
            auto event = election::parse_event(entry);
            const bool opaque = !event && event.error().code == ErrorCode::unsupported;
            ReadEntry read{report_.entries.entry(inclusion.index)->leaf, {}, opaque};
            if (event) read.event = std::move(*event);
            read_.emplace(inclusion.index, std::move(read));
        }
        for (const auto index : claims_.versions) {
            const auto& read = read_.at(index);
            if (key_ || !read.is_form()) continue;
            key_ = election::chain_key(*read.event);
            election_ = read.event->header.election;
            report_.tps = std::get<CHasil>(read.event->body).unit;
        }
    }

    /// A claim of these entries, with what is wrong about their being in the log.
    ClaimReport begin(ClaimKind kind, const std::vector<std::uint64_t>& indices) const {
        ClaimReport claim{kind, indices, {}, trusted_};
        for (const auto index : indices) {
            const auto inclusion = report_.entries.entry(index)->inclusion;
            if (trusted_ && inclusion != merkle::ProofVerdict::holds) {
                claim.findings.push_back({EvidenceFlaw::not_in_log, index, inclusion});
            }
        }
        return claim;
    }
    void end(ClaimReport claim) { report_.claims.push_back(std::move(claim)); }

    static void add(ClaimReport& claim, EvidenceFlaw flaw, std::uint64_t index) {
        claim.findings.push_back({flaw, index});
    }

    /// Is the entry a C.Hasil of the form that the versions are of?
    bool is_of_the_form(ClaimReport& claim, std::uint64_t index) const {
        const auto& read = read_.at(index);
        if (read.is_form() && election::chain_key(*read.event) == key_) return true;
        add(claim,
            read.opaque      ? EvidenceFlaw::opaque
            : !read.event    ? EvidenceFlaw::not_an_event
            : read.is_form() ? EvidenceFlaw::other_form
                             : EvidenceFlaw::not_a_form,
            index);
        return false;
    }

    void check_entries() { end(begin(ClaimKind::entries, claims_.entries)); }

    void check_versions() {
        auto claim = begin(ClaimKind::versions, claims_.versions);
        if (!trusted_) return end(std::move(claim));
        std::optional<Hash> before;
        for (const auto index : claims_.versions) {
            const auto& read = read_.at(index);
            if (is_of_the_form(claim, index) && read.replaces() != before) {
                add(claim, before ? EvidenceFlaw::not_linked : EvidenceFlaw::starts_later, index);
            }
            before = read.leaf;
        }
        for (const auto& [index, read] : read_) {
            const bool is_claimed =
                contains(claims_.versions, index) || contains(claims_.strays, index);
            if (!is_claimed && key_ && read.is_form() && election::chain_key(*read.event) == key_) {
                add(claim, EvidenceFlaw::left_out, index);
            }
        }
        end(std::move(claim));
    }

    void check_strays() {
        auto claim = begin(ClaimKind::strays, claims_.strays);
        for (const auto index : claims_.strays) {
            if (!trusted_ || !is_of_the_form(claim, index)) continue;
            const auto replaces = read_.at(index).replaces();
            const auto current = version_below(index);
            const auto* leaf = current ? &read_.at(*current).leaf : nullptr;
            if (record::step_after(leaf, replaces) != StepKind::stray) {
                add(claim, EvidenceFlaw::is_a_version, index);
            } else if (replaces && !stands_before(*replaces, index)) {
                add(claim, EvidenceFlaw::names_unknown, index);
            }
        }
        end(std::move(claim));
    }

    void check_current() {
        report_.rekap = check_rekap(*evidence_.rekap, policy_.policy);
        const auto& rekap = *report_.rekap;
        const auto last = rekap.root ? version_below(rekap.root->size) : std::nullopt;
        ClaimReport claim{ClaimKind::current, {}, {}, trusted_};
        if (last) claim.entries.push_back(*last);
        if (!trusted_) return end(std::move(claim));
        const auto shown = last.value_or(claims_.versions.back());
        if (!rekap.holds()) add(claim, EvidenceFlaw::rekap_differs, shown);
        if (evidence_.rekap->path.leaf.key != key_) {
            add(claim, EvidenceFlaw::rekap_of_other, shown);
        } else if (!last || rekap.form_index != last) {
            add(claim, EvidenceFlaw::not_the_last, shown);
        }
        end(std::move(claim));
    }

    void check_beside() {
        std::vector<std::uint64_t> rest;
        for (const auto& entry : report_.entries.entries) {
            const bool is_claimed = contains(claims_.entries, entry.index) ||
                                    contains(claims_.versions, entry.index) ||
                                    contains(claims_.strays, entry.index);
            if (!is_claimed) rest.push_back(entry.index);
        }
        if (!rest.empty()) end(begin(ClaimKind::beside, rest));
    }

    /// The last version with an index below this.
    std::optional<std::uint64_t> version_below(std::uint64_t index) const {
        const auto& versions = claims_.versions;
        const auto end = std::lower_bound(versions.begin(), versions.end(), index);
        return end == versions.begin() ? std::nullopt : std::optional(*(end - 1));
    }

    bool stands_before(const Hash& leaf, std::uint64_t index) const {
        return std::any_of(read_.begin(), read_.lower_bound(index),
                           [&](const auto& one) { return one.second.leaf == leaf; });
    }

    /// The versions in their order, and what names them.
    void tell() {
        record::PlaceTree places;
        for (auto& [index, read] : read_) {
            if (!read.event) continue;
            const bool version = contains(claims_.versions, index);
            if (read.is_form() && (version || contains(claims_.strays, index))) {
                add_version(index, read, version);
            } else {
                if (read.event->header.election == election_) put(*read.event, places);
                report_.names.push_back({index, std::move(*read.event)});
            }
        }
        if (key_) report_.place = places.display_name(report_.tps);
        add_changes(report_.versions,
                    [&](const FormVersion& version) { return report_.ballot(version); });
    }

    void add_version(std::uint64_t index, ReadEntry& read, bool version) {
        const auto step = !version                            ? StepKind::stray
                          : index == claims_.versions.front() ? StepKind::opens
                                                              : StepKind::replaces;
        report_.versions.push_back(
            {{index, read.leaf}, step, std::move(*read.event), index == claims_.versions.back()});
    }

    static void put(const Event& event, record::PlaceTree& places) {
        if (const auto* region = std::get_if<election::Region>(&event.body)) places.put(*region);
        if (const auto* list = std::get_if<election::TpsList>(&event.body)) places.put(*list);
    }

    const note::Evidence& evidence_;
    const note::EvidenceClaims& claims_;
    const ChosenPolicy& policy_;
    bool trusted_ = false;
    std::map<std::uint64_t, ReadEntry> read_;
    std::optional<std::string> key_;  // of the versions
    std::string election_;            // theirs
    EvidenceReport report_;
};

}  // namespace

EvidenceReport check_evidence(const note::Evidence& evidence, const ChosenPolicy& policy) {
    return EvidenceCheck(evidence, policy).run();
}

}  // namespace saksi::audit
