// SPDX-License-Identifier: Apache-2.0
#include "sirekap_scan.hpp"

#include <algorithm>
#include <utility>

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

void SirekapScan::Room::begin(std::size_t bytes, std::size_t options) {
    const auto rows = bytes / shortest_row + 1;
    forms.clear();
    forms.reserve(rows);
    votes.clear();
    votes.reserve(rows * options);
    times.clear();
    times.reserve(bytes);
    entries.clear();
    ends.clear();
}

SirekapScan::SirekapScan(const SirekapCsv& columns, const ContestBallots& ballots,
                         const election::Header& header, std::size_t bytes, Rooms& rooms)
    : columns_(&columns), ballots_(&ballots), header_(&header), rooms_(&rooms) {
    if (!election::codes_nest(ballots.scheme())) return;
    room_ = rooms.take();
    if (!room_) room_ = std::make_unique<Room>();
    room_->begin(bytes, columns.options().size());
}

SirekapScan::~SirekapScan() {
    if (room_) rooms_->give_back(std::move(room_));
}

bool SirekapScan::take(std::string_view line, FormRow<election::CHasil>& row) {
    if (!room_ || room_->forms.size() == room_->forms.capacity()) return false;
    auto& prepared = room_->forms.emplace_back();
    auto& form = prepared.form;
    form.scheme = ballots_->scheme();
    if (columns_->scan(line, form, cells_, room_->times) && match_ballot(form)) {
        put_votes(form);
        put_header(*header_, form);
        row.in_place = &prepared;
        return true;
    }
    room_->forms.pop_back();
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
    auto& votes = room_->votes;
    const auto first = votes.size();
    for (const auto cell : order_) votes.push_back(cells_[cell]);
    const auto row = std::span<const Figure>(votes).subspan(first);
    if (std::all_of(row.begin(), row.end(), is_null)) {
        form.votes.kind = ScannedVotes::Kind::empty;
    } else {
        form.votes.kind = ScannedVotes::Kind::row;
        form.votes.row = row;
        form.votes.lengths.row = row.size();
    }
}

void SirekapScan::finish(bool print) {
    if (!print || !room_) return;
    auto& [forms, votes, times, entries, ends, scanner, keys] = *room_;
    entries.reserve(forms.size() * entry_size);
    for (const auto& form : forms) {
        election::append_form(form.form, entries);
        ends.push_back(entries.size());
    }
    scanner.begin(entries.size());
    std::size_t begin = 0;
    for (std::size_t i = 0; i < forms.size(); ++i) {
        scan_printed(forms[i], std::string_view(entries).substr(begin, ends[i] - begin));
        begin = ends[i];
    }
    hash_forms(forms, keys);
}

/// A form that is not taken stays as it was read, without an entry.
void SirekapScan::scan_printed(PreparedForm& form, std::string_view entry) {
    ScannedForm scanned;
    if (!room_->scanner.scan(entry, scanned)) return;
    form.form = scanned;
    form.entry = entry;
}

}  // namespace saksi::record
