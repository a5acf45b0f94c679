// SPDX-License-Identifier: Apache-2.0
#include "values.hpp"

#include <algorithm>

#include "../vote_columns.hpp"
#include "saksi/election/event.hpp"

namespace saksi::audit {
namespace {

using election::SumFigure;
using merkle::RekapPart;
using merkle::RekapSum;

template <class Figures>
std::vector<RekapSum> sums_of(const Figures& figures) {
    std::vector<RekapSum> sums;
    for (const auto& figure : figures) {
        const auto sum = sum_of(figure);
        sums.push_back({sum.sum, sum.n});
    }
    return sums;
}

std::vector<SumFigure> written(const std::vector<RekapSum>& sums, std::uint64_t tps_in) {
    std::vector<SumFigure> figures;
    for (const auto& sum : sums) {
        auto& figure = figures.emplace_back();
        if (sum.n > 0) figure.sum = sum.sum;
        if (sum.n > 0 && sum.n != tps_in) figure.n = sum.n;
    }
    return figures;
}

std::vector<RekapSum> read(const std::vector<SumFigure>& figures, std::uint64_t tps_in) {
    std::vector<RekapSum> sums;
    for (const auto& figure : figures) {
        sums.push_back(figure.sum ? RekapSum{*figure.sum, figure.n.value_or(tps_in)} : RekapSum{});
    }
    return sums;
}

}  // namespace

merkle::RekapPlace place_of(const election::Unit& unit) {
    return {unit.code, std::string(election::name_of(unit.kind)), unit.scheme};
}

bool is_table_of(const merkle::RekapNode& node, const election::Unit& unit,
                 const std::optional<election::Unit>& dapil) {
    if (node.columns || node.place != place_of(unit)) return false;
    const auto& part = unit.kind == election::UnitKind::dapil ? std::optional(unit) : dapil;
    return node.dapil.has_value() == part.has_value() && (!part || *node.dapil == place_of(*part));
}

merkle::RekapBallot rekap_ballot(const election::Ballot& ballot) {
    merkle::RekapBallot made{ballot.id, {}};
    for (auto& [column, candidate] : columns_of(ballot)) {
        made.options.push_back(
            {candidate ? std::string() : std::move(column.key), column.part == OptionPart::logo});
    }
    return made;
}

RekapPart part_of(const election::Sections& sections, const CountedVotes& votes) {
    RekapPart part;
    if (votes.ballot != nullptr) part.ballot = votes.ballot->id;
    part.tps_in = votes.has_count() ? 1 : 0;
    part.forms = 1;
    part.fields = sums_of(sections.figures);
    part.options = sums_of(votes.figures);
    return part;
}

merkle::RekapValues values_of(const election::CHasil& form, const CountedVotes& votes,
                              bool listed) {
    auto part = part_of(form.sections, votes);
    const std::uint64_t total = listed ? 1 : 0;
    return {total, total - (listed ? part.tps_in : 0), {std::move(part)}};
}

std::string key_of_form(const std::string& election, const FormSelection& selection,
                        const election::Source& source, const election::Unit& tps) {
    election::Event event;
    event.header.election = election;
    event.header.source = source;
    auto& form = event.body.emplace<election::CHasil>();
    form.contest = selection.contest;
    form.round = selection.round;
    form.unit = tps;
    return *election::chain_key(event);
}

std::vector<election::RekapPart> parts_of(const merkle::RekapValues& values) {
    std::vector<election::RekapPart> parts;
    for (const auto& part : values.parts) {
        parts.push_back({part.ballot, part.tps_in, part.forms, written(part.fields, part.tps_in),
                         written(part.options, part.tps_in)});
    }
    return parts;
}

merkle::RekapValues values_of(const election::RekapRoot& root) {
    merkle::RekapValues values{root.tps_total, root.tps_absent, {}};
    for (const auto& part : root.values) {
        values.parts.push_back({part.ballot, part.tps_in, part.forms,
                                read(part.fields, part.tps_in), read(part.options, part.tps_in)});
    }
    return values;
}

merkle::RekapClaim claim_of(const election::RekapRoot& root) {
    return {place_of(root.area), root.root, root.columns, values_of(root)};
}

}  // namespace saksi::audit
