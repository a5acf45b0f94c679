// SPDX-License-Identifier: Apache-2.0
#include "plenaries.hpp"

#include <algorithm>
#include <iterator>

namespace saksi::audit::planting {
namespace {

election::Plenary plenary_in_time(const election::Unit& unit) {
    const auto* times = std::find_if(std::begin(plenary_times), std::end(plenary_times),
                                     [&](const auto& each) { return each.level == unit.kind; });
    election::Plenary plenary;
    plenary.unit = unit;
    plenary.opened = moment(times->opened);
    plenary.closed = moment(times->closed);
    plenary.signed_at = moment(times->signed_at);
    return plenary;
}

}  // namespace

void tell_plenary(const election::Unit& unit, const Fault* fault,
                  const std::vector<election::Contest>& contests, const Desk& desk) {
    auto plenary = plenary_in_time(unit);
    const auto in_time = plenary.signed_at->text;
    const auto ground = fault == nullptr ? Ground::form : fault->recipe->ground;
    if (ground == Ground::early_plenary) plenary.signed_at = moment(before_the_count);
    if (ground == Ground::late_plenary) plenary.signed_at = moment(signed_late);
    const auto event = event_of(plenary);
    desk.tell(event);
    if (ground != Ground::early_plenary && ground != Ground::late_plenary) return;

    const auto leaf = leaf_of(event);
    const auto change = "signed " + in_time + " -> " + plenary.signed_at->text;
    desk.ledger.planted();
    if (ground == Ground::late_plenary) {
        return desk.ledger.note(*fault, finding_on(Detector::D18, unit, {}, {}, leaf), change);
    }
    for (const auto contest : contests) {
        desk.ledger.note(*fault, finding_on(Detector::D18, unit, contest, office, leaf), change);
    }
}

}  // namespace saksi::audit::planting
