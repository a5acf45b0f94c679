// SPDX-License-Identifier: Apache-2.0
#include "chain_recipes.hpp"

#include <algorithm>

#include "form_edits.hpp"
#include "saksi/core/encoding.hpp"

namespace saksi::audit::planting {
namespace {

using election::Cause;
using election::Count;
using election::Event;
using F = election::Field;

/// The current version, said again at another time.
Event again(Bed& bed, std::string_view at) {
    auto event = bed.sheet().current();
    event.correction.reset();
    event.header.at = moment(at);
    return event;
}

election::Ruling ruling(Bed& bed, election::OrderKind kind) {
    election::Ruling made;
    made.body = election::RulingBody::bawaslu;
    made.number = bed.number() + "/GLADI/2024";
    made.date = "2024-02-17";
    made.title = "Putusan rekaan untuk gladi";
    election::Order order;
    order.kind = kind;
    order.contest = bed.sheet().contest;
    order.units = {bed.station().tps};
    made.orders.push_back(std::move(order));
    return made;
}

std::string objection(Bed& bed) { return "D.Kejadian Khusus " + bed.number(); }

/// Is every TPS of the desa in with this contest?
bool all_in(Bed& bed) {
    const auto& stations = bed.desa().stations;
    const auto has = [&](const Station& station) {
        return std::any_of(station.sheets.begin(), station.sheets.end(), [&](const Sheet& sheet) {
            return sheet.contest == bed.sheet().contest;
        });
    };
    return stations.size() == bed.desa().listed() &&
           std::all_of(stations.begin(), stations.end(), has);
}

/// Counted wrongly first; the correction is right, and names no ground that stands.
bool correct_without_ground(Bed& bed, std::optional<std::string> instrument) {
    if (shift_votes(bed.sheet().first, bed.lot()) == 0) return false;
    auto next = bed.sheet().honest;
    next.header.at = moment(revised_in_time);
    bed.add_version(std::move(next), Cause::pembetulan, std::move(instrument));
    bed.follows(Detector::D22, 0, bed.sheet().current());
    return true;
}

}  // namespace

bool changed_in_silence(Bed& bed) {
    auto next = again(bed, revised_in_time);
    const auto moved = validate_votes(next, bed.lot());
    if (moved == 0) return false;
    bed.add_version(std::move(next), Cause::tanpa_keterangan);
    bed.follows(Detector::D17, moved, bed.sheet().current());
    return true;
}

// It is shown again later, so that the election stays complete.
bool withdrawn_in_silence(Bed& bed) {
    auto next = bed.sheet().current();
    next.header.at.reset();
    next.header.observed = moment(revised_in_time);
    Count most = 0;
    for (const auto field : {F::suara_sah, F::suara_tidak_sah, F::suara_total}) {
        most = std::max(most, bed.get(field));
    }
    auto& form = form_in(next);
    for (auto& figure : form.sections.figures) {
        if (figure.is_captured()) figure = election::null;
    }
    form.votes = election::null;
    bed.add_version(std::move(next), Cause::penarikan);
    bed.follows(Detector::D17b, most, bed.sheet().current());
    bed.yield().change = "all figures -> null";
    bed.add_version(bed.sheet().honest, Cause::pelengkapan);
    return true;
}

bool fewer_images(Bed& bed) {
    auto next = bed.sheet().current();
    next.header.observed = moment(revised_in_time);
    auto& documents = form_in(next).documents;
    if (!documents || documents->count < 2) return false;
    bed.yield().change = "documents " + std::to_string(documents->count) + " -> " +
                         std::to_string(documents->count - 1);
    --documents->count;
    bed.add_version(std::move(next), Cause::tanpa_keterangan);
    bed.follows(Detector::D17c, 0, bed.sheet().current());
    return true;
}

bool new_time_for_old_figures(Bed& bed) {
    auto next = again(bed, revised_in_time);
    bed.yield().change = "at " + bed.sheet().first.header.at->text + " -> " + next.header.at->text;
    bed.add_version(std::move(next), Cause::tanpa_keterangan);
    bed.follows(Detector::D19, 0, bed.sheet().current());
    return true;
}

bool changed_after_plenary(Bed& bed) {
    auto next = again(bed, revised_late);
    const auto moved = validate_votes(next, bed.lot());
    if (moved == 0) return false;
    bed.add_version(std::move(next), Cause::tanpa_keterangan);
    bed.follows(Detector::D19, 0, bed.sheet().current());
    bed.follows(Detector::D17, moved, bed.sheet().current());
    return true;
}

bool no_instrument(Bed& bed) { return correct_without_ground(bed, std::nullopt); }

bool instrument_no_ruling(Bed& bed) {
    return correct_without_ground(bed, to_hex(leaf_of(bed.sheet().honest).view()));
}

bool order_without_result(Bed& bed) {
    auto event = event_of(ruling(bed, election::OrderKind::psu));
    bed.follows(Detector::D22, 0, event);
    bed.yield().findings.back().source.reset();
    bed.yield().change = "psu ordered";
    bed.yield().grounds.push_back(std::move(event));
    return true;
}

bool result_below_only(Bed& bed) {
    if (!all_in(bed)) return false;
    auto order = event_of(ruling(bed, election::OrderKind::psu));
    auto next = again(bed, revised_in_time);
    if (shift_votes(next, bed.lot()) == 0) return false;
    bed.add_version(std::move(next), Cause::psu, to_hex(leaf_of(order).view()));
    bed.follows(Detector::D22, 0, bed.sheet().current());
    bed.yield().findings.back().unit = bed.desa().place.unit;
    bed.yield().grounds.push_back(std::move(order));
    return true;
}

bool opened_twice(Bed& bed) {
    auto event = bed.sheet().honest;
    event.header.at = moment(revised_in_time);
    if (shift_votes(event, bed.lot()) == 0) return false;
    bed.follows(Detector::R01, 0, event);
    bed.yield().change = "a second opening";
    bed.yield().strays.push_back(std::move(event));
    return true;
}

bool replaces_nothing(Bed& bed) {
    auto event = bed.sheet().honest;
    event.header.at = moment(revised_in_time);
    if (shift_votes(event, bed.lot()) == 0) return false;
    const auto unknown = crypto::sha256(bytes_of("entri rekaan " + bed.number()));
    event.correction = election::Correction{unknown, Cause::pembetulan, objection(bed)};
    bed.follows(Detector::R01, 0, event);
    bed.yield().change = "replaces " + to_hex(unknown.view());
    bed.yield().strays.push_back(std::move(event));
    return true;
}

// A correction that is right; then one of the version before it.
bool replaces_a_former_one(Bed& bed) {
    if (shift_votes(bed.sheet().first, bed.lot()) == 0) return false;
    auto right = bed.sheet().honest;
    right.header.at = moment(revised_in_time);
    bed.add_version(std::move(right), Cause::pembetulan, objection(bed));
    auto event = bed.sheet().honest;
    event.header.at = moment(revised_in_time);
    static_cast<void>(shift_votes(event, bed.lot()));
    replace(event, bed.sheet().first, Cause::pembetulan, objection(bed));
    bed.follows(Detector::R01, 0, event);
    bed.yield().change = "replaces " + to_hex(leaf_of(bed.sheet().first).view());
    bed.yield().strays.push_back(std::move(event));
    return true;
}

}  // namespace saksi::audit::planting
