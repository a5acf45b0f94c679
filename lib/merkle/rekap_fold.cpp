// SPDX-License-Identifier: Apache-2.0
#include "saksi/merkle/rekap_fold.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace saksi::merkle {
namespace {

constexpr std::uint64_t max_number = 9'007'199'254'740'991;  // 2^53-1

bool add(std::uint64_t& sum, std::uint64_t more) noexcept {
    if (more > max_number || sum > max_number - more) return false;
    sum += more;
    return true;
}

bool add(RekapSum& sum, const RekapSum& more) noexcept {
    return add(sum.sum, more.sum) && add(sum.n, more.n);
}

bool add(std::vector<RekapSum>& sums, const std::vector<RekapSum>& more) noexcept {
    if (sums.size() != more.size()) return false;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (!add(sums[i], more[i])) return false;
    }
    return true;
}

bool add(RekapPart& part, const RekapPart& more) noexcept {
    return add(part.tps_in, more.tps_in) && add(part.forms, more.forms) &&
           add(part.fields, more.fields) && add(part.options, more.options);
}

bool add(std::vector<RekapPart>& parts, const RekapPart& more) {
    const auto at =
        std::lower_bound(parts.begin(), parts.end(), more.ballot,
                         [](const auto& part, const auto& id) { return part.ballot < id; });
    if (at != parts.end() && at->ballot == more.ballot) return add(*at, more);
    parts.insert(at, more);
    return true;
}

bool is_before(const RekapRow& a, const RekapRow& b) noexcept {
    return std::tuple(a.number != 0, a.number, std::tie(a.place)) <
           std::tuple(b.number != 0, b.number, std::tie(b.place));
}

/// What stands behind the last "/" of a ballot's id.
std::optional<std::string> edition_of(const std::string& ballot) {
    auto edition = ballot.substr(ballot.rfind('/') + 1);
    return edition.empty() ? std::nullopt : std::optional(std::move(edition));
}

std::optional<std::size_t> column_of(const std::vector<std::string>& columns,
                                     const RekapBallot::Option& option) {
    const auto at = std::lower_bound(columns.begin(), columns.end(), option.key);
    if (at == columns.end() || *at != option.key) return std::nullopt;
    return 2 * static_cast<std::size_t>(at - columns.begin()) + (option.is_logo ? 1 : 0);
}

std::optional<RekapPart> by_columns(const RekapPart& part, const std::vector<std::string>& columns,
                                    const std::vector<RekapBallot>& ballots) {
    RekapPart made{std::nullopt, part.tps_in, part.forms, part.fields, {}};
    made.options.resize(2 * columns.size());
    if (!part.ballot) return part.options.empty() ? std::optional(made) : std::nullopt;
    const auto ballot = std::find_if(ballots.begin(), ballots.end(), [&](const RekapBallot& known) {
        return known.id == *part.ballot;
    });
    if (ballot == ballots.end() || ballot->options.size() != part.options.size()) {
        return std::nullopt;
    }
    made.ballot = edition_of(*part.ballot);
    for (std::size_t i = 0; i < part.options.size(); ++i) {
        if (ballot->options[i].key.empty()) continue;
        const auto column = column_of(columns, ballot->options[i]);
        if (!column) return std::nullopt;
        made.options[*column] = part.options[i];
    }
    return made;
}

/// One step of a path: what lies below a node.
struct Below {
    RekapPlace place;
    std::uint16_t number = 0;
    std::optional<RekapPlace> dapil;
    Hash hash;
    std::optional<RekapValues> values;  ///< none of a TPS without a form
    bool can_be_added = true;
};

const RekapRow* row_of(const RekapNode& node, const Below& below) noexcept {
    const auto at = std::find_if(node.rows.begin(), node.rows.end(), [&](const RekapRow& row) {
        return row.number == below.number && row.place == below.place;
    });
    return at == node.rows.end() ? nullptr : &*at;
}

RekapVerdict judge_values(const RekapNode& node, const RekapRow& row, const Below& below,
                          const std::vector<RekapBallot>& ballots) {
    if (!below.can_be_added) return RekapVerdict::wrong_values;
    auto expected = below.values;
    if (expected && node.columns) {
        expected = by_columns(*expected, *node.columns, ballots);
        if (!expected) return RekapVerdict::no_ballot;
    }
    return row.values == expected ? RekapVerdict::holds : RekapVerdict::wrong_values;
}

