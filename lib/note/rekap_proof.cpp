// SPDX-License-Identifier: Apache-2.0
#include "saksi/note/rekap_proof.hpp"

#include <utility>

#include "proof_lines.hpp"

namespace saksi::note {
namespace {

constexpr std::string_view version_line = "saksi/rekap-proof/v1";
constexpr std::string_view growth_line = "growth";
constexpr std::string_view root_start = "root ";
constexpr std::string_view ballot_start = "ballot ";
constexpr std::string_view form_start = "form ";
constexpr std::string_view recap_start = "recap ";
constexpr std::string_view tps_start = "tps ";
constexpr std::uint64_t max_tps_number = 9999;

Result<merkle::RekapPath> parse_tables(Lines& lines) {
    merkle::RekapPath path;
    const auto number = parse_number(lines, tps_start);
    if (!number) return pass_on(number.error());
    if (*number < 1 || *number > max_tps_number) {
        return refuse(ErrorCode::malformed, lines.where(), "not the number of a TPS");
    }
    path.number = static_cast<std::uint16_t>(*number);
    const auto leaf_line = parse_line(lines);
    if (!leaf_line) return pass_on(leaf_line.error());
    auto leaf = merkle::parse_rekap_leaf(*leaf_line);
    if (!leaf) return pass_on(lines.where(), std::move(leaf.error()));
    path.leaf = std::move(*leaf);
    do {
        const auto line = parse_line(lines);
        if (!line) return pass_on(line.error());
        if (path.nodes.size() == max_rekap_nodes) {
            return refuse(ErrorCode::too_large, lines.where(),
                          "a rekap proof has at most 16 tables");
        }
        auto node = merkle::parse_rekap_node(*line);
        if (!node) return pass_on(lines.where(), std::move(node.error()));
        path.nodes.push_back(std::move(*node));
    } while (!lines.rest().starts_with('\n'));
    static_cast<void>(lines.next());  // the blank line
    return path;
}

Result<void> parse_start(std::string_view file, Lines& lines) {
    if (file.size() > max_rekap_proof_size) {
        return refuse(ErrorCode::too_large, {}, "a rekap proof has at most 8,000,000 bytes",
                      std::to_string(file.size()));
    }
    if (lines.next() == version_line) return {};
    return refuse(ErrorCode::malformed, "line 1", "the first line is not that of a rekap proof");
}

Result<merkle::ConsistencyProof> parse_growth(Lines& lines) {
    if (lines.next() != growth_line) {
        return refuse(ErrorCode::malformed, lines.where(), "a line of the proof is missing",
                      std::string(growth_line));
    }
    auto path = parse_path(lines);
    if (!path) return pass_on(std::move(path.error()));
    return merkle::ConsistencyProof{std::move(*path)};
}

/// As many as such a file may have.
Result<std::vector<ProvenEntry>> parse_some(Lines& lines, std::string_view start) {
    return parse_entries(lines, start, max_rekap_ballots,
                         refuse(ErrorCode::too_large, {},
                                "a rekap proof has at most 16 ballots, and 16 recapitulations"));
}

}  // namespace

Result<RekapProof> parse_rekap_proof(std::string_view file) {
    RekapProof proof;
    Lines lines(file);
    if (auto start = parse_start(file, lines); !start) return pass_on(std::move(start.error()));
    auto root = parse_entry(lines, root_start);
    if (!root) return pass_on(std::move(root.error()));
    proof.root = std::move(*root);
    auto growth = parse_growth(lines);
    if (!growth) return pass_on(std::move(growth.error()));
    proof.growth = std::move(*growth);
    auto ballots = parse_some(lines, ballot_start);
    if (!ballots) return pass_on(std::move(ballots.error()));
    proof.ballots = std::move(*ballots);
    if (lines.rest().starts_with(form_start)) {
        auto form = parse_entry(lines, form_start);
        if (!form) return pass_on(std::move(form.error()));
        proof.form = std::move(*form);
    }
    auto recaps = parse_some(lines, recap_start);
    if (!recaps) return pass_on(std::move(recaps.error()));
    proof.recaps = std::move(*recaps);
    auto path = parse_tables(lines);
    if (!path) return pass_on(std::move(path.error()));
    proof.path = std::move(*path);
    auto checkpoint = parse_rest(lines);
    if (!checkpoint) return pass_on(std::move(checkpoint.error()));
    proof.checkpoint = std::move(*checkpoint);
    return proof;
}

std::string print_rekap_proof(const RekapProof& proof) {
    auto text = std::string(version_line) + '\n' + print_entry(root_start, proof.root);
    text += std::string(growth_line) + '\n' + print_path(proof.growth.path) + '\n';
    for (const auto& ballot : proof.ballots) text += print_entry(ballot_start, ballot);
    if (proof.form) text += print_entry(form_start, *proof.form);
    for (const auto& recap : proof.recaps) text += print_entry(recap_start, recap);
    text += print_number(tps_start, proof.path.number);
    text += merkle::print_rekap_leaf(proof.path.leaf) + '\n';
    for (const auto& node : proof.path.nodes) text += merkle::print_rekap_node(node) + '\n';
    return text + '\n' + print_note(proof.checkpoint.note);
}

}  // namespace saksi::note
