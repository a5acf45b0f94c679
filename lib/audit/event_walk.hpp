// The events of a log, verified, one after the other.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "saksi/election/form_scan.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/record/chain.hpp"

namespace saksi::audit {

/// Visits events in index order until it says stop.
enum class Walk : std::uint8_t { go_on, stop };

struct WalkCounts {
    std::uint64_t opaque = 0;   ///< of an unknown type or a newer version
    std::uint64_t foreign = 0;  ///< no events
};

/// A result form that was read in place, and the name of its chain.
struct WalkedForm {
    record::Version version;
    const election::ScannedForm& form;
    record::KeyDigest key;
};

/// An event, and the name of its chain if its type forms chains.
struct WalkedEvent {
    record::Version version;
    const election::Event& event;
    std::optional<record::KeyDigest> key;
};

struct WalkHooks {
    std::function<Result<Walk>(const WalkedEvent&)> event;
    /// If set, it gets result forms that a FormScanner takes, and `event` all others.
    std::function<Result<void>(const WalkedForm&)> form;
    /// Of these forms, those that it gets; all if empty. Several threads call it.
    std::function<bool(const election::ScannedForm&)> wants;
    bool names_forms = true;  ///< else a WalkedForm's key is of no use
    /// An entry that is no event of a type known here, and why; may be empty.
    std::function<void(const record::Version&, const Error&)> other;
    std::function<void(std::uint64_t, std::uint64_t)> progress;  ///< may be empty
    std::vector<std::uint64_t> visit;  ///< bundles before `from` that are read all the same
    std::uint64_t from = 0;            ///< the first bundle that is read with all after it
    std::uint64_t begin = 0;           ///< entries before this one are not handed on
};

/// Bundles are read by reader.threads() threads; the hooks are called by this
/// one alone, in index order.
[[nodiscard]] Result<WalkCounts> walk_events(log::Reader& reader, std::uint64_t size,
                                             const WalkHooks& hooks);

}  // namespace saksi::audit
