// An object that is read makes a form that can be logged, unless its texts may
// not be, and its numbers are those of the object.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <string>

#include "saksi/core/expects.hpp"
#include "saksi/core/json.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/form_change.hpp"
#include "saksi/record/import_sirekap_json.hpp"

using namespace saksi;
using namespace saksi::record;

namespace {

election::Ballot ppwp() {
    election::Ballot ballot;
    ballot.id = "ppwp/1";
    ballot.unit = election::nation("kpu-2024");
    for (std::uint16_t number = 1; number <= 3; ++number) {
        const auto id = "10002" + std::to_string(number + 4);
        ballot.options.push_back(
            {election::OptionKind::pair, number, "ppwp/" + id, id, {{"sirekap", id}}, {}});
    }
    return ballot;
}

election::Event event_of(const SirekapObject& read) {
    election::Header header;
    header.election = "uji";
    header.by = "uji";
    header.at = read.at;
    header.at_text = read.at_text;
    header.source = election::Source{election::SourceKind::sirekap, "web"};
    auto form = read.form;
    form.ballot = "ppwp/1";
    return {header, std::nullopt, form};
}

/// Counts of an object, however deep.
std::size_t counts_in(const json::Value* value) {
    if (value == nullptr) return 0;
    if (value->integer() != nullptr) return 1;
    std::size_t count = 0;
    if (const auto* object = value->object()) {
        for (const auto& member : object->members()) count += counts_in(&member.value);
    }
    return count;
}

std::size_t counts_in(const election::CHasil& form) {
    std::size_t count = 0;
    for (const auto& figure : form.sections.figures) count += figure.has_count() ? 1 : 0;
    if (const auto* votes = election::option_votes(form.votes)) {
        for (const auto& figure : *votes) count += figure.has_count() ? 1 : 0;
    }
    return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto value = json::parse(text_of({data, size}));
    if (!value) return 0;
    const auto tps = election::tps_unit_from_code("3173011002080", "kpu-2024").value();
    const auto read = read_sirekap_object(*value, tps, ppwp());
    if (!read) return 0;
    const auto& object = *value->object();
    SAKSI_EXPECTS(counts_in(read->form) ==
                  counts_in(object.find("chart")) + counts_in(object.find("administrasi")));
    SAKSI_EXPECTS(compare_forms(read->form, read->form) == FormChange{});
    const auto entry = election::print_event(event_of(*read));
    if (!entry) return 0;  // an address that is none, a NIK, too long a text
    const auto again = election::parse_event(*entry);
    SAKSI_EXPECTS(again && std::get<election::CHasil>(again->body).sections == read->form.sections);
    return 0;
}
