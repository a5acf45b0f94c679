// A lookup file: the hints of one kecamatan, of one name's or key's letter, or
// the head of them all, as they stood at a size of the log.
//
//     {"origin":"example.id/pemilu-2024","size":29142,"v":1}
//     ["c_hasil","pemilu-2024","ppwp",1,"5171011003007","sirekap:web",901]
//
// The first line says of which log and how far: all hints of entries before
// `size` are there. Hints come sorted, none twice. Nothing is proved by any of it.
//
// Format: docs/format.md 3.4.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/record/hint.hpp"

namespace saksi::record {

/// Bytes of a file. A kecamatan has a few hundred TPS and some ten thousand hints.
inline constexpr std::uint64_t max_lookup_size = 16 << 20;

struct LookupFile {
    std::string origin;
    std::uint64_t size = 0;
    std::vector<Hint> hints;  ///< sorted, each once, of entries before `size`

    bool operator==(const LookupFile&) const = default;
};

/// too_large: more than max_lookup_size.
[[nodiscard]] SAKSI_API Result<std::string> print_lookup(const LookupFile& file);
/// Refuses what print_lookup() would not write.
[[nodiscard]] SAKSI_API Result<LookupFile> parse_lookup(std::string_view text);

}  // namespace saksi::record
