// What an import logs of a form that it was shown: the form itself, where nothing
// is logged of it; a version that replaces the current one and says why, where
// that is another; else nothing. The report counts which.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "place_check.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/event_batch.hpp"
#include "saksi/record/form_change.hpp"
#include "saksi/record/import.hpp"
#include "saksi/record/prepared_event.hpp"
#include "saksi/record/prepared_form.hpp"

namespace saksi::record {

/// `Form` is election::CHasil, DHasil or Publication.
template <class Form>
class FormStaging {
 public:
    /// Borrows the batch and the report.
    FormStaging(EventBatch& batch, std::string election, FormImportReport& report)
        : batch_(batch), report_(report), places_(batch, std::move(election)) {}

    /// `of_changes`: it says only what was new; the rest stands as it is logged. Its
    /// entry and leaf are there, or it is printed here. What it has may be moved away.
    Result<void> stage(PreparedEvent& ready, bool of_changes);
    /// What opens its form is logged as it stands; else an event is compared.
    Result<void> stage(const PreparedForm& form);

 private:
    Result<void> stage_ready(PreparedEvent& ready);
    Result<void> stage_opening(PreparedEvent& ready);
    Result<void> stage_version(election::Event event, const Hash& current, const Form& logged);
    Result<election::Event> event_at(const Version& version);
    void keep(const Placed& placed, const election::Event& event);
    /// Counts a form that nothing was logged of; is there anything to log now?
    bool count_opening(bool numbers, bool in);
    void count_change(NumbersChange change);
    void count_cause(const FormChange& change);
    Result<void> add(election::Event event);
    template <class Prepared>
    Result<void> add(const Prepared& prepared, const election::Unit& unit);

    EventBatch& batch_;
    FormImportReport& report_;
    PlaceCheck places_;
    bool of_changes_ = false;                          // the form under way
    std::map<std::uint64_t, election::Event> staged_;  // current versions that such forms made
};

}  // namespace saksi::record
