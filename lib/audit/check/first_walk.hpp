// FirstWalk: the walk of a check over the whole log, and the rules that look at
// what it meets. What other walks go by afterwards stays with it: the survey, the
// bundles that are known, the recapitulations that are current.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "../known_bundles.hpp"
#include "../survey.hpp"
#include "asked.hpp"
#include "coverage_rules.hpp"
#include "current_forms.hpp"
#include "finding_book.hpp"
#include "form_step.hpp"
#include "recap_follower.hpp"
#include "rekap_rules.hpp"
#include "saksi/audit/check.hpp"
#include "saksi/record/entry_cache.hpp"
#include "submission_rules.hpp"
#include "unit_rules.hpp"
#include "version_rules.hpp"

namespace saksi::audit {

class FirstWalk {
 public:
    /// Borrows all three.
    FirstWalk(log::Reader& reader, const CheckQuery& query, FindingBook& book);
    FirstWalk(const FirstWalk&) = delete;
    FirstWalk& operator=(const FirstWalk&) = delete;

    /// Reads the log, and puts into the book what the rules found.
    Result<void> run();
    /// After run(): TPS against the lists, and the forms of one against each other.
    [[nodiscard]] Result<FindingBook> compare_tps();
    /// What is kept of every form is of no use to the walks that follow: they need
    /// the room.
    void release();

    [[nodiscard]] const Survey& survey() const noexcept { return survey_; }
    [[nodiscard]] const KnownBundles& known() const noexcept { return known_; }
    [[nodiscard]] record::EntryCache& entries() noexcept { return entries_; }
    [[nodiscard]] const RecapFollower& recaps() const noexcept { return recaps_; }
    [[nodiscard]] RekapRules& rekaps() noexcept { return rekaps_; }
    [[nodiscard]] bool met_candidates() const noexcept { return met_candidates_; }
    /// Current forms of TPS, once they were compared.
    [[nodiscard]] std::uint64_t forms_of_tps() const noexcept { return forms_of_tps_; }

 private:
    Result<void> take(const WalkedForm& walked);
    Result<void> take(const SeenEvent& seen);
    void take_other(const record::Version& version, const Error& error);
    Result<void> take_version(const record::Version& version, const election::Event& event);
    Result<void> take_result(const SeenEvent& seen);
    Result<void> take_form(const Step& step);
    Result<void> take_form(const FormPlace& place, const TpsForm& form, const TpsForm* before);

    log::Reader& reader_;
    FindingBook& book_;
    Asked asked_;
    record::EntryCache entries_;
    Survey survey_;
    KnownBundles known_;
    VersionRules versions_;
    std::optional<CurrentForms> forms_;  // until release()
    std::optional<UnitRules> units_;     // the same
    std::uint64_t forms_of_tps_ = 0;
    PassedOver passed_over_;
    SubmissionRules submissions_;
    RekapRules rekaps_;
    RecapFollower recaps_;
    bool met_candidates_ = false;
};

}  // namespace saksi::audit
