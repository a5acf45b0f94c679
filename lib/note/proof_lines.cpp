// SPDX-License-Identifier: Apache-2.0
#include "proof_lines.hpp"

#include <utility>

#include "saksi/core/encoding.hpp"
#include "saksi/note/tlog_proof.hpp"

namespace saksi::note {

Result<std::uint64_t> parse_number(Lines& lines, std::string_view start) {
    const auto line = lines.next();
    if (!line || !line->starts_with(start)) {
        return refuse(ErrorCode::malformed, line ? lines.where() : lines.where_next(),
                      "a line of the proof is missing", std::string(start));
    }
    const auto number = parse_decimal(line->substr(start.size()));
    if (!number) return pass_on(lines.where(), number.error());
    return number;
}

Result<std::vector<Hash>> parse_path(Lines& lines) {
    std::vector<Hash> path;
    while (const auto line = lines.next()) {
        if (line->empty()) return path;
        if (path.size() == max_proof_hashes) {
            return refuse(ErrorCode::too_large, lines.where(), "a proof has at most 63 hashes");
        }
        const auto hash = parse_hash_base64(*line);
        if (!hash) return pass_on(lines.where(), hash.error());
        path.push_back(*hash);
    }
    return refuse(ErrorCode::malformed, lines.where_next(), "no blank line after the hashes");
}

Result<std::string_view> parse_line(Lines& lines) {
    const auto line = lines.next();
    if (line && !line->empty()) return *line;
    return refuse(ErrorCode::malformed, line ? lines.where() : lines.where_next(),
                  "a line of the proof is missing");
}

Result<ProvenEntry> parse_entry(Lines& lines, std::string_view start) {
    const auto index = parse_number(lines, start);
    if (!index) return pass_on(index.error());
    const auto entry = parse_line(lines);
    if (!entry) return pass_on(entry.error());
    auto path = parse_path(lines);
    if (!path) return pass_on(std::move(path.error()));
    return ProvenEntry{std::string(*entry), {*index, std::move(*path)}};
}

Result<std::vector<ProvenEntry>> parse_entries(Lines& lines, std::string_view start,
                                               std::size_t most,
                                               const tl::unexpected<Error>& too_many) {
    std::vector<ProvenEntry> entries;
    while (lines.rest().starts_with(start)) {
        const auto where = lines.where_next();
        if (entries.size() == most) return pass_on(where, too_many.value());
        auto entry = parse_entry(lines, start);
        if (!entry) return pass_on(std::move(entry.error()));
        if (!entries.empty() && entries.back().inclusion.index >= entry->inclusion.index) {
            return refuse(ErrorCode::malformed, where, "entries are not in order, or one twice");
        }
        entries.push_back(std::move(*entry));
    }
    return entries;
}

Result<SignedCheckpoint> parse_rest(const Lines& lines) {
    auto checkpoint = parse_signed_checkpoint(lines.rest());
    if (!checkpoint) return pass_on("checkpoint", std::move(checkpoint.error()));
    return checkpoint;
}

std::string print_path(const std::vector<Hash>& path) {
    std::string text;
    for (const auto& hash : path) text += to_base64(hash.view()) + '\n';
    return text;
}

std::string print_entry(std::string_view start, const ProvenEntry& entry) {
    return print_number(start, entry.inclusion.index) + entry.entry + '\n' +
           print_path(entry.inclusion.path) + '\n';
}

std::string print_number(std::string_view start, std::uint64_t number) {
    return std::string(start) + std::to_string(number) + '\n';
}

}  // namespace saksi::note
