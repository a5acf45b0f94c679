// SPDX-License-Identifier: Apache-2.0
#include "coverage_rules.hpp"

#include <set>
#include <string>

#include "listed_tps.hpp"

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

Result<void> find_unlisted_tps(const TpsTable& table, const record::PlaceTree& places,
                               record::EntryCache& entries, FindingBook& book) {
    const auto schemes = listed_schemes(places);
    ListedTps listed(places);
    return table.each_tps([&](const Unit& tps, TpsTable::Lines lines) -> Result<void> {
        if (listed.has(tps) || is_abroad(tps)) return {};
        for (const auto& line : lines) {
            if (!schemes.contains(tps.scheme)) {
                book.not_applicable(Detector::D14);
                continue;
            }
            const auto& kind = table.places().kind(line.kind);
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

void PassedOver::take(const record::Version& version, const election::Header& header,
                      const election::Snapshot& snapshot) {
    if (!snapshot.absent || !snapshot.contest || !header.source) return;
    for (const auto& province : snapshot.scope) {
        latest_.insert_or_assign({*header.source, *snapshot.contest, province}, said_.size());
    }
    said_.push_back({version, snapshot.absent->tps});
}

void PassedOver::finish(const TpsTable& table, const record::PlaceTree& places,
                        FindingBook& book) const {
    for (const auto& [scope, at] : latest_) {
        for (const auto& run : said_[at].tps) {
            const auto province = ancestor_by_code(run.unit, election::UnitKind::provinsi);
            if (!province || province->code != scope.province) continue;
            for (unsigned number = run.unit.number; number <= run.last(); ++number) {
                auto tps = run.unit;
                tps.number = static_cast<std::uint16_t>(number);
                if (!places.has_tps(tps) || table.has(tps, scope.source, scope.contest)) continue;
                Finding finding;
                finding.detector = Detector::D14;
                finding.contest = scope.contest;
                finding.unit = std::move(tps);
                finding.source = scope.source;
                finding.entries = {said_[at].version};
                finding.facts = {{"tps", "-", "list"}};
                book.add(std::move(finding));
            }
        }
    }
}

}  // namespace saksi::audit
