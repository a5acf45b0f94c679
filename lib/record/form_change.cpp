// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/form_change.hpp"

#include <algorithm>
#include <variant>

#include "saksi/election/figure_change.hpp"

namespace saksi::record {
namespace {

using election::Captured;
using election::Cause;
using election::CHasil;
using election::DHasil;
using election::Document;
using election::Documents;
using election::Figure;
using election::Flags;
using election::FormNumbers;
using election::PartyVotes;
using election::Publication;
using election::Sections;
using election::VoteRow;
using election::Votes;

/// What was met while comparing, over all figures captured both times.
struct Differences {
    bool filled = false;  ///< null, now a count
    bool lost = false;    ///< a count, now null
    bool other = false;   ///< a count, now another
};

void compare(const Figure& current, const Figure& seen, Differences& found) {
    if (!current.is_captured() || !seen.is_captured() || current == seen) return;
    found.filled = found.filled || current.is_null();
    found.lost = found.lost || seen.is_null();
    found.other = found.other || (current.has_count() && seen.has_count());
}

bool has_count(const Captured<VoteRow>& row) noexcept {
    const auto* figures = row.get();
    return figures != nullptr && std::any_of(figures->begin(), figures->end(),
                                             [](const Figure& f) { return f.has_count(); });
}

bool has_count(const PartyVotes& votes) noexcept {
    if (has_count(votes.logo) || has_count(votes.partai)) return true;
    const auto* lists = votes.calon.get();
    return lists != nullptr && std::any_of(lists->begin(), lists->end(),
                                           [](const auto& row) { return has_count(row); });
}

bool has_count(const Votes& votes) noexcept {
    const auto* value = votes.get();
    if (value == nullptr) return false;
    if (const auto* party = std::get_if<PartyVotes>(value)) return has_count(*party);
    const auto& row = *std::get_if<VoteRow>(value);
    return std::any_of(row.begin(), row.end(), [](const Figure& f) { return f.has_count(); });
}

bool has_count(const Sections& sections) noexcept {
    const auto& figures = sections.figures;
    return std::any_of(figures.begin(), figures.end(),
                       [](const Figure& f) { return f.has_count(); });
}

void compare(const FormNumbers& current, const FormNumbers& seen, Differences& found) {
    for (const auto& change : election::figure_changes(current, seen)) {
        compare(change.before, change.after, found);
    }
}

void compare_sections(const Sections& current, const Sections& seen, Differences& found) {
    const Votes none;
    compare({current, none}, {seen, none}, found);
}

/// Of a CHasil or DHasil. Votes on two ballots are not compared one by one.
template <class Form>
void compare_numbers(const Form& current, const Form& seen, Differences& found) {
    if (current.ballot == seen.ballot) {
        return compare({current.sections, current.votes}, {seen.sections, seen.votes}, found);
    }
    compare_sections(current.sections, seen.sections, found);
    if (has_count(seen.votes)) found.other = true;
    if (has_count(current.votes)) found.lost = true;
}

Figure figure_of(const std::optional<election::Count>& count) {
    return count ? Figure(*count) : Figure();
}

void compare_numbers(const Publication& current, const Publication& seen, Differences& found) {
    compare_sections(current.sections, seen.sections, found);
    for (const auto& option : seen.options) {
        const auto before = std::find_if(current.options.begin(), current.options.end(),
                                         [&](const auto& each) { return each.key == option.key; });
        if (before == current.options.end()) {
            found.filled = found.filled || option.votes.has_count();
            continue;
        }
        compare(before->votes, option.votes, found);
        compare(figure_of(before->seats), figure_of(option.seats), found);
    }
    compare(figure_of(current.tps_in), figure_of(seen.tps_in), found);
    compare(figure_of(current.tps_total), figure_of(seen.tps_total), found);
}

template <class Form>
NumbersChange compare_numbers(const Form& current, const Form& seen) {
    Differences found;
    compare_numbers(current, seen, found);
    if (found.lost && !has_numbers(seen)) return NumbersChange::withdrawn;
    if (found.lost || found.other) return NumbersChange::changed;
    return found.filled ? NumbersChange::filled : NumbersChange::unchanged;
}

const Document* page_of(const Documents& documents, std::uint32_t page) noexcept {
    const auto& items = documents.items;
    const auto found = std::find_if(items.begin(), items.end(),
                                    [page](const Document& item) { return item.page == page; });
    return found == items.end() ? nullptr : &*found;
}

/// Is a page of the current version gone, or under another address?
bool lost_page(const Documents& current, const Documents& seen) noexcept {
    if (seen.items.empty()) return false;
    return std::any_of(current.items.begin(), current.items.end(), [&](const Document& item) {
        const auto* now = page_of(seen, item.page);
        return now == nullptr || (item.url && now->url != item.url);
    });
}

EvidenceChange compare_documents(const std::optional<Documents>& current,
                                 const std::optional<Documents>& seen) noexcept {
    if (!current || !seen) return EvidenceChange::unchanged;
    if (seen->count < current->count || lost_page(*current, *seen)) return EvidenceChange::changed;
    return seen->count > current->count ? EvidenceChange::added : EvidenceChange::unchanged;
}

EvidenceChange compare_remarks(const Captured<Flags>& current, const Captured<Flags>& seen) {
    if (!current.is_captured() || !seen.is_captured()) return EvidenceChange::unchanged;
    const auto remark = [](const Captured<Flags>& flags) {
        return flags.get() ? flags.get()->psu : std::nullopt;
    };
    if (remark(current) == remark(seen)) return EvidenceChange::unchanged;
    return remark(current) ? EvidenceChange::changed : EvidenceChange::added;
}

std::optional<Cause> cause_of(NumbersChange numbers, EvidenceChange evidence, bool emptied) {
    if (numbers == NumbersChange::withdrawn || emptied) return Cause::penarikan;
    if (numbers == NumbersChange::changed || evidence == EvidenceChange::changed) {
        return Cause::tanpa_keterangan;
    }
    if (numbers == NumbersChange::filled || evidence == EvidenceChange::added) {
        return Cause::pelengkapan;
    }
    return std::nullopt;
}

template <class Form>
FormChange compare_with(const Form& current, const Form& seen, EvidenceChange remarks) {
    const auto is_empty = [](const Form& form) {
        return !has_numbers(form) && !has_documents(form);
    };
    FormChange change;
    change.numbers = compare_numbers(current, seen);
    change.evidence = std::max(compare_documents(current.documents, seen.documents), remarks);
    change.cause = cause_of(change.numbers, change.evidence, is_empty(seen) && !is_empty(current));
    return change;
}

}  // namespace

std::string_view name_of(NumbersChange change) noexcept {
    switch (change) {
        case NumbersChange::unchanged:
            return "unchanged";
        case NumbersChange::filled:
            return "filled";
        case NumbersChange::changed:
            return "changed";
        case NumbersChange::withdrawn:
            return "withdrawn";
    }
    return {};
}

std::string_view name_of(EvidenceChange change) noexcept {
    switch (change) {
        case EvidenceChange::unchanged:
            return "unchanged";
        case EvidenceChange::added:
            return "added";
        case EvidenceChange::changed:
            return "changed";
    }
    return {};
}

bool has_numbers(const CHasil& form) noexcept {
    return has_count(form.votes) || has_count(form.sections);
}

bool has_numbers(const DHasil& form) noexcept {
    return has_count(form.votes) || has_count(form.sections);
}

bool has_numbers(const Publication& total) noexcept {
    const auto& options = total.options;
    return has_count(total.sections) ||
           std::any_of(options.begin(), options.end(),
                       [](const auto& o) { return o.votes.has_count() || o.seats; });
}

FormChange compare_forms(const CHasil& current, const CHasil& seen) {
    return compare_with(current, seen, compare_remarks(current.flags, seen.flags));
}

FormChange compare_forms(const DHasil& current, const DHasil& seen) {
    return compare_with(current, seen, EvidenceChange::unchanged);
}

FormChange compare_forms(const Publication& current, const Publication& seen) {
    return compare_with(current, seen, EvidenceChange::unchanged);
}

}  // namespace saksi::record
