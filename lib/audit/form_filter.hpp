// FormFilter: of the events of a walk, the result forms of one selection.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>

#include "saksi/audit/totals.hpp"
#include "survey.hpp"

namespace saksi::audit {

/// A form of the selection, as the walk meets it.
struct SeenForm {
    record::Version version;
    const election::Event& event;
    const election::CHasil& form;  ///< the body of `event`
    record::ChainStep step;
};

class FormFilter {
 public:
    /// Borrows the selection.
    explicit FormFilter(const FormSelection& selection) : selection_(selection) {}

    /// The event as a form of the selection, if it is one.
    [[nodiscard]] std::optional<SeenForm> form_of(const SeenEvent& seen);
    /// After the walk. not_found: the election has no such contest; usage: the
    /// forms are of several sources, and none was chosen (the detail lists them).
    [[nodiscard]] Result<void> check(const election::Pemilu& pemilu) const;
    /// The source of the forms; none if there was no form.
    [[nodiscard]] std::optional<election::Source> source() const;

 private:
    const FormSelection& selection_;
    std::set<election::Source> sources_;
};

}  // namespace saksi::audit
