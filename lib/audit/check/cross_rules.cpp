// SPDX-License-Identifier: Apache-2.0
#include "cross_rules.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <variant>

#include "form_step.hpp"
#include "saksi/election/figure_change.hpp"

namespace saksi::audit {
namespace {

using election::CHasil;
using election::Event;
using election::Unit;
using Line = TpsTable::Line;

class Comparison {
 public:
    Comparison(const TpsTable& table, record::EntryCache& entries, FindingBook& book)
        : table_(table), entries_(entries), book_(book) {}

    Result<void> tps(const Unit& unit, const std::vector<Line>& lines) {
        for (auto first = lines.begin(); first != lines.end(); ++first) {
            if (auto told = contests(unit, lines, *first); !told) return told;
            for (auto other = first + 1; other != lines.end(); ++other) {
                if (!are_two_sources(*first, *other)) continue;
                if (auto told = sources(unit, *first, *other); !told) return told;
            }
        }
        return {};
    }

 private:
    [[nodiscard]] const FormKind& kind(const Line& line) const { return table_.kinds()[line.kind]; }
    [[nodiscard]] bool are_two_sources(const Line& a, const Line& b) const {
        return kind(a).contest == kind(b).contest && kind(a).round == kind(b).round &&
               kind(a).source != kind(b).source;
    }

    /// D12, once a TPS, source and round: where its first contest stands.
    Result<void> contests(const Unit& unit, const std::vector<Line>& lines, const Line& first) {
        std::vector<const Line*> group;
        for (const auto& line : lines) {
            const auto& its = kind(line);
            if (its.source == kind(first).source && its.round == kind(first).round) {
                group.push_back(&line);
            }
        }
        const auto& of_first = kind(first);
        const auto by_contest = [this](const Line* a, const Line* b) {
            return kind(*a).contest < kind(*b).contest;
        };
        std::sort(group.begin(), group.end(), by_contest);
        if (group.size() < 2 || kind(*group.front()).contest != of_first.contest) return {};
        Finding finding;
        for (const auto& [what, value] :
             {std::pair{"dpt_j", &Line::listed}, std::pair{"pengguna_dpk_j", &Line::unlisted},
              std::pair{"disabilitas_j", &Line::disabled}}) {
            compare(what, value, group, finding);
        }
        if (finding.facts.empty()) return {};
        finding.detector = Detector::D12;
        finding.unit = unit;
        finding.source = of_first.source;
        for (const auto* line : group) {
            const auto version = entries_.version(line->index);
            if (!version) return pass_on(version.error());
            finding.entries.push_back(*version);
        }
        book_.add(std::move(finding));
        return {};
    }

    /// The first two contests whose number is not the same.
    void compare(const char* what, TpsTable::Small Line::*value,
                 const std::vector<const Line*>& group, Finding& finding) const {
        const Line* first = nullptr;
        for (const auto* line : group) {
            if (line->*value == TpsTable::none) continue;
            if (first == nullptr) first = line;
            if (line->*value == first->*value) continue;
            finding.facts.push_back({what, shown(*first, value), shown(*line, value)});
            return;
        }
    }
    [[nodiscard]] std::string shown(const Line& line, TpsTable::Small Line::*value) const {
        return std::string(name_of(kind(line).contest)) + " " + std::to_string(line.*value);
    }

    /// D20: what both show and is not the same.
    Result<void> sources(const Unit& unit, const Line& a, const Line& b) {
        const auto one = entries_.event(a.index);
        if (!one) return pass_on(one.error());
        const auto other = entries_.event(b.index);
        if (!other) return pass_on(other.error());
        const auto left = form_in(*one);
        const auto right = form_in(*other);
        Finding finding;
        for (const auto& change : election::figure_changes(left->numbers, right->numbers)) {
            const auto before = change.before.count();
            const auto after = change.after.count();
            if (!before || !after) continue;
            finding.facts.push_back({change.what, std::to_string(*before), std::to_string(*after)});
            if (change.what.find('[') == std::string::npos) continue;
            finding.effect = std::max(finding.effect, election::distance(*before, *after));
        }
        if (finding.facts.empty()) return {};
        finding.detector = Detector::D20;
        finding.contest = kind(a).contest;
        finding.unit = unit;
        finding.source = kind(a).source;
        finding.other_source = kind(b).source;
        for (const auto index : {std::min(a.index, b.index), std::max(a.index, b.index)}) {
            const auto version = entries_.version(index);
            if (!version) return pass_on(version.error());
            finding.entries.push_back(*version);
        }
        book_.add(std::move(finding));
        return {};
    }

    const TpsTable& table_;
    record::EntryCache& entries_;
    FindingBook& book_;
};

}  // namespace

Result<void> compare_forms_of_tps(TpsTable& table, record::EntryCache& entries, FindingBook& book) {
    Comparison comparison(table, entries, book);
    return table.each_tps([&](const Unit& unit, const std::vector<Line>& lines) {
        return comparison.tps(unit, lines);
    });
}

}  // namespace saksi::audit
