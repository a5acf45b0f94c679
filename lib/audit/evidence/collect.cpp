// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <variant>

#include "../proven_entries.hpp"
#include "../survey.hpp"
#include "saksi/audit/evidence.hpp"
#include "saksi/audit/rekap.hpp"
#include "saksi/core/encoding.hpp"

namespace saksi::audit {
namespace {

using election::CHasil;
using election::Unit;
using Indices = std::set<std::uint64_t>;

const CHasil& form_of(const FormVersion& version) { return std::get<CHasil>(version.event.body); }

/// Where the events stand that name what a form speaks of.
class Naming {
 public:
    explicit Naming(const TpsSheet& sheet) : sheet_(sheet) {
        for (const auto& version : sheet.versions) {
            const auto& correction = version.event.correction;
            if (correction && correction->instrument) instruments_.insert(*correction->instrument);
        }
    }

    Result<Indices> find(log::Reader& reader, const FormSelection& forms) {
        LogSelection selection = forms;
        selection.election = sheet_.election;
        Survey survey(selection, [&](const SeenEvent& seen) -> Result<void> {
            take(seen);
            return {};
        });
        if (auto read = survey.read(reader); !read) return pass_on(read.error());
        for (auto unit = survey.places().parent_of(sheet_.tps); unit;
             unit = survey.places().parent_of(*unit)) {
            const auto region = regions_.find(*unit);
            if (region != regions_.end()) found_.insert(region->second);
        }
        for (const auto& version : sheet_.versions) {
            const auto ballot = survey.ballots().find(form_of(version).ballot);
            if (ballot != survey.ballots().end()) found_.insert(ballot->second.index);
        }
        return std::move(found_);
    }

 private:
    void take(const SeenEvent& seen) {
        const auto& body = seen.event.body;
        if (std::holds_alternative<election::Pemilu>(body) && !met_) {
            met_ = true;
            found_.insert(seen.version.index);
        }
        if (std::holds_alternative<election::Ruling>(body) &&
            instruments_.contains(to_hex(seen.version.leaf.view()))) {
            found_.insert(seen.version.index);
        }
        const auto* region = std::get_if<election::Region>(&body);
        if (region != nullptr && seen.step->kind != record::StepKind::stray) {
            regions_[region->unit] = seen.version.index;
        }
    }

    const TpsSheet& sheet_;
    std::set<std::string> instruments_;
    std::map<Unit, std::uint64_t> regions_;  // current ones
    bool met_ = false;                       // the election's event
    Indices found_;
};

class Collector {
 public:
    Collector(log::Reader& reader, const note::SignedCheckpoint& checkpoint,
              const EvidenceRequest& request)
        : reader_(reader), checkpoint_(checkpoint), request_(request) {
        evidence_.checkpoint = checkpoint;
    }

    Result<note::Evidence> run() {
        if (request_.tps) {
            if (auto taken = take_tps(); !taken) return pass_on(taken.error());
        }
        if (auto taken = take_entries(); !taken) return pass_on(taken.error());
        if (wanted_.empty()) return refuse(ErrorCode::usage, {}, "nothing was asked for");
        if (wanted_.size() > note::max_evidence_entries) {
            return refuse(ErrorCode::too_large, {}, "an evidence bundle has at most 1,000 entries",
                          std::to_string(wanted_.size()));
        }
        auto entries = prove_entries(reader_, wanted_);
        if (!entries) return pass_on(entries.error());
        evidence_.entries = std::move(*entries);
        for (const auto& [entry, inclusion] : evidence_.entries) {
            if (!entry.empty() && entry.find('\n') == std::string::npos) continue;
            return refuse(ErrorCode::unsupported, "entry " + std::to_string(inclusion.index),
                          "this entry does not fit on a line: saksi-prove entry proves it");
        }
        return std::move(evidence_);
    }

 private:
    Result<void> take_tps() {
        const auto sheet = read_tps_sheet(reader_, request_.forms, *request_.tps);
        if (!sheet) return pass_on(sheet.error());
        if (sheet->versions.empty()) {
            return refuse(ErrorCode::not_found, request_.tps->text,
                          "no form of this TPS is logged");
        }
        auto& claims = evidence_.claims;
        for (const auto& version : sheet->versions) {
            const bool stray = version.step == record::StepKind::stray;
            (stray ? claims.strays : claims.versions).push_back(version.version.index);
            wanted_.insert(version.version.index);
        }
        auto naming = Naming(*sheet).find(reader_, request_.forms);
        if (!naming) return pass_on(naming.error());
        wanted_.merge(*naming);
        return take_rekap(*sheet);
    }

    /// The tree knows the form only if it is older than the tree.
    Result<void> take_rekap(const TpsSheet& sheet) {
        const auto& root = sheet.rekap_root;
        if (!request_.rekap || !root || sheet.versions.front().version.index >= root->size) {
            return {};
        }
        auto forms = request_.forms;
        forms.election = sheet.election;
        forms.source = sheet.source;
        auto proof = prove_rekap(reader_, checkpoint_, forms, *request_.tps);
        if (!proof) return pass_on(proof.error());
        evidence_.rekap = std::move(*proof);
        return {};
    }

    Result<void> take_entries() {
        const std::set<std::uint64_t> asked(request_.entries.begin(), request_.entries.end());
        const auto& claims = evidence_.claims;
        for (const auto index : asked) {
            if (index >= reader_.head().size) {
                return refuse(ErrorCode::not_found, "entry " + std::to_string(index),
                              "the log has no entry of this number",
                              std::to_string(reader_.head().size));
            }
            wanted_.insert(index);
            const auto is_in = [&](const std::vector<std::uint64_t>& indices) {
                return std::binary_search(indices.begin(), indices.end(), index);
            };
            if (!is_in(claims.versions) && !is_in(claims.strays)) {
                evidence_.claims.entries.push_back(index);
            }
        }
        return {};
    }

    log::Reader& reader_;
    const note::SignedCheckpoint& checkpoint_;
    const EvidenceRequest& request_;
    note::Evidence evidence_;
    Indices wanted_;
};

}  // namespace

Result<note::Evidence> collect_evidence(log::Reader& reader,
                                        const note::SignedCheckpoint& checkpoint,
                                        const EvidenceRequest& request) {
    return Collector(reader, checkpoint, request).run();
}

}  // namespace saksi::audit
