// What an import asks of a form before it logs one: is there anything in it, whose
// is it, what does it leave as it was. Of a form as an event has it, and of one
// that was read in place.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "saksi/core/expects.hpp"
#include "saksi/election/event.hpp"
#include "saksi/election/form_scan.hpp"
#include "saksi/record/form_change.hpp"

namespace saksi::record {

/// Is there anything in it that may be refused, though each cell was read? Forms
/// are millions, and printing one takes longer than reading it.
inline bool needs_printing(const election::CHasil& form) {
    const bool items = form.documents && !form.documents->items.empty();
    return items || (form.flags.get() != nullptr && form.flags.get()->psu);
}
constexpr bool needs_printing(const election::DHasil&) { return false; }
constexpr bool needs_printing(const election::Publication&) { return true; }

/// Is there anything in it to log?
template <class Form>
bool is_form(const Form& form) {
    return has_numbers(form) || has_documents(form);
}

/// The form that an event of its type is about.
template <class Form>
const Form& form_in(const election::Event& event) {
    const auto* form = std::get_if<Form>(&event.body);
    SAKSI_EXPECTS(form != nullptr);
    return *form;
}

/// A form of a region, or of a dapil's part of it, is another than its neighbour's.
inline std::string subject_of(const election::CHasil& form) {
    return election::display_code(form.unit);
}
inline std::string subject_of(const election::Publication& total) {
    return std::string(election::name_of(total.unit.kind)) + " " +
           election::display_code(total.unit);
}
inline std::string subject_of(const election::DHasil& form) {
    auto text = std::string(election::name_of(form.unit.kind)) + " " + form.unit.code;
    if (form.dapil) text += " dapil " + form.dapil->code;
    return text;
}

/// The same of a form that was read in place. A row of votes that is there has a count.
inline bool is_counted(const election::ScannedForm& form) noexcept {
    using Kind = election::ScannedVotes::Kind;
    const auto& figures = form.sections.figures;
    return form.votes.kind == Kind::row || form.votes.kind == Kind::parties ||
           std::any_of(figures.begin(), figures.end(),
                       [](const auto& figure) { return figure.has_count(); });
}
inline bool is_form(const election::ScannedForm& form) noexcept {
    return is_counted(form) || form.pages.value_or(0) > 0;
}
/// Forms are read in place only where codes nest.
inline std::string province_of(const election::ScannedForm& form) {
    return std::string(form.code.substr(0, 2));
}
inline election::Unit unit_of(const election::ScannedForm& form) {
    return {election::UnitKind::tps, std::string(form.scheme), std::string(form.code), form.number};
}

inline bool is_older(const election::Header& seen, const election::Header& logged) {
    return logged.observed && seen.observed->instant < logged.observed->instant;
}

/// What rows of changes do not repeat stands as it was.
inline void carry_over(const election::Publication& logged, election::Publication& seen) {
    auto options = logged.options;
    for (auto& option : seen.options) {
        const auto before = std::find_if(options.begin(), options.end(),
                                         [&](const auto& each) { return each.key == option.key; });
        if (before != options.end()) {
            *before = std::move(option);
        } else {
            options.push_back(std::move(option));
        }
    }
    seen.options = std::move(options);
}
/// Only publications come as changes.
template <class Form>
void carry_over(const Form&, Form&) {}

}  // namespace saksi::record
