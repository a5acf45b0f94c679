// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>

#include "rehearsal/ballots.hpp"
#include "rehearsal/plan.hpp"
#include "saksi/election/preset.hpp"
#include "saksi/election/rehearsal.hpp"

namespace saksi::election {
namespace rehearsal {
namespace {

using Tell = std::function<void(const Event&)>;

void say(const Tell& tell, Body body) {
    Event event;
    event.header.election = rehearsal_election;
    event.header.by = rehearsal_submitter;
    event.body = std::move(body);
    tell(event);
}

void say_all(const Tell& tell, const std::vector<Dapil>& dapils) {
    for (const auto& dapil : dapils) {
        say(tell, dapil.region);
        say(tell, dapil.slate.ballot());
    }
}

/// The rules of 2024, for the contests that are wanted.
Result<Pemilu> pemilu_of(const RehearsalOptions& options) {
    const auto events = preset("pemilu-2024");
    if (!events) return pass_on(events.error());

    auto pemilu = std::get<Pemilu>(events->front().body);
    pemilu.name = "Gladi dengan formulir rekaan, benih " + std::to_string(options.seed) + ", " +
                  std::to_string(options.tps) + " TPS";
    pemilu.scheme = rehearsal_scheme;
    std::erase_if(pemilu.contests,
                  [&](const auto& rules) { return !wants(options, rules.contest); });
    return pemilu;
}

void open_province(const RehearsalOptions& options, const Province& province, std::uint64_t tps,
                   const Tell& tell) {
    if (tps == 0) return;
    const auto places =
        kabkota_of(province, extent_of(province, tps), dice_of(options, "tree/", province.code));
    const auto ballots = ballots_of(options, province, places);
    if (ballots.pdpd) say(tell, ballots.pdpd->ballot());
    say_all(tell, ballots.pdpr);
    say_all(tell, ballots.pdprdp);
    if (!wants(options, Contest::pdprdk)) return;
    for (const auto& place : places) {
        const auto kecamatan = kecamatan_of(place, dice_of(options, "tree/", place.code));
        say_all(tell, local_ballots_of(options, province, place, kecamatan));
    }
}

}  // namespace
}  // namespace rehearsal

Result<void> open_rehearsal(const RehearsalOptions& options,
                            const std::function<void(const Event&)>& tell) {
    using namespace rehearsal;
    if (const auto sound = check_rehearsal(options); !sound) return sound;
    auto pemilu = pemilu_of(options);
    if (!pemilu) return pass_on(pemilu.error());

    say(tell, std::move(*pemilu));
    if (wants(options, Contest::ppwp)) say(tell, pair_ballot());
    const auto tps = tps_by_province(options.tps);
    const auto all = provinces();
    for (std::size_t i = 0; i < all.size(); ++i) open_province(options, all[i], tps[i], tell);
    return {};
}

}  // namespace saksi::election
