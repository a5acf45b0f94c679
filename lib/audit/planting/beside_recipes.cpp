// SPDX-License-Identifier: Apache-2.0
#include "beside_recipes.hpp"

#include <algorithm>

#include "form_edits.hpp"

namespace saksi::audit::planting {
namespace {

using election::Count;

/// Another TPS of the desa with a form of this contest, listed before this one.
Sheet* sheet_before(Bed& bed) {
    for (auto& station : bed.desa().stations) {
        if (&station == &bed.station()) return nullptr;
        for (auto& sheet : station.sheets) {
            if (sheet.contest == bed.sheet().contest) return &sheet;
        }
    }
    return nullptr;
}

void show_page(election::Event& event, election::Document page) {
    auto& documents = form_in(event).documents;
    if (!documents) documents.emplace();
    documents->count = std::max<Count>(documents->count, 1);
    documents->items = {std::move(page)};
}

}  // namespace

bool form_of_no_list(Bed& bed) {
    const auto number = bed.desa().place.regular + 1;
    if (number > 900) return false;
    auto event = bed.sheet().honest;
    form_in(event).unit.number = static_cast<std::uint16_t>(number);
    bed.follows(Detector::D14, 0, event);
    bed.yield().findings.back().unit = form_of(event).unit;
    bed.yield().change =
        "TPS " + std::to_string(number) + " of " + std::to_string(bed.desa().place.regular);
    bed.yield().strays.push_back(std::move(event));
    bed.yield().more_forms = true;
    return true;
}

// Of a source of its own: of the latest complete snapshot of a source every row counts.
bool row_passed_over(Bed& bed) {
    const election::Source source{election::SourceKind::saksi, "saksi-" + bed.number()};
    const auto& tps = bed.station().tps;
    election::Snapshot snapshot;
    snapshot.contest = bed.sheet().contest;
    snapshot.format = "sirekap-csv";
    snapshot.scope = {tps.code.substr(0, 2)};
    snapshot.absent = election::AbsentTps{1, 1, {{tps, std::nullopt}}};
    snapshot.files = {
        {"salinan-" + bed.number() + ".csv", crypto::sha256(bytes_of(source.name)), 0}};
    auto event = event_of(source, std::move(snapshot));
    event.header.observed = moment(revised_in_time);
    bed.follows(Detector::D14, 0, event);
    bed.yield().findings.back().source = source;
    bed.yield().change = "no row in the snapshot of " + source.name;
    bed.yield().grounds.push_back(std::move(event));
    return true;
}

bool other_source_differs(Bed& bed) {
    auto copy = bed.sheet().honest;
    copy.header.source = witnesses;
    const auto moved = shift_votes(copy, bed.lot());
    if (moved == 0) return false;
    bed.follows(Detector::D20, moved, copy);
    bed.yield().findings.back().other_source = witnesses;
    bed.yield().change = std::to_string(moved) + " votes otherwise";
    bed.yield().strays.push_back(std::move(copy));
    return true;
}

bool same_image(Bed& bed) {
    auto* other = sheet_before(bed);
    if (other == nullptr) return false;
    election::Document page;
    page.sha256 = crypto::sha256(bytes_of("gambar rekaan " + bed.number()));
    show_page(other->first, page);
    show_page(bed.sheet().first, page);
    bed.follows(Detector::D21);
    bed.yield().change = "documents[1] as of " + election::display_code(form_of(other->first).unit);
    return true;
}

bool image_of_another(Bed& bed) {
    auto* other = sheet_before(bed);
    if (other == nullptr) return false;
    const auto code = election::display_code(form_of(other->first).unit);
    election::Document page;
    page.url = "https://gladi.example/" + code + "-20240214-153000--" + bed.number() + ".jpg";
    show_page(bed.sheet().first, std::move(page));
    bed.follows(Detector::D21);
    bed.yield().change = "documents[1] named after " + code;
    return true;
}

}  // namespace saksi::audit::planting
