// Asked: which entries a check is about, where it was asked for one contest or one
// source alone.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "saksi/audit/check.hpp"
#include "saksi/election/event.hpp"
#include "saksi/election/form_scan.hpp"

namespace saksi::audit {

class Asked {
 public:
    /// Borrows it.
    explicit Asked(const CheckQuery& query) noexcept : query_(query) {}

    [[nodiscard]] bool is_for(const election::ScannedForm& form) const noexcept;
    /// Of the contest and source, or of none: what the other levels say of a contest
    /// is of any source.
    [[nodiscard]] bool is_for(const election::Event& event) const;
    [[nodiscard]] bool is_for(const election::Snapshot& snapshot,
                              const election::Header& header) const;

 private:
    [[nodiscard]] bool is_for(election::Contest contest) const noexcept {
        return !query_.contest || *query_.contest == contest;
    }
    [[nodiscard]] bool is_for(const election::Header& header) const {
        return !query_.source || query_.source == header.source;
    }

    const CheckQuery& query_;
};

}  // namespace saksi::audit
