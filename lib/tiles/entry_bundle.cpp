// SPDX-License-Identifier: Apache-2.0
#include "saksi/tiles/entry_bundle.hpp"

#include <string>

#include "saksi/core/expects.hpp"

namespace saksi::tiles {
namespace {

constexpr std::size_t length_size = 2;

/// Takes one entry off the front of `rest`.
Result<ByteView> take_entry(ByteView& rest, std::size_t number) {
    const auto cut_off = [&] {
        return refuse(ErrorCode::malformed, "entry " + std::to_string(number) + " of the bundle",
                      "the bundle ends inside an entry");
    };
    if (rest.size() < length_size) return cut_off();
    const std::size_t length = std::size_t{rest[0]} << 8 | rest[1];
    rest = rest.subspan(length_size);
    if (rest.size() < length) return cut_off();
    const auto entry = rest.first(length);
    rest = rest.subspan(length);
    return entry;
}

Result<std::vector<ByteView>> take_entries(ByteView& rest, unsigned width) {
    std::vector<ByteView> entries;
    entries.reserve(width);
    for (unsigned i = 0; i < width; ++i) {
        const auto entry = take_entry(rest, i);
        if (!entry) return pass_on(entry.error());
        entries.push_back(*entry);
    }
    return entries;
}

}  // namespace

void append_entry(Bytes& bundle, ByteView entry) {
    SAKSI_EXPECTS(entry.size() <= max_entry_size);
    bundle.push_back(static_cast<std::uint8_t>(entry.size() >> 8));
    bundle.push_back(static_cast<std::uint8_t>(entry.size() & 0xff));
    append(bundle, entry);
}

Result<std::vector<ByteView>> parse_bundle(ByteView file, unsigned width) {
    auto entries = take_entries(file, width);
    if (entries && !file.empty()) {
        return refuse(ErrorCode::malformed, "", "the bundle goes on after its last entry",
                      std::to_string(file.size()) + " bytes more");
    }
    return entries;
}

Result<std::vector<ByteView>> parse_bundle_prefix(ByteView file, unsigned width) {
    return take_entries(file, width);
}

}  // namespace saksi::tiles
