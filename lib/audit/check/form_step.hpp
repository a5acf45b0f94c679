// A result as the walk meets it, with the version it replaces: what the rules
// on changes look at. Results are c_hasil, d_hasil and publication events.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "../survey.hpp"
#include "saksi/audit/finding.hpp"
#include "saksi/election/document.hpp"
#include "saksi/election/event.hpp"
#include "saksi/election/identities.hpp"

namespace saksi::audit {

/// What c_hasil and d_hasil have in common.
struct FormView {
    election::Contest contest;
    std::uint8_t round;
    const election::Unit& unit;
    const std::string& ballot;
    election::FormNumbers numbers;
    const std::optional<election::Documents>& documents;
};

/// The event as a form; nothing if it is none.
[[nodiscard]] inline std::optional<FormView> form_in(const election::Event& event) {
    const auto view = [](const auto& form) -> FormView {
        return {form.contest,  form.round, form.unit, form.ballot, {form.sections, form.votes},
                form.documents};
    };
    if (const auto* form = std::get_if<election::CHasil>(&event.body)) return view(*form);
    if (const auto* form = std::get_if<election::DHasil>(&event.body)) return view(*form);
    return std::nullopt;
}

/// A version and the one it replaces.
struct Step {
    const SeenEvent& now;
    const election::Event* before = nullptr;  ///< none where the chain opens
    record::Version before_version;           ///< of `before`
};

/// A finding on one result: detector, where, and the entries that show it.
[[nodiscard]] inline Finding finding_on(Detector detector, const SeenEvent& seen) {
    Finding finding;
    finding.detector = detector;
    finding.source = seen.event.header.source;
    finding.entries = {seen.version};
    if (const auto form = form_in(seen.event)) {
        finding.contest = form->contest;
        finding.unit = form->unit;
    } else if (const auto* total = std::get_if<election::Publication>(&seen.event.body)) {
        finding.contest = total->contest;
        finding.unit = total->unit;
    }
    return finding;
}

/// D26, of an entry that is refused for it.
[[nodiscard]] inline Finding personal_data_in(const record::Version& version, const Error& error) {
    Finding finding;
    finding.detector = Detector::D26;
    finding.entries = {version};
    finding.facts = {{error.where, "NIK", "-"}};
    return finding;
}

}  // namespace saksi::audit
