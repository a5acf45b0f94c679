// Below: what lies under one recapitulation, added up figure by figure.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "../form_counter.hpp"
#include "recap_rows.hpp"

namespace saksi::audit {

class Below {
 public:
    /// One more unit's recapitulation.
    void add(const RecapRow& row);
    /// Forms of some TPS on one ballot, whose columns are `ids`.
    void add(const FormTally& forms, const std::vector<RecapColumns::Id>& ids);
    /// One TPS's form less, another instead: what it was before a recount.
    void exchange(const std::vector<election::Figure>& now,
                  const std::vector<election::Figure>& then,
                  const std::vector<RecapColumns::Id>& ids);

    /// How many units or TPS there must be for a figure to be complete; 0: no
    /// number of them makes it so.
    void expect(std::uint64_t parts) { expected_ = parts; }

    /// The sum, if every part has the figure.
    [[nodiscard]] std::optional<election::Count> field(std::size_t field) const;
    [[nodiscard]] std::optional<election::Count> option(RecapColumns::Id id) const;

 private:
    [[nodiscard]] std::optional<election::Count> complete(const Sum& sum) const;

    std::array<Sum, election::field_count> fields_{};
    std::unordered_map<RecapColumns::Id, Sum> options_;
    std::uint64_t expected_ = 0;
    bool overflow_ = false;
};

}  // namespace saksi::audit
