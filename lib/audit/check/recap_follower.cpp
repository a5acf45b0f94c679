// SPDX-License-Identifier: Apache-2.0
#include "recap_follower.hpp"

#include <variant>

namespace saksi::audit {

using election::Cause;

void RecapFollower::take(const Step& step) {
    const auto& event = step.now.event;
    const auto form = form_in(event);
    const auto* total = std::get_if<election::Publication>(&event.body);
    if (!form && total == nullptr) return;
    auto& results = results_[form ? std::pair(form->contest, form->round)
                                  : std::pair(total->contest, total->round)];
    if (!std::holds_alternative<election::CHasil>(event.body)) {
        if (step.before != nullptr) results.rows.erase(step.before_version.index);
        results.rows.emplace(step.now.version.index, step.now.version);
        return;
    }
    if (step.before == nullptr || !event.correction) return;
    const auto cause = event.correction->cause;
    if (cause != Cause::psu && cause != Cause::hitung_ulang) return;
    results.recounted.push_back({form->unit, cause, step.before_version, step.now.version});
}

std::vector<RecapCase> RecapFollower::cases() const {
    std::vector<RecapCase> cases;
    for (const auto& [which, results] : results_) {
        if (results.rows.empty()) continue;
        auto& recap =
            cases.emplace_back(RecapCase{which.first, which.second, {}, results.recounted});
        for (const auto& [index, version] : results.rows) recap.rows.push_back(version);
    }
    return cases;
}

}  // namespace saksi::audit
