// A row that is read as a candidacy makes an event that can be logged, unless
// one of its texts may not be, and a key that says nothing but letters and digits.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "saksi/core/csv.hpp"
#include "saksi/core/expects.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/import_dct_csv.hpp"

using namespace saksi;
using namespace saksi::record;

namespace {

DctImportOptions options_for(election::Contest contest) {
    DctImportOptions options;
    options.contest = contest;
    options.parties = {{"8", {1, "partai-satu", "Partai Satu"}}};
    return options;
}

void check(const election::Candidacy& read) {
    const auto key = key_part(read.persons.front().name);
    SAKSI_EXPECTS(key_part(key) == key);
    SAKSI_EXPECTS(read.key.ends_with("/" + key));
    election::Event event;
    event.header.election = "uji";
    event.header.by = "uji";
    event.body = read;
    const auto entry = election::print_event(event);
    if (!entry) return;  // a name, a code or a key that is none
    SAKSI_EXPECTS(election::parse_event(*entry).value() == event);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto lists = options_for(election::Contest::pdpr);
    static const auto persons = options_for(election::Contest::pdpd);
    const std::string text(text_of({data, size}));
    std::istringstream stream(text);
    CsvReader reader(stream);
    while (true) {
        const auto row = reader.next();
        if (row && !*row) break;
        if (!row) continue;
        for (const auto* options : {&lists, &persons}) {
            const auto read = read_dct_row(**row, *options, election::UnitKind::dapil, "kpu-2024");
            if (read) check(*read);
        }
    }
    std::istringstream again(text);
    static_cast<void>(read_parties(again, "parpol.csv"));
    return 0;
}
