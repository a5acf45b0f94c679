// SPDX-License-Identifier: Apache-2.0
#include "evidence_rules.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace saksi::audit {
namespace {

using election::Unit;

/// The TPS that a file is named after: Sirekap's images begin with the code of
/// thirteen characters and a hyphen.
std::optional<Unit> tps_in_name(std::string_view url, std::string_view scheme) {
    const auto name = url.substr(url.rfind('/') + 1);
    constexpr std::size_t length = 13;
    if (name.size() <= length || name[length] != '-') return std::nullopt;
    const auto unit = election::tps_unit_from_code(name.substr(0, length), scheme);
    return unit ? std::optional(*unit) : std::nullopt;
}

}  // namespace

std::size_t EvidenceRules::HashOfHash::operator()(const Hash& hash) const noexcept {
    std::size_t value = 0;
    std::memcpy(&value, hash.bytes.data(), sizeof value);
    return value;
}

void EvidenceRules::take(const TpsForm& form) {
    if (form.documents().empty()) return;
    const auto unit = form.unit();
    const auto tps = std::hash<Unit>{}(unit);
    std::vector<Fact> facts;
    std::vector<record::Version> entries{form.version};
    for (const auto& item : form.documents()) {
        const auto page = [&] { return "documents[" + std::to_string(item.page) + "]"; };
        const auto named = item.url ? tps_in_name(*item.url, unit.scheme) : std::nullopt;
        if (named && *named != unit) {
            facts.push_back(
                {page() + ".url", election::display_code(*named), election::display_code(unit)});
        }
        if (!item.sha256) continue;
        const auto [first, is_new] = first_uses_.try_emplace(*item.sha256, Use{form.version, tps});
        if (is_new || first->second.tps == tps) continue;
        facts.push_back({page() + ".sha256", "entry " + std::to_string(first->second.version.index),
                         "entry " + std::to_string(form.version.index)});
        entries.push_back(first->second.version);
    }
    if (facts.empty()) return;
    auto finding = finding_on(Detector::D21, form);
    finding.facts = std::move(facts);
    finding.entries = std::move(entries);
    std::sort(finding.entries.begin(), finding.entries.end());
    book_.add_for(form.version.index, std::move(finding));
}

}  // namespace saksi::audit
