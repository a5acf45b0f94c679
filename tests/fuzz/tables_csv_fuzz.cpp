// Rows of the tables that are read alone: what is read as a form, a region or a
// dapil can be logged, unless a name in it may not be, and says what its cells do.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "saksi/core/csv.hpp"
#include "saksi/core/expects.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/import_dapil_csv.hpp"
#include "saksi/record/import_recap_csv.hpp"
#include "saksi/record/import_situng_csv.hpp"

using namespace saksi;
using namespace saksi::record;

namespace {

constexpr std::string_view scheme = "situng-2019";

bool can_be_logged(election::Body body) {
    election::Header header;
    header.election = "uji";
    header.by = "uji";
    header.source = election::Source{election::SourceKind::publik, "uji"};
    const auto entry = election::print_event({header, std::nullopt, std::move(body)});
    SAKSI_EXPECTS(!entry || election::parse_event(*entry).has_value());
    return entry.has_value();
}

std::string text_of_figure(const election::Figure& figure) {
    return figure.has_count() ? std::to_string(*figure.count()) : std::string();
}

void check_situng(const CsvRow& row) {
    for (const auto form : {SitungForm::kpu, SitungForm::kp}) {
        const auto read = read_situng_row(row, form, scheme);
        if (!read) continue;
        const std::size_t votes = form == SitungForm::kpu ? 7 : 12;
        SAKSI_EXPECTS(text_of_figure(read->votes[0]) == row.fields[votes]);
        SAKSI_EXPECTS(text_of_figure(read->votes[1]) == row.fields[votes + 1]);
        SAKSI_EXPECTS(std::to_string(read->unit.number) == row.fields[4]);
        election::CHasil made;
        made.unit = read->unit;
        made.ballot = "ppwp/1";
        made.sections = read->sections;
        made.votes = election::plain_votes(read->votes);
        SAKSI_EXPECTS(can_be_logged(made));
    }
}

void check_recap(const CsvRow& row) {
    const auto read = read_recap_row(row, scheme);
    if (!read) return;
    election::DHasil made;
    made.unit = read->unit;
    made.ballot = "ppwp/1";
    made.votes = election::plain_votes(read->votes);
    SAKSI_EXPECTS(can_be_logged(made));
}

void check_node(const CsvRow& row) {
    const auto read = read_situng_node(row, scheme);
    if (!read || !can_be_logged(read->region)) return;
    SAKSI_EXPECTS(!read->tps || can_be_logged(*read->tps));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream stream(std::string(text_of({data, size})));
    CsvReader reader(stream);
    std::vector<DapilRow> dapil;
    while (true) {
        const auto row = reader.next();
        if (row && !*row) break;
        if (!row) continue;
        check_situng(**row);
        check_recap(**row);
        check_node(**row);
        const auto part = read_dapil_row(**row, "kpu-2024");
        if (part) dapil.push_back(*part);
    }
    if (dapil.empty()) return 0;
    const auto made = make_dapil(dapil, "3102");
    if (made) static_cast<void>(can_be_logged(*made));
    return 0;
}
