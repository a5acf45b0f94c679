// Tile paths and bundles: what parses prints back to the same bytes.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "saksi/tiles/entry_bundle.hpp"
#include "saksi/tiles/tile.hpp"

using namespace saksi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView input{data, size};
    if (const auto tile = tiles::parse_tile_path(text_of(input))) {
        if (tiles::path_of(*tile) != text_of(input)) std::abort();
    }
    if (const auto bundle = tiles::parse_bundle_path(text_of(input))) {
        if (tiles::path_of(*bundle) != text_of(input)) std::abort();
    }
    if (size == 0) return 0;
    const unsigned width = data[0] + 1u;
    const auto entries = tiles::parse_bundle(input.subspan(1), width);
    if (!entries) return 0;
    Bytes printed;
    for (const auto entry : *entries) tiles::append_entry(printed, entry);
    if (text_of(printed) != text_of(input.subspan(1))) std::abort();
    return 0;
}
