// SPDX-License-Identifier: Apache-2.0
#include "published.hpp"

#include <string>
#include <utility>

namespace saksi::audit::planting {
namespace {

using election::Contest;
using election::Count;

election::Event total(const election::Unit& unit, const std::vector<Count>& votes) {
    election::Publication made;
    made.contest = Contest::ppwp;
    made.unit = unit;
    for (std::size_t i = 0; i < votes.size(); ++i) {
        made.options.push_back({"ppwp/" + std::to_string(i + 1), votes[i], {}, {}});
    }
    return event_of(totals_page, std::move(made));
}

std::vector<Count> part_of(const std::vector<Count>& votes, Count part, Count of) {
    auto some = votes;
    for (auto& count : some) count = count * part / of;
    return some;
}

void add_to(std::optional<FormSum>& sum, const FormSum& more) {
    if (sum) {
        sum->add(more);
    } else {
        sum = more;
    }
}

}  // namespace

void Published::add(const FormSum& forms) { add_to(province_, forms); }

void Published::tell_province(const election::Unit& unit, const Fault* fault, Lot lot) {
    if (!province_) return;
    const auto all = province_->votes.counts();
    add_to(nation_, *province_);
    province_.reset();

    const auto more = lot.between(1, 9);
    auto before_last = part_of(all, 9, 10);
    if (fault != nullptr) before_last[0] = all[0] + more;
    auto shown = total(unit, part_of(all, 1, 2));
    desk_.tell(shown);
    for (const auto& votes : {before_last, all}) {
        auto next = total(unit, votes);
        replace(next, shown, election::Cause::tanpa_keterangan);
        desk_.tell(next);
        shown = std::move(next);
    }
    if (fault == nullptr) return;
    auto finding = finding_on(Detector::D17d, unit, Contest::ppwp, totals_page, leaf_of(shown));
    finding.effect = more;
    desk_.ledger.planted();
    desk_.ledger.note(
        *fault, std::move(finding),
        "option 1 " + std::to_string(before_last[0]) + " -> " + std::to_string(all[0]));
}

void Published::tell_nation(const election::Unit& unit) const {
    if (nation_) desk_.tell(total(unit, nation_->votes.counts()));
}

std::vector<Count> Published::nation() const {
    return nation_ ? nation_->votes.counts() : std::vector<Count>{};
}

}  // namespace saksi::audit::planting
