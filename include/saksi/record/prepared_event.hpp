// An event made ready to be logged, as far as that takes no log: its entry, the
// entry's leaf hash and the key of its chain. This is nearly all the work there
// is, and any thread may do it (saksi/record/event_batch.hpp does the rest).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "saksi/core/hash.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/chain.hpp"

namespace saksi::record {

struct PreparedEvent {
    election::Event event;
    std::string entry;             ///< print_event(event)
    Hash leaf;                     ///< of the entry
    std::optional<KeyDigest> key;  ///< key_digest(event)
};

/// Refuses what print_event refuses.
[[nodiscard]] SAKSI_API Result<PreparedEvent> prepare_event(election::Event event);

/// The same of an event as JSON, in any spacing and order.
[[nodiscard]] SAKSI_API Result<PreparedEvent> prepare_line(std::string_view line);

/// The same in parts. Hashing many events together takes a fraction of the time it
/// takes one by one; until then `leaf` and `key` are unset.
[[nodiscard]] SAKSI_API Result<PreparedEvent> print_prepared(election::Event event);
/// What is canonical already is not printed again: the line is the entry.
[[nodiscard]] SAKSI_API Result<PreparedEvent> parse_prepared(std::string_view line);
SAKSI_API void hash_entries(std::span<PreparedEvent* const> events);
SAKSI_API void hash_keys(std::span<PreparedEvent* const> events);

}  // namespace saksi::record
