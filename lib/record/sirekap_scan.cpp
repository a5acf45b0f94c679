// SPDX-License-Identifier: Apache-2.0
#include "sirekap_scan.hpp"

#include <algorithm>

namespace saksi::record {
namespace {

using election::Figure;
using election::ScannedForm;
using election::ScannedTime;
using election::ScannedVotes;
using election::UnitKind;

constexpr std::size_t shortest_row = 33;  // a code, and commas of all columns
constexpr std::size_t entry_size = 768;   // of a form, about

ScannedTime scanned(const Timestamp& time) { return {time.text, time.instant}; }

/// Whatever an import says of each of its forms.
void put_header(const election::Header& header, ScannedForm& form) {
    form.election = header.election;
    form.by = header.by;
    if (header.observed) form.observed = scanned(*header.observed);
    form.source_kind = header.source->kind;
    form.source_name = header.source->name;
}

bool is_null(const Figure& figure) noexcept { return figure.is_null(); }

}  // namespace

SirekapScan::SirekapScan(const SirekapCsv& columns, const ContestBallots& ballots,
                         const election::Header& header, std::size_t bytes)
    : columns_(&columns), ballots_(&ballots), header_(&header) {
    if (!election::codes_nest(ballots.scheme())) return;
    const auto rows = bytes / shortest_row + 1;
    forms_.reserve(rows);
    votes_.reserve(rows * columns.options().size());
    times_.reserve(bytes);
}

bool SirekapScan::take(std::string_view line, FormRow<election::CHasil>& row) {
    if (forms_.size() == forms_.capacity()) return false;
    auto& prepared = forms_.emplace_back();
    auto& form = prepared.form;
    form.scheme = ballots_->scheme();
    if (columns_->scan(line, form, cells_, times_) && match_ballot(form)) {
        put_votes(form);
        put_header(*header_, form);
        row.in_place = &prepared;
        return true;
    }
    forms_.pop_back();
    return false;
}

/// Rows of a desa stand together, and are of one ballot.
bool SirekapScan::match_ballot(const ScannedForm& form) {
    if (form.code == desa_) return ballot_ != nullptr;
    desa_ = form.code;
    ballot_ = nullptr;
    const auto found = ballots_->of({UnitKind::tps, std::string(form.scheme), desa_, form.number});
    if (!found) return false;
    auto order = columns_of_options(**found, columns_->options());
    if (!order) return false;
    order_ = std::move(*order);
    ballot_ = *found;
    return true;
}

void SirekapScan::put_votes(ScannedForm& form) {
    form.contest = ballot_->contest;
    form.ballot = ballot_->id;
    const auto first = votes_.size();
    for (const auto cell : order_) votes_.push_back(cells_[cell]);
    const auto row = std::span<const Figure>(votes_).subspan(first);
    if (std::all_of(row.begin(), row.end(), is_null)) {
        form.votes.kind = ScannedVotes::Kind::empty;
    } else {
        form.votes.kind = ScannedVotes::Kind::row;
        form.votes.row = row;
    }
}

void SirekapScan::finish(bool print) {
    if (!print) return;
    std::vector<std::size_t> ends;
    ends.reserve(forms_.size());
    entries_.reserve(forms_.size() * entry_size);
    for (const auto& form : forms_) {
        election::append_form(form.form, entries_);
        ends.push_back(entries_.size());
    }
    scanner_.begin(entries_.size());
    std::size_t begin = 0;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
        scan_printed(forms_[i], std::string_view(entries_).substr(begin, ends[i] - begin));
        begin = ends[i];
    }
    std::vector<std::string> keys;
    hash_forms(forms_, keys);
}

/// A form that is not taken stays as it was read, without an entry.
void SirekapScan::scan_printed(PreparedForm& form, std::string_view entry) {
    ScannedForm scanned;
    if (!scanner_.scan(entry, scanned)) return;
    form.form = scanned;
    form.entry = entry;
}

}  // namespace saksi::record
