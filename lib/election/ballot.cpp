// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/ballot.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "bodies.hpp"
#include "reader.hpp"
#include "saksi/election/form_scan.hpp"
#include "writer.hpp"

namespace saksi::election {
namespace {

/// Is each of these there once?
template <class T>
bool all_differ(std::vector<T> values) {
    std::sort(values.begin(), values.end());
    return std::adjacent_find(values.begin(), values.end()) == values.end();
}

bool keys_differ(const Ballot& ballot) {
    std::vector<std::string_view> keys;
    for (const auto& option : ballot.options) {
        keys.push_back(option.key);
        for (const auto& candidate : option.candidates) keys.push_back(candidate.key);
    }
    return all_differ(std::move(keys));
}

bool numbers_differ(const Ballot& ballot) {
    std::vector<std::uint16_t> numbers;
    for (const auto& option : ballot.options) {
        if (option.number) numbers.push_back(*option.number);
    }
    return all_differ(std::move(numbers));
}

bool numbers_differ(const Option& party) {
    std::vector<std::uint16_t> numbers;
    for (const auto& candidate : party.candidates) numbers.push_back(candidate.number);
    return all_differ(std::move(numbers));
}

bool all_parties_or_none(const Ballot& ballot) {
    return std::all_of(ballot.options.begin(), ballot.options.end(), [&](const Option& option) {
        return (option.kind == OptionKind::party) == ballot.is_party_ballot();
    });
}

bool fits(const Captured<VoteRow>& row, std::size_t size) noexcept {
    return row.get() == nullptr || row.get()->size() == size;
}

bool fits(const PartyVotes& votes, const BallotShape& ballot) {
    const auto parties = ballot.candidates.size();
    if (!fits(votes.logo, parties) || !fits(votes.partai, parties)) return false;
    const auto* lists = votes.calon.get();
    if (lists == nullptr) return true;
    return std::equal(lists->begin(), lists->end(), ballot.candidates.begin(),
                      ballot.candidates.end(),
                      [](const auto& row, std::size_t size) { return fits(row, size); });
}

}  // namespace

BallotShape shape_of(const Ballot& ballot) {
    BallotShape shape{ballot.is_party_ballot(), {}};
    for (const auto& option : ballot.options) {
        shape.candidates.push_back(static_cast<std::uint16_t>(option.candidates.size()));
    }
    return shape;
}

bool fits(const Votes& votes, const BallotShape& ballot) {
    const auto* value = votes.get();
    if (value == nullptr) return true;
    if (const auto* party = std::get_if<PartyVotes>(value)) {
        return ballot.party && fits(*party, ballot);
    }
    return !ballot.party && std::get_if<VoteRow>(value)->size() == ballot.candidates.size();
}

/// A row that was not captured is empty, and a ballot has options.
bool fits(const ScannedVotes& votes, const BallotShape& ballot) noexcept {
    const auto options = ballot.candidates.size();
    const auto& lengths = votes.lengths;
    const auto fits_row = [&](std::size_t length) { return length == 0 || length == options; };
    switch (votes.kind) {
        case ScannedVotes::Kind::not_captured:
        case ScannedVotes::Kind::empty:
            return true;
        case ScannedVotes::Kind::row:
            return !ballot.party && lengths.row == options;
        case ScannedVotes::Kind::parties:
            break;
    }
    return ballot.party && fits_row(lengths.logo) && fits_row(lengths.partai) &&
           (lengths.calon.empty() ||
            std::equal(lengths.calon.begin(), lengths.calon.end(), ballot.candidates.begin(),
                       ballot.candidates.end()));
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Candidate> candidate) {
    fields.required("number", candidate.number, ballot_number);
    fields.required("key", candidate.key, text::candidate_key);
    fields.required("name", candidate.name, text::free_text);
    fields.ids("ids", candidate.ids);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Option> option) {
    fields.required("kind", option.kind);
    fields.optional("number", option.number, ballot_number);
    fields.required("key", option.key, text::candidate_key);
    fields.required("name", option.name, text::free_text);
    fields.ids("ids", option.ids);
    if (option.kind == OptionKind::party) {
        fields.list("candidates", option.candidates, any_length);
    } else if (!option.candidates.empty()) {
        fields.fail("candidates", refuse(ErrorCode::malformed, {}, "only a party has candidates"));
    }
    if (option.number.has_value() == (option.kind == OptionKind::kosong)) {
        fields.fail("number", refuse(ErrorCode::malformed, {}, "kolom kosong alone has no number"));
    }
    if (!numbers_differ(option)) {
        fields.fail("candidates", refuse(ErrorCode::malformed, {}, "a number is there twice"));
    }
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Ballot> ballot) {
    fields.required("id", ballot.id, text::ballot_id);
    fields.required("contest", ballot.contest);
    fields.required("unit", ballot.unit);
    fields.list("options", ballot.options, at_least_one);
    if (!all_parties_or_none(ballot)) {
        fields.fail("options",
                    refuse(ErrorCode::malformed, {}, "parties and others on one ballot"));
    }
    if (!numbers_differ(ballot)) {
        fields.fail("options", refuse(ErrorCode::malformed, {}, "a number is there twice"));
    }
    if (!keys_differ(ballot)) {
        fields.fail("options", refuse(ErrorCode::malformed, {}, "a key is there twice"));
    }
}

template void fields_of(Reader&, Ballot&);
template void fields_of(Writer&, const Ballot&);

}  // namespace saksi::election
