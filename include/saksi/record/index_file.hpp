// private/index: a State on disk, so that opening a large log reads its end and
// not all of it. It can be thrown away at any time; nothing depends on it.
//
// It is bound to origin, size and root, and ends with a SHA-256 over itself. It
// is used only if the log of this origin had this very root at that size;
// otherwise the log is read from the beginning, as if there were no index.
//
// Format: docs/format.md part 3.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "saksi/core/bytes.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/core/result.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/record/state.hpp"

namespace saksi::record {

inline constexpr std::uint32_t index_mode = 0600;

/// What was found at the place of an index.
enum class IndexFinding : std::uint8_t {
    absent,
    damaged,  ///< unreadable, not an index, or its checksum is wrong
    foreign,  ///< of another log, or of another past of this one, or ahead of it
    used,
};
[[nodiscard]] SAKSI_API std::string_view name_of(IndexFinding finding) noexcept;

struct OpenedState {
    State state;  ///< of the whole log of the reader
    IndexFinding index = IndexFinding::absent;
    std::uint64_t indexed = 0;  ///< entries that came from the index
};

/// The state of the log, from the index at `path` as far as it goes and from
/// the entries after it.
[[nodiscard]] SAKSI_API Result<OpenedState> open_state(FileSystem& files, const std::string& path,
                                                       std::string_view origin,
                                                       log::Reader& reader);

/// The index of a state. `head` must be the head of its entries.
[[nodiscard]] SAKSI_API Bytes print_index(std::string_view origin, const merkle::TreeHead& head,
                                          const State& state);
/// Replaces the index durably by the one of this state.
[[nodiscard]] SAKSI_API Result<void> write_index(FileSystem& files, const std::string& path,
                                                 std::string_view origin,
                                                 const merkle::TreeHead& head, const State& state);

}  // namespace saksi::record
