// Filter: of the events of a walk, the result forms of one selection: C.Hasil,
// D.Hasil, or totals that somebody published.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "saksi/audit/totals.hpp"
#include "survey.hpp"

namespace saksi::audit {

/// not_found: the election has no such contest; usage: the forms met are of
/// several sources, and none was chosen (the detail lists them).
[[nodiscard]] Result<void> check_choice(const FormSelection& selection,
                                        const std::set<election::Source>& sources,
                                        const election::Pemilu& pemilu);

/// The second half of it.
[[nodiscard]] Result<void> check_sources(const FormSelection& selection,
                                         const std::set<election::Source>& sources);

/// A form of the selection, as the walk meets it.
template <class Form>
struct Seen {
    record::Version version;
    const election::Event& event;
    const Form& form;  ///< the body of `event`
    record::ChainStep step;
};

/// Of CHasil, DHasil or Publication.
template <class Form>
class Filter {
 public:
    /// Borrows the selection.
    explicit Filter(const FormSelection& selection) : selection_(selection) {}
    Filter(const Filter&) = delete;
    Filter& operator=(const Filter&) = delete;

    /// The event as a form of the selection, if it is one.
    [[nodiscard]] std::optional<Seen<Form>> form_of(const SeenEvent& seen);
    /// Is a form of the selection's contest and round of its source too?
    [[nodiscard]] bool takes(election::SourceKind kind, std::string_view name);
    /// Of all forms of the contest and round that were met.
    [[nodiscard]] const std::set<election::Source>& sources() const noexcept { return sources_; }
    /// Sources that were met in an earlier walk.
    void go_on(std::set<election::Source> sources) { sources_ = std::move(sources); }
    /// After the walk: check_choice.
    [[nodiscard]] Result<void> check(const election::Pemilu& pemilu) const;
    /// The source of the forms; none if there was no form.
    [[nodiscard]] std::optional<election::Source> source() const;

 private:
    const FormSelection& selection_;
    std::set<election::Source> sources_;
    const election::Source* last_ = nullptr;  // in sources_: most forms are of the last one's
};

using SeenForm = Seen<election::CHasil>;
using FormFilter = Filter<election::CHasil>;

}  // namespace saksi::audit
