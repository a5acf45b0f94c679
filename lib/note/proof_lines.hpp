// What proof files have in common: numbers behind a word, hashes one a line up
// to a blank one, entries with their paths, and a checkpoint at the end.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/hash.hpp"
#include "saksi/core/lines.hpp"
#include "saksi/core/result.hpp"
#include "saksi/note/checkpoint.hpp"
#include "saksi/note/proven_entry.hpp"

namespace saksi::note {

/// The number on the next line, which must start with `start`.
[[nodiscard]] Result<std::uint64_t> parse_number(Lines& lines, std::string_view start);
/// Hashes, one a line, and the blank line that ends them.
[[nodiscard]] Result<std::vector<Hash>> parse_path(Lines& lines);
/// The next line, which must not be blank.
[[nodiscard]] Result<std::string_view> parse_line(Lines& lines);
/// A number behind `start`, the entry of it, its path and the blank line.
[[nodiscard]] Result<ProvenEntry> parse_entry(Lines& lines, std::string_view start);
/// None or more entries behind `start`, by rising index. Of more than `most`, `too_many`
/// is what is said, with the line.
[[nodiscard]] Result<std::vector<ProvenEntry>> parse_entries(Lines& lines, std::string_view start,
                                                             std::size_t most,
                                                             const tl::unexpected<Error>& too_many);
/// All that is left: the checkpoint as it was signed.
[[nodiscard]] Result<SignedCheckpoint> parse_rest(const Lines& lines);

[[nodiscard]] std::string print_number(std::string_view start, std::uint64_t number);
/// Without the blank line.
[[nodiscard]] std::string print_path(const std::vector<Hash>& path);
[[nodiscard]] std::string print_entry(std::string_view start, const ProvenEntry& entry);

}  // namespace saksi::note
