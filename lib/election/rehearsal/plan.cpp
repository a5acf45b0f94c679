// SPDX-License-Identifier: Apache-2.0
#include "plan.hpp"

#include <algorithm>
#include <string>

namespace saksi::election {

Result<void> check_rehearsal(const RehearsalOptions& options) {
    if (options.tps < 1 || options.tps > rehearsal_tps_limit) {
        return refuse(ErrorCode::usage, "tps", "must be from 1 to 820161",
                      std::to_string(options.tps));
    }
    if (options.not_yet_permille > 1000) {
        return refuse(ErrorCode::usage, "not_yet_permille", "must be from 0 to 1000",
                      std::to_string(options.not_yet_permille));
    }
    for (const auto contest : options.contests) {
        if (contest == Contest::pkwkp || contest == Contest::pkwkk) {
            return refuse(ErrorCode::usage, "contests", "this contest is not rehearsed",
                          std::string(name_of(contest)));
        }
    }
    return {};
}

namespace rehearsal {

std::vector<std::uint64_t> tps_by_province(std::uint64_t tps) {
    std::vector<std::uint64_t> weights;
    for (const auto& province : provinces()) weights.push_back(province.tps);
    return share_out(tps, weights);
}

Portion portion_of(const Province& province, std::uint64_t tps) {
    const Portion all{province.tps, province.votes};
    const auto votes = share_out(all.valid() * tps / province.tps, province.votes);
    return {tps, {votes[0], votes[1], votes[2]}};
}

Dice dice_of(const RehearsalOptions& options, std::string_view purpose, std::string_view code) {
    return Dice{options.seed}.of(purpose).of(code);
}

bool wants(const RehearsalOptions& options, Contest contest) {
    return std::find(options.contests.begin(), options.contests.end(), contest) !=
           options.contests.end();
}

}  // namespace rehearsal
}  // namespace saksi::election
