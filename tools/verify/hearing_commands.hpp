// How an evidence bundle is checked again: with saksi, and by hand with tools
// that every Unix has. The commands name two files, the bundle `bukti` and the
// policy `kebijakan`.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "saksi/note/evidence.hpp"

namespace saksi::tools {

/// The line of the file, from 1, on which an entry that it has stands.
[[nodiscard]] std::size_t line_of(const note::Evidence& evidence, std::uint64_t entry);

/// The hashes of both files, and the answer of saksi.
[[nodiscard]] std::string commands_with_saksi();
/// The leaf hash of an entry, and from it to the checkpoint's root.
[[nodiscard]] std::string commands_for_entry(const note::Evidence& evidence, std::uint64_t entry);
/// The log's signature under the checkpoint; empty if the file has none of that name.
[[nodiscard]] std::string commands_for_signature(const note::Evidence& evidence);

}  // namespace saksi::tools
