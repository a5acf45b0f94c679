// The counting of forms for totals, in its steps: what was counted before may be
// put back, then one walk, then the totals.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "form_counter.hpp"
#include "form_filter.hpp"
#include "saksi/audit/totals.hpp"
#include "survey.hpp"

namespace saksi::audit {

class FormTotals {
 public:
    /// Borrows both.
    FormTotals(log::Reader& reader, const TotalsQuery& query);
    FormTotals(const FormTotals&) = delete;
    FormTotals& operator=(const FormTotals&) = delete;

    [[nodiscard]] Result<void> walk();
    /// After the walk.
    [[nodiscard]] Result<Totals> totals();
    [[nodiscard]] const Survey& survey() const noexcept { return survey_; }

 private:
    friend class CountCodec;  // keeps all of this in a file
    [[nodiscard]] FormCounter::Grain grain() const noexcept;

    log::Reader& reader_;
    const TotalsQuery& query_;
    FormFilter filter_;
    Survey survey_;
    FormCounter counter_;
};

}  // namespace saksi::audit
