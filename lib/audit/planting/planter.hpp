// Planter: takes a rehearsal's walk desa by desa, plants what falls to each, and
// tells what is logged.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <map>
#include <optional>

#include "bed.hpp"
#include "recapitulation.hpp"

namespace saksi::audit::planting {

class Planter {
 public:
    Planter(const election::RehearsalOptions& options, const election::Rules& rules,
            const Sites& sites, const PlantingListener& listener);

    void unit(const election::RehearsalUnit& unit);
    void form(const election::Event& form, const election::Ballot& ballot);
    [[nodiscard]] Planted finish();

 private:
    void close_desa();
    /// The one that was drawn for this desa, or one that no desa before suited.
    [[nodiscard]] std::optional<Fault> due() const;
    /// Nothing where no form of the desa allows it.
    [[nodiscard]] std::optional<Yield> plant(const Fault& fault);
    [[nodiscard]] std::optional<Yield> plant(const Fault& fault, Station& station, Lot lot);
    void tell(const Yield& yield) const;
    void recapitulate(const Fault* fault, const Yield& yield);

    const election::Rules& rules_;
    const Sites& sites_;
    const PlantingListener& listener_;
    Lot lot_;
    Ledger ledger_;
    Desk desk_;
    Recapitulation recapitulation_;
    std::optional<Desa> desa_;
    std::uint64_t desa_number_ = 0;
    std::deque<Fault> waiting_;
};

}  // namespace saksi::audit::planting