RekapVerdict judge(const RekapNode& node, const Below& below,
                   const std::vector<RekapBallot>& ballots) {
    if (!rows_in_order(node)) return RekapVerdict::wrong_order;
    const auto* row = row_of(node, below);
    if (row == nullptr) return RekapVerdict::missing;
    if (row->hash != below.hash) return RekapVerdict::wrong_hash;
    if (below.place.kind == "dapil" ? below.dapil != below.place : below.dapil != node.dapil) {
        return RekapVerdict::wrong_dapil;
    }
    const auto verdict = judge_values(node, *row, below, ballots);
    if (verdict != RekapVerdict::holds) return verdict;
    return sum_of_rows(node) ? RekapVerdict::holds : RekapVerdict::no_sum;
}

RekapVerdict judge_root(const Below& area, const std::optional<std::vector<std::string>>& columns,
                        const RekapClaim& claim) {
    static const std::vector<std::string> none;
    const auto& given = columns ? *columns : none;
    if (area.place != claim.area || area.dapil || given != claim.columns) {
        return RekapVerdict::wrong_area;
    }
    if (area.hash != claim.root) return RekapVerdict::wrong_root;
    return area.values == claim.values ? RekapVerdict::holds : RekapVerdict::wrong_total;
}

}  // namespace

std::uint64_t RekapValues::tps_in() const noexcept {
    std::uint64_t in = 0;
    for (const auto& part : parts) in += part.tps_in;
    return in;
}

std::string_view to_string(RekapVerdict verdict) noexcept {
    constexpr std::array<std::string_view, 12> names = {
        "not_checked", "holds",     "wrong_order", "missing",    "wrong_hash", "wrong_values",
        "wrong_dapil", "no_ballot", "no_sum",      "wrong_area", "wrong_root", "wrong_total"};
    const auto index = static_cast<std::size_t>(verdict);
    return index < names.size() ? names[index] : std::string_view{};
}

const RekapValues& rekap_absent() noexcept {
    static const RekapValues absent{1, 1, {}};
    return absent;
}

bool add_rekap(RekapValues& sum, const RekapValues& more) {
    return add(sum.tps_total, more.tps_total) && add(sum.tps_absent, more.tps_absent) &&
           std::all_of(more.parts.begin(), more.parts.end(),
                       [&](const RekapPart& part) { return add(sum.parts, part); });
}

std::optional<RekapValues> sum_of_rows(const RekapNode& node) {
    RekapValues sum;
    for (const auto& row : node.rows) {
        if (!add_rekap(sum, row.values ? *row.values : rekap_absent())) return std::nullopt;
    }
    return sum;
}

bool rows_in_order(const RekapNode& node) noexcept {
    return std::adjacent_find(node.rows.begin(), node.rows.end(),
                              [](const RekapRow& a, const RekapRow& b) {
                                  return !is_before(a, b);
                              }) == node.rows.end();
}

std::optional<RekapValues> by_columns(const RekapValues& values,
                                      const std::vector<std::string>& columns,
                                      const std::vector<RekapBallot>& ballots) {
    RekapValues made{values.tps_total, values.tps_absent, {}};
    for (const auto& part : values.parts) {
        const auto one = by_columns(part, columns, ballots);
        if (!one || !add(made.parts, *one)) return std::nullopt;
    }
    return made;
}

bool RekapVerdicts::hold() const noexcept {
    return root == RekapVerdict::holds && !nodes.empty() &&
           std::all_of(nodes.begin(), nodes.end(),
                       [](RekapVerdict verdict) { return verdict == RekapVerdict::holds; });
}

RekapVerdicts verify_rekap(const RekapPath& path, const std::vector<RekapBallot>& ballots,
                           const RekapClaim& claim) {
    RekapVerdicts verdicts;
    if (path.nodes.empty()) return verdicts;
    const auto leaf = print_rekap_leaf(path.leaf);
    Below below{{}, path.number, path.nodes.front().dapil, rekap_leaf_hash(leaf), path.leaf.values};
    for (const auto& node : path.nodes) {
        verdicts.nodes.push_back(judge(node, below, ballots));
        auto sum = sum_of_rows(node);
        const bool has_sum = sum.has_value();
        below = {node.place,     0,      node.dapil, rekap_node_hash(print_rekap_node(node)),
                 std::move(sum), has_sum};
    }
    verdicts.root = judge_root(below, path.nodes.back().columns, claim);
    return verdicts;
}

}  // namespace saksi::merkle
