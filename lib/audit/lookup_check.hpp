// Lookup files against the entries: does each hold the hints that the entries
// before its size give, all of them and no other?
//
// What a file holds and what the entries give is compared as a count and a sum
// of hashes, because hints come file by file here and entry by entry there.
// Whoever may choose many hints could make two sums meet; but hints are never
// believed: whoever follows one reads the entry (saksi/record/hint.hpp).
//
// Memory: about 200 bytes a file, however many hints there are.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "bundle_look.hpp"
#include "log_audit.hpp"
#include "saksi/election/event.hpp"

namespace saksi::audit {

/// A multiset of hints: how many, and the sum of their hashes, each as four numbers.
class HintSum {
 public:
    void add(const Hash& hint) noexcept;
    bool operator==(const HintSum&) const = default;

 private:
    std::uint64_t count_ = 0;
    std::array<std::uint64_t, 4> sum_{};
};

/// The hints of the event at `place` of bundle `index`, added to `given`.
void give_hints(const election::Event& event, std::uint64_t index, unsigned place,
                std::vector<GivenHint>& given);

class LookupCheck {
 public:
    /// Reads what stands in lookup/, and says what is wrong with a file by itself.
    /// `size` is that of the tree.
    [[nodiscard]] static Result<LookupCheck> read(LogAudit& audit, const std::string& origin,
                                                  std::uint64_t size);

    /// Is there anything to compare? If not, hints need not be given.
    [[nodiscard]] bool wanted() const noexcept { return !files_.empty(); }
    /// What the entry `index` gives.
    void take(std::uint64_t index, const GivenHint& given);
    /// After the last entry, if each was in its place.
    void finish(LogAudit& audit) const;

 private:
    struct File {
        std::uint64_t limit = 0;  // hints of entries before this one belong here
        HintSum held;
        HintSum given;
        bool there = true;
    };

    Result<void> walk(LogAudit& audit, const std::string& path);
    Result<void> read_file(LogAudit& audit, const std::string& file);

    std::string origin_;
    std::uint64_t size_ = 0;
    std::uint64_t head_size_ = 0;
    std::unordered_map<std::string, File> files_;
};

}  // namespace saksi::audit
