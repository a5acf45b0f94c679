// What a scanned form is as an event, and the name of its chain.
//
// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "bodies.hpp"
#include "reader.hpp"
#include "saksi/election/form_scan.hpp"

namespace saksi::election {
namespace {

Timestamp timestamp_of(const ScannedTime& time) { return {std::string(time.text), time.instant}; }

std::optional<Timestamp> timestamp_of(const std::optional<ScannedTime>& time) {
    return time ? std::optional(timestamp_of(*time)) : std::nullopt;
}

std::optional<std::string> text_of(const std::optional<std::string_view>& text) {
    return text ? std::optional<std::string>(*text) : std::nullopt;
}

Header header_of(const ScannedForm& form) {
    return {.election = std::string(form.election),
            .at = timestamp_of(form.at),
            .at_text = text_of(form.at_text),
            .by = std::string(form.by),
            .observed = timestamp_of(form.observed),
            .source = Source{form.source_kind, std::string(form.source_name)}};
}

std::optional<Correction> correction_of(const ScannedForm& form) {
    if (!form.correction) return std::nullopt;
    const auto& scanned = *form.correction;
    return Correction{scanned.replaces, scanned.cause, text_of(scanned.instrument)};
}

VoteRow row_of(std::span<const Figure> figures) { return {figures.begin(), figures.end()}; }

Captured<VoteRow> captured_row(std::span<const Figure> figures) {
    return figures.empty() ? Captured<VoteRow>() : Captured<VoteRow>(row_of(figures));
}

PartyVotes party_votes_of(const ScannedVotes& votes) {
    PartyVotes parties{captured_row(votes.logo), captured_row(votes.partai), {}};
    if (votes.lists.empty()) return parties;
    std::vector<Captured<VoteRow>> lists;
    lists.reserve(votes.lists.size());
    auto rest = votes.calon;
    for (const auto length : votes.lists) {
        lists.emplace_back(row_of(rest.first(length)));
        rest = rest.subspan(length);
    }
    parties.calon = std::move(lists);
    return parties;
}

Votes votes_of(const ScannedVotes& votes) {
    using Value = std::variant<VoteRow, PartyVotes>;
    switch (votes.kind) {
        case ScannedVotes::Kind::not_captured:
            return {};
        case ScannedVotes::Kind::empty:
            return null;
        case ScannedVotes::Kind::row:
            return Value(row_of(votes.row));
        case ScannedVotes::Kind::parties:
            break;
    }
    return Value(party_votes_of(votes));
}

Captured<Flags> flags_of(const Captured<ScannedFlags>& scanned) {
    const auto* flags = scanned.get();
    if (flags == nullptr) return scanned.is_null() ? Captured<Flags>(null) : Captured<Flags>();
    return Flags{text_of(flags->psu), flags->status_adm, flags->status_suara};
}

}  // namespace

/// Few forms say more of their documents than how many there are: those go by
/// the description.
std::optional<Documents> documents_of(const ScannedForm& form) {
    if (!form.pages) return std::nullopt;
    Documents documents{*form.pages, {}};
    if (form.documents.empty()) return documents;
    json::Tape tape;
    Failure failure;
    SAKSI_EXPECTS(tape.read(form.documents));
    Reader fields(*tape.root().object(), nullptr, failure);
    fields_of(fields, documents);
    return documents;
}

Event event_of(const ScannedForm& form) {
    Event event{header_of(form), correction_of(form), CHasil{}};
    auto& body = std::get<CHasil>(event.body);
    body.contest = form.contest;
    body.unit = {UnitKind::tps, std::string(form.scheme), std::string(form.code), form.number};
    body.round = form.round;
    body.ballot = form.ballot;
    body.sections = form.sections;
    body.votes = votes_of(form.votes);
    body.documents = documents_of(form);
    body.flags = flags_of(form.flags);
    return event;
}

void write_chain_key(const ScannedForm& form, std::string& key) {
    key.assign("[\"").append(form.election).append("\",\"").append(name_of(form.contest));
    key.append("\",").append(1, static_cast<char>('0' + form.round)).append(",\"c_hasil\",");
    key.append(form.unit).append(",").append(form.source).append("]");
}

}  // namespace saksi::election
