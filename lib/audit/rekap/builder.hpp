// RekapBuilder: the walk, the plan and the trees of one selection.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "form_table.hpp"
#include "grower.hpp"
#include "plan.hpp"
#include "saksi/audit/rekap.hpp"

namespace saksi::audit {

class RekapBuilder {
 public:
    /// Borrows both.
    RekapBuilder(log::Reader& reader, const FormSelection& selection)
        : reader_(reader), selection_(selection), forms_(reader, selection) {}

    /// Walks, and plans.
    [[nodiscard]] Result<void> open();
    [[nodiscard]] const FormTable& forms() const noexcept { return forms_; }
    [[nodiscard]] const RekapPlan& plan() const noexcept { return *plan_; }

    /// The trees of these areas of the plan; `traced` may be a null pointer.
    [[nodiscard]] Result<RekapTrees> build(const std::vector<RekapPlan::Id>& areas,
                                           const RekapListener& listener, TracedTps* traced);

 private:
    log::Reader& reader_;
    const FormSelection& selection_;
    FormTable forms_;
    std::optional<RekapPlan> plan_;
};

/// The rules of a contest, which the election is known to have.
[[nodiscard]] const election::ContestRules& rules_of(const election::Pemilu& pemilu,
                                                     election::Contest contest);

}  // namespace saksi::audit
