// SPDX-License-Identifier: Apache-2.0
#include "coverage_rules.hpp"

#include <set>
#include <string>

namespace saksi::audit {
namespace {

using election::Unit;

/// The schemes in which some unit has a list: elsewhere nothing is known.
std::set<std::string> listed_schemes(const record::PlaceTree& places) {
    std::set<std::string> schemes;
    for (record::PlaceTree::Id id = 0; id < places.size(); ++id) {
        if (!places[id].tps.empty()) schemes.insert(places[id].unit.scheme);
    }
    return schemes;
}

}  // namespace

Result<void> find_unlisted_tps(TpsTable& table, const record::PlaceTree& places,
                               record::EntryCache& entries, FindingBook& book) {
    const auto schemes = listed_schemes(places);
    return table.each_tps([&](const Unit& tps, const auto& lines) -> Result<void> {
        if (is_abroad(tps) || places.has_tps(tps)) return {};
        for (const auto& line : lines) {
            if (!schemes.contains(tps.scheme)) {
                book.not_applicable(Detector::D14);
                continue;
            }
            const auto& kind = table.kinds()[line.kind];
            Finding finding;
            finding.detector = Detector::D14;
            finding.contest = kind.contest;
            finding.unit = tps;
            finding.source = kind.source;
            const auto version = entries.version(line.index);
            if (!version) return pass_on(version.error());
            finding.entries = {*version};
            finding.facts = {{"tps", "form", "-"}};
            book.add(std::move(finding));
        }
        return {};
    });
}

}  // namespace saksi::audit
