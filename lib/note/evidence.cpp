// SPDX-License-Identifier: Apache-2.0
#include "saksi/note/evidence.hpp"

#include <algorithm>
#include <utility>

#include "proof_lines.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/expects.hpp"

namespace saksi::note {
namespace {

using Indices = std::vector<std::uint64_t>;

constexpr std::string_view version_line = "saksi/evidence-bundle/v1";
constexpr std::string_view policy_start = "policy ";
constexpr std::string_view no_policy = "none";
constexpr std::string_view claim_entry = "claim entry ";
constexpr std::string_view claim_versions = "claim versions ";
constexpr std::string_view claim_strays = "claim strays ";
constexpr std::string_view claim_current = "claim current";
constexpr std::string_view entry_start = "entry ";
constexpr std::string_view rekap_line = "rekap";
constexpr std::string_view checkpoint_line = "checkpoint";

tl::unexpected<Error> missing(const Lines& lines, bool at_end, std::string_view what) {
    return refuse(ErrorCode::malformed, at_end ? lines.where_next() : lines.where(),
                  "a line of the bundle is missing", std::string(what));
}

Result<void> parse_start(std::string_view file, Lines& lines) {
    if (file.size() > max_evidence_size) {
        return refuse(ErrorCode::too_large, {}, "an evidence bundle has at most 16,000,000 bytes",
                      std::to_string(file.size()));
    }
    if (lines.next() == version_line) return {};
    return refuse(ErrorCode::malformed, "line 1",
                  "the first line is not that of an evidence bundle");
}

Result<std::optional<Hash>> parse_policy_hash(Lines& lines) {
    const auto line = lines.next();
    if (!line || !line->starts_with(policy_start)) return missing(lines, !line, policy_start);
    const auto said = line->substr(policy_start.size());
    if (said == no_policy) return std::nullopt;
    const auto hash = parse_hash_hex(said);
    if (!hash) return pass_on(lines.where(), hash.error());
    return *hash;
}

tl::unexpected<Error> too_many_entries() {
    return refuse(ErrorCode::too_large, {}, "an evidence bundle has at most 1,000 entries");
}

/// Adds a number that must be larger than those before it.
Result<void> add_rising(Indices& indices, std::uint64_t index, const std::string& where) {
    if (indices.size() == max_evidence_entries) {
        return pass_on(where, too_many_entries().value());
    }
    if (!indices.empty() && indices.back() >= index) {
        return refuse(ErrorCode::malformed, where, "numbers are not in order, or one twice",
                      std::to_string(index));
    }
    indices.push_back(index);
    return {};
}

/// "claim entry N", none or more.
Result<Indices> parse_entry_claims(Lines& lines) {
    Indices indices;
    while (lines.rest().starts_with(claim_entry)) {
        const auto index = parse_number(lines, claim_entry);
        if (!index) return pass_on(index.error());
        if (auto added = add_rising(indices, *index, lines.where()); !added) {
            return pass_on(std::move(added.error()));
        }
    }
    return indices;
}

/// Numbers behind `start`, one space between them; none if that line is not there.
Result<Indices> parse_list(Lines& lines, std::string_view start) {
    Indices indices;
    if (!lines.rest().starts_with(start)) return indices;
    const auto line = lines.next();
    if (!line) return refuse(ErrorCode::malformed, lines.where_next(), "an unfinished line");
    auto rest = line->substr(start.size());
    for (;;) {
        const auto end = rest.find(' ');
        const auto index = parse_decimal(rest.substr(0, end));
        if (!index) return pass_on(lines.where(), index.error());
        if (auto added = add_rising(indices, *index, lines.where()); !added) {
            return pass_on(std::move(added.error()));
        }
        if (end == std::string_view::npos) return indices;
        rest.remove_prefix(end + 1);
    }
}

/// Is "claim current" the next line?
bool take_current(Lines& lines) {
    const auto line = std::string(claim_current) + '\n';
    return lines.rest().starts_with(line) && lines.next().has_value();
}

/// The numbers of all claims together.
Result<Indices> claimed(const EvidenceClaims& claims, bool current, const std::string& where) {
    if (claims.versions.empty() && (current || !claims.strays.empty())) {
        return refuse(ErrorCode::malformed, where, "this is claimed of no versions");
    }
    Indices all = claims.entries;
    all.insert(all.end(), claims.versions.begin(), claims.versions.end());
    all.insert(all.end(), claims.strays.begin(), claims.strays.end());
    std::sort(all.begin(), all.end());
    if (all.empty()) return refuse(ErrorCode::malformed, where, "the bundle claims nothing");
    const auto twice = std::adjacent_find(all.begin(), all.end());
    if (twice == all.end()) return all;
    return refuse(ErrorCode::malformed, where, "an entry is claimed twice", std::to_string(*twice));
}

Result<void> check_claimed(const Evidence& evidence, const Indices& indices) {
    for (const auto index : indices) {
        if (evidence.entry(index) != nullptr) continue;
        return refuse(ErrorCode::malformed, "claim",
                      "the bundle does not have the entry that it claims", std::to_string(index));
    }
    return {};
}

/// What follows the entries: a rekap proof, or a checkpoint alone.
Result<void> parse_end(Lines& lines, bool with_rekap, Evidence& evidence) {
    const auto word = with_rekap ? rekap_line : checkpoint_line;
    if (const auto line = lines.next(); line != word) return missing(lines, !line, word);
    if (!with_rekap) {
        auto checkpoint = parse_rest(lines);
        if (!checkpoint) return pass_on(std::move(checkpoint.error()));
        evidence.checkpoint = std::move(*checkpoint);
        return {};
    }
    auto rekap = parse_rekap_proof(lines.rest());
    if (!rekap) return pass_on(rekap_line, std::move(rekap.error()));
    evidence.checkpoint = rekap->checkpoint;
    evidence.rekap = std::move(*rekap);
    return {};
}

std::string print_list(std::string_view start, const Indices& indices) {
    if (indices.empty()) return {};
    std::string line(start);
    for (const auto index : indices) {
        if (line.size() > start.size()) line += ' ';
        line += std::to_string(index);
    }
    return line + '\n';
}

}  // namespace

const ProvenEntry* Evidence::entry(std::uint64_t index) const noexcept {
    const auto at = std::lower_bound(entries.begin(), entries.end(), index,
                                     [](const ProvenEntry& entry, std::uint64_t wanted) {
                                         return entry.inclusion.index < wanted;
                                     });
    return at != entries.end() && at->inclusion.index == index ? &*at : nullptr;
}

Result<Evidence> parse_evidence(std::string_view file) {
    Evidence evidence;
    Lines lines(file);
    if (auto start = parse_start(file, lines); !start) return pass_on(std::move(start.error()));
    auto policy = parse_policy_hash(lines);
    if (!policy) return pass_on(std::move(policy.error()));
    evidence.policy = *policy;
    auto singles = parse_entry_claims(lines);
    if (!singles) return pass_on(std::move(singles.error()));
    auto versions = parse_list(lines, claim_versions);
    if (!versions) return pass_on(std::move(versions.error()));
    auto strays = parse_list(lines, claim_strays);
    if (!strays) return pass_on(std::move(strays.error()));
    evidence.claims = {std::move(*singles), std::move(*versions), std::move(*strays)};
    const bool current = take_current(lines);
    const auto all = claimed(evidence.claims, current, lines.where_next());
    if (!all) return pass_on(all.error());
    if (!lines.rest().starts_with(entry_start)) return missing(lines, true, entry_start);
    auto entries = parse_entries(lines, entry_start, max_evidence_entries, too_many_entries());
    if (!entries) return pass_on(std::move(entries.error()));
    evidence.entries = std::move(*entries);
    if (auto there = check_claimed(evidence, *all); !there) return pass_on(there.error());
    if (auto end = parse_end(lines, current, evidence); !end) return pass_on(end.error());
    return evidence;
}

std::string print_evidence(const Evidence& evidence) {
    SAKSI_EXPECTS(!evidence.rekap || evidence.rekap->checkpoint == evidence.checkpoint);
    const auto& claims = evidence.claims;
    auto text = std::string(version_line) + '\n' + std::string(policy_start);
    text += (evidence.policy ? to_hex(evidence.policy->view()) : std::string(no_policy)) + '\n';
    for (const auto index : claims.entries) text += print_number(claim_entry, index);
    text += print_list(claim_versions, claims.versions) + print_list(claim_strays, claims.strays);
    if (evidence.rekap) text += std::string(claim_current) + '\n';
    for (const auto& entry : evidence.entries) text += print_entry(entry_start, entry);
    if (evidence.rekap) {
        return text + std::string(rekap_line) + '\n' + print_rekap_proof(*evidence.rekap);
    }
    return text + std::string(checkpoint_line) + '\n' + print_note(evidence.checkpoint.note);
}

}  // namespace saksi::note
