// SPDX-License-Identifier: Apache-2.0
#include "rekap_rules.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "saksi/audit/rekap.hpp"
#include "saksi/core/encoding.hpp"

namespace saksi::audit {
namespace {

using election::RekapRoot;

void compare_counts(std::string what, std::uint64_t computed, std::uint64_t logged,
                    std::vector<Fact>& facts) {
    if (computed == logged) return;
    facts.push_back({std::move(what), std::to_string(computed), std::to_string(logged)});
}

void compare_hashes(std::string what, const Hash& computed, const Hash& logged,
                    std::vector<Fact>& facts) {
    if (computed == logged) return;
    facts.push_back({std::move(what), to_hex(computed.view()), to_hex(logged.view())});
}

/// Computed to the left, logged to the right.
std::vector<Fact> differences(const RekapRoot& computed, const RekapRoot& logged) {
    std::vector<Fact> facts;
    compare_hashes("log_root", computed.log_root, logged.log_root, facts);
    compare_hashes("root", computed.root, logged.root, facts);
    compare_counts("tps_total", computed.tps_total, logged.tps_total, facts);
    compare_counts("tps_absent", computed.tps_absent, logged.tps_absent, facts);
    compare_counts("tps_in", computed.tps_in, logged.tps_in, facts);
    if (computed.columns != logged.columns || computed.values != logged.values) {
        facts.push_back({"values", to_hex(computed.root.view()), "-"});
    }
    return facts;
}

/// An error that says something of the log, and not of the system.
bool says_there_is_none(const Error& error) noexcept {
    return error.code == ErrorCode::not_found || error.code == ErrorCode::usage ||
           error.code == ErrorCode::too_large;
}

}  // namespace

void RekapRules::take(const SeenEvent& seen, const RekapRoot& root) {
    const auto& source = *seen.event.header.source;  // the format requires it
    const Logged logged{seen.version, root};
    if (root.size > seen.version.index) {
        return add(logged, source,
                   {{"size", std::to_string(seen.version.index), std::to_string(root.size)}});
    }
    roots_[{root.contest, root.round, source, root.size}].push_back(logged);
}

Result<void> RekapRules::finish(log::Reader& reader, const LogSelection& selection) {
    for (const auto& [kind, roots] : roots_) {
        if (auto rebuilt = rebuild(reader, selection, kind, roots); !rebuilt) return rebuilt;
    }
    return {};
}

Result<void> RekapRules::rebuild(log::Reader& reader, const LogSelection& selection,
                                 const Kind& kind, const std::vector<Logged>& roots) {
    FormSelection forms;
    static_cast<LogSelection&>(forms) = selection;
    forms.contest = std::get<election::Contest>(kind);
    forms.round = std::get<std::uint8_t>(kind);
    forms.source = std::get<election::Source>(kind);
    forms.size = std::get<std::uint64_t>(kind);
    const auto trees = build_rekap(reader, forms);
    if (!trees && !says_there_is_none(trees.error())) return pass_on(trees.error());
    for (const auto& logged : roots) {
        const RekapRoot* computed = nullptr;
        for (std::size_t i = 0; trees && i < trees->roots.size(); ++i) {
            if (trees->roots[i].area == logged.root.area) computed = &trees->roots[i];
        }
        compare(logged, *forms.source, computed);
    }
    return {};
}

void RekapRules::compare(const Logged& logged, const election::Source& source,
                         const RekapRoot* computed) {
    if (computed == nullptr) {
        return add(logged, source, {{"root", "-", to_hex(logged.root.root.view())}});
    }
    auto facts = differences(*computed, logged.root);
    if (!facts.empty()) add(logged, source, std::move(facts));
}

void RekapRules::add(const Logged& logged, const election::Source& source,
                     std::vector<Fact> facts) {
    Finding finding;
    finding.detector = Detector::R04;
    finding.contest = logged.root.contest;
    finding.unit = logged.root.area;
    finding.source = source;
    finding.entries = {logged.version};
    finding.facts = std::move(facts);
    book_.add(std::move(finding));
}

}  // namespace saksi::audit
