// Does a region tree of the log have this unit? Asked by the writer, which holds
// no tree: it looks for the current region event, of a TPS for those of its desa.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/event_batch.hpp"

namespace saksi::record {

class PlaceCheck {
 public:
    PlaceCheck(EventBatch& batch, std::string election)
        : batch_(batch), election_(std::move(election)) {}

    /// It is named; or, of a TPS, its desa is, and has it in its list, if there is one.
    Result<bool> has(const election::Unit& unit);

 private:
    Result<bool> has_tps(const election::Unit& tps);
    Result<void> look_at(const election::Unit& desa);
    [[nodiscard]] std::optional<Version> current(election::Body body) const;

    EventBatch& batch_;
    std::string election_;
    std::optional<election::Unit> desa_;  // what the rest is about
    bool named_ = false;
    std::optional<election::TpsList> list_;
};

}  // namespace saksi::record
