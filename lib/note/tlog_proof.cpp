// SPDX-License-Identifier: Apache-2.0
#include "saksi/note/tlog_proof.hpp"

#include <utility>

#include "proof_lines.hpp"
#include "saksi/core/encoding.hpp"

namespace saksi::note {
namespace {

constexpr std::string_view version_line = "c2sp.org/tlog-proof@v1";
constexpr std::string_view extra_start = "extra ";
constexpr std::string_view index_start = "index ";
constexpr std::string_view old_start = "old ";

Result<void> check_size(std::string_view file) {
    if (file.size() <= max_proof_size) return {};
    return refuse(ErrorCode::too_large, "", "a proof has at most 1,000,000 bytes",
                  std::to_string(file.size()));
}

/// The optional line; if it is not there, nothing is taken from `lines`.
Result<std::optional<Bytes>> parse_extra(Lines& lines) {
    if (!lines.rest().starts_with(extra_start)) return std::nullopt;
    const auto line = lines.next();
    if (!line) return refuse(ErrorCode::malformed, lines.where_next(), "an unfinished line");
    auto extra = parse_base64(line->substr(extra_start.size()));
    if (!extra) return pass_on(lines.where(), std::move(extra.error()));
    return std::move(*extra);
}

}  // namespace

Result<TlogProof> parse_tlog_proof(std::string_view file) {
    if (auto fits = check_size(file); !fits) return pass_on(std::move(fits.error()));
    Lines lines(file);
    if (lines.next() != version_line) {
        return refuse(ErrorCode::malformed, "line 1", "the first line is not that of a tlog-proof");
    }
    auto extra = parse_extra(lines);
    if (!extra) return pass_on(std::move(extra.error()));
    const auto index = parse_number(lines, index_start);
    if (!index) return pass_on(index.error());
    auto path = parse_path(lines);
    if (!path) return pass_on(std::move(path.error()));
    auto checkpoint = parse_rest(lines);
    if (!checkpoint) return pass_on(std::move(checkpoint.error()));
    return TlogProof{std::move(*extra), {*index, std::move(*path)}, std::move(*checkpoint)};
}

std::string print_tlog_proof(const TlogProof& proof) {
    auto text = std::string(version_line) + '\n';
    if (proof.extra) text += std::string(extra_start) + to_base64(*proof.extra) + '\n';
    text += print_number(index_start, proof.inclusion.index) + print_path(proof.inclusion.path);
    return text + '\n' + print_note(proof.checkpoint.note);
}

Result<GrowthProof> parse_growth_proof(std::string_view file) {
    if (auto fits = check_size(file); !fits) return pass_on(std::move(fits.error()));
    Lines lines(file);
    const auto old_size = parse_number(lines, old_start);
    if (!old_size) return pass_on(old_size.error());
    auto path = parse_path(lines);
    if (!path) return pass_on(std::move(path.error()));
    auto checkpoint = parse_rest(lines);
    if (!checkpoint) return pass_on(std::move(checkpoint.error()));
    return GrowthProof{*old_size, {std::move(*path)}, std::move(*checkpoint)};
}

std::string print_growth_proof(const GrowthProof& proof) {
    return print_number(old_start, proof.old_size) + print_path(proof.consistency.path) + '\n' +
           print_note(proof.checkpoint.note);
}

}  // namespace saksi::note
