// CurrentForms: the rules on a form see its current version alone. What was
// found on a version goes when another replaces it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence_rules.hpp"
#include "finding_book.hpp"
#include "form_rules.hpp"
#include "form_step.hpp"
#include "tps_form.hpp"
#include "tps_table.hpp"

namespace saksi::audit {

/// What does not hold within a result form: findings that name the form, and the
/// rules that could not be applied. Both are empty of other events.
[[nodiscard]] FormFindings judge_form(const SeenEvent& seen, const election::Pemilu* pemilu);

class CurrentForms {
 public:
    explicit CurrentForms(FindingBook& book) : book_(book), evidence_(book) {}

    /// Every form of a TPS that is no stray, in index order, where it belongs in
    /// table(), and the one it replaces; null where its chain opens. `pemilu` may
    /// be unknown yet.
    void take(const FormPlace& place, const TpsForm& form, const TpsForm* before,
              const election::Pemilu* pemilu);
    /// The same of units above the TPS.
    void take(const Step& step, const election::DHasil& form, const election::Pemilu* pemilu);

    /// The forms of TPS among them.
    [[nodiscard]] TpsTable& table() noexcept { return table_; }

 private:
    void enter(std::uint64_t index, FormFindings found);
    void leave(std::uint64_t index, const RuledForm& form);

    FindingBook& book_;
    EvidenceRules evidence_;
    TpsTable table_;
};

}  // namespace saksi::audit
