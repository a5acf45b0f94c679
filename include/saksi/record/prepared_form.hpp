// A result form made ready to be logged where it stands: nearly every event of an
// election is one, and already in its canonical form. What saksi/record/prepared_event.hpp
// is for any event, this is for those, without an Event: nothing is allocated for one.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/hash.hpp"
#include "saksi/election/form_scan.hpp"
#include "saksi/record/chain.hpp"
#include "saksi/record/prepared_event.hpp"

namespace saksi::record {

struct PreparedForm {
    election::ScannedForm form;  ///< of the entry, and of the room it was read into
    std::string_view entry;      ///< print_event(event_of(form))
    Hash leaf;                   ///< of the entry
    KeyDigest key;               ///< of its chain
};

/// The same with an event, which owns all of it.
[[nodiscard]] SAKSI_API PreparedEvent event_of(const PreparedForm& form);

/// Makes `leaf` and `key` of many together; `keys` is room for their texts, kept
/// from one time to the next.
SAKSI_API void hash_forms(std::span<PreparedForm> forms, std::vector<std::string>& keys);

}  // namespace saksi::record
