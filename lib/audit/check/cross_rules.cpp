// SPDX-License-Identifier: Apache-2.0
#include "cross_rules.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "form_pair.hpp"
#include "form_step.hpp"
#include "saksi/election/figure_change.hpp"

namespace saksi::audit {
namespace {

using election::Count;
using election::Field;
using election::Unit;
using Line = TpsTable::Line;
using Lines = TpsTable::Lines;
using Small = TpsTable::Small;

class Comparison {
 public:
    Comparison(const TpsTable& table, record::EntryCache& entries, FindingBook& book)
        : table_(table), entries_(entries), book_(book), pair_(entries) {}

    Result<void> tps(const Unit& unit, Lines lines) {
        const bool differ = may_differ(lines);
        const bool twice = of_two_sources(lines);
        if (!differ && !twice) return {};
        for (auto first = lines.begin(); first != lines.end(); ++first) {
            if (differ) {
                if (auto told = contests(unit, lines, *first); !told) return told;
            }
            for (auto other = first + 1; twice && other != lines.end(); ++other) {
                if (!are_two_sources(*first, *other)) continue;
                if (auto told = sources(unit, *first, *other); !told) return told;
            }
        }
        return {};
    }

 private:
    using Value = Small Line::*;
    static constexpr std::array<std::pair<std::string_view, Value>, 3> compared = {
        {{"dpt_j", &Line::listed},
         {"pengguna_dpk_j", &Line::unlisted},
         {"disabilitas_j", &Line::disabled}}};

    /// Where all lines of a TPS say the same, those of one source and round do.
    static bool may_differ(Lines lines) {
        return std::any_of(compared.begin(), compared.end(), [lines](const auto& each) {
            auto first = TpsTable::none;
            for (const auto& line : lines) {
                const auto value = line.*each.second;
                if (value == TpsTable::none) continue;
                if (value == TpsTable::many || (first != TpsTable::none && value != first))
                    return true;
                first = value;
            }
            return false;
        });
    }
    [[nodiscard]] bool of_two_sources(Lines lines) const {
        std::uint64_t seen = 0;
        for (const auto& line : lines) {
            const auto& its = kind(line);
            const auto office = std::uint64_t{1}
                                << (2 * static_cast<unsigned>(its.contest) + its.round - 1U);
            if ((seen & office) != 0) return true;
            seen |= office;
        }
        return false;
    }

    [[nodiscard]] const FormKind& kind(const Line& line) const {
        return table_.places().kind(line.kind);
    }
    [[nodiscard]] bool are_two_sources(const Line& a, const Line& b) const {
        return kind(a).contest == kind(b).contest && kind(a).round == kind(b).round &&
               kind(a).source != kind(b).source;
    }

    /// D12, once a TPS, source and round: where its first contest stands.
    Result<void> contests(const Unit& unit, Lines lines, const Line& first) {
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
        for (const auto& [what, value] : compared) {
            if (auto told = compare(what, value, group, finding); !told) return told;
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
    Result<void> compare(std::string_view what, Value value, const std::vector<const Line*>& group,
                         Finding& finding) {
        std::optional<std::pair<const Line*, Count>> first;
        for (const auto* line : group) {
            const auto count = count_of(*line, value);
            if (!count) return pass_on(count.error());
            if (!*count) continue;
            if (!first) first.emplace(line, **count);
            if (**count == first->second) continue;
            finding.facts.push_back(
                {std::string(what), shown(*first->first, first->second), shown(*line, **count)});
            break;
        }
        return {};
    }
    /// The table has it, or the form where it is too large for the table.
    Result<std::optional<Count>> count_of(const Line& line, Value value) {
        const auto small = line.*value;
        if (small == TpsTable::none) return std::optional<Count>();
        if (small != TpsTable::many) return std::optional<Count>(small);
        const auto event = entries_.event(line.index);
        if (!event) return pass_on(event.error());
        const auto field = value == &Line::listed     ? Field::dpt_j
                           : value == &Line::unlisted ? Field::pengguna_dpk_j
                                                      : Field::disabilitas_j;
        return form_in(*event)->numbers.sections[field].count();
    }
    [[nodiscard]] std::string shown(const Line& line, Count count) const {
        return std::string(name_of(kind(line).contest)) + " " + std::to_string(count);
    }

    /// D20: what both show and is not the same.
    Result<void> sources(const Unit& unit, const Line& a, const Line& b) {
        const auto agree = pair_.agrees(a.index, b.index);
        if (!agree) return pass_on(agree.error());
        if (*agree) return {};
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
        const std::uint64_t one_index = a.index;
        const std::uint64_t other_index = b.index;
        for (const auto index :
             {std::min(one_index, other_index), std::max(one_index, other_index)}) {
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
    FormPair pair_;
};

}  // namespace

Result<void> compare_forms_of_tps(const TpsTable& table, record::EntryCache& entries,
                                  FindingBook& book) {
    Comparison comparison(table, entries, book);
    return table.each_tps(
        [&](const Unit& unit, Lines lines) { return comparison.tps(unit, lines); });
}

}  // namespace saksi::audit
