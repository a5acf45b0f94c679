// A row that is read as a region makes events that can be logged, unless its
// name may not be, and the place tree takes whatever comes.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "saksi/core/csv.hpp"
#include "saksi/core/expects.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/import_regions_csv.hpp"
#include "saksi/record/place_tree.hpp"

using namespace saksi;
using namespace saksi::record;

namespace {

election::Header header() {
    election::Header made;
    made.election = "uji";
    made.by = "uji";
    return made;
}

void check_tree(const PlaceTree& tree) {
    std::uint64_t at_the_roots = 0;
    std::uint64_t everywhere = 0;
    for (const auto id : tree.roots()) at_the_roots += tree[id].tps_total;
    for (PlaceTree::Id id = 0; id < tree.size(); ++id) {
        for (const auto& range : tree[id].tps)
            everywhere += std::uint64_t{range.last} - range.first + 1;
        SAKSI_EXPECTS(!tree.display_name(tree[id].unit).empty());
    }
    SAKSI_EXPECTS(at_the_roots == everywhere);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream stream(std::string(text_of({data, size})));
    CsvReader reader(stream);
    PlaceTree tree;
    while (true) {
        const auto row = reader.next();
        if (row && !*row) break;
        if (!row) continue;
        const auto read = read_region_row(**row, "kpu-2024", "kawalpemilu-2024");
        if (!read) continue;
        const auto region = election::print_event({header(), std::nullopt, read->region});
        if (!region) continue;  // a name that is none
        tree.put(read->region);
        SAKSI_EXPECTS(!read->abroad || !read->tps);
        if (!read->tps) continue;
        SAKSI_EXPECTS(election::print_event({header(), std::nullopt, *read->tps}).has_value());
        tree.put(*read->tps);
    }
    check_tree(tree);
    static_cast<void>(tree.look_up(text_of({data, size}), "kpu-2024"));
    return 0;
}
