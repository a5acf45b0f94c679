// Entries of a log with their proofs, as proof files of several entries hold them.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "saksi/log/reader.hpp"
#include "saksi/note/proven_entry.hpp"

namespace saksi::audit {

[[nodiscard]] Result<note::ProvenEntry> prove_entry(log::Reader& reader, std::uint64_t index);
[[nodiscard]] Result<std::vector<note::ProvenEntry>> prove_entries(
    log::Reader& reader, const std::set<std::uint64_t>& indices);

}  // namespace saksi::audit
