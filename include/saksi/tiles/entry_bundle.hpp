// Entry bundles: up to 256 entries in one file, each behind a 16-bit length.
//
// Spec: c2sp.org/tlog-tiles, "Log entries".
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "saksi/core/bytes.hpp"
#include "saksi/core/result.hpp"

namespace saksi::tiles {

inline constexpr std::size_t max_entry_size = 65'535;
/// A bundle file holds at most this many bytes.
inline constexpr std::uint64_t max_bundle_size = 256 * (2 + std::uint64_t{max_entry_size});

/// Adds one entry (at most max_entry_size bytes) to the end of a bundle's bytes.
SAKSI_API void append_entry(Bytes& bundle, ByteView entry);

/// The entries, as views into `file`. Refuses another number of entries than
/// `width`, a length that runs past the end, and trailing bytes.
[[nodiscard]] SAKSI_API Result<std::vector<ByteView>> parse_bundle(ByteView file, unsigned width);

/// As parse_bundle, but only the first `width` entries of a file that may hold more.
[[nodiscard]] SAKSI_API Result<std::vector<ByteView>> parse_bundle_prefix(ByteView file,
                                                                          unsigned width);

}  // namespace saksi::tiles
