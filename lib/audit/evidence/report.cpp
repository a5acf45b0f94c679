// What a report on a bundle comes to, and its names for machines.
//
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <variant>

#include "saksi/audit/evidence_check.hpp"

namespace saksi::audit {
namespace {

using election::CHasil;

template <std::size_t N>
std::string_view name_at(const std::array<std::string_view, N>& names, std::size_t index) {
    return index < N ? names[index] : std::string_view{};
}

}  // namespace

std::string_view to_string(ClaimAnswer answer) noexcept {
    constexpr std::array<std::string_view, 3> names = {"could_not_check", "holds", "does_not_hold"};
    return name_at(names, static_cast<std::size_t>(answer));
}

std::string_view to_string(ClaimKind kind) noexcept {
    constexpr std::array<std::string_view, 5> names = {"entries", "versions", "strays", "current",
                                                       "beside"};
    return name_at(names, static_cast<std::size_t>(kind));
}

std::string_view to_string(EvidenceFlaw flaw) noexcept {
    constexpr std::array<std::string_view, 13> names = {
        "not_in_log",    "not_an_event",   "opaque",       "not_a_form",   "other_form",
        "not_linked",    "starts_later",   "left_out",     "is_a_version", "names_unknown",
        "rekap_differs", "rekap_of_other", "not_the_last",
    };
    return name_at(names, static_cast<std::size_t>(flaw));
}

bool leaves_open(EvidenceFlaw flaw) noexcept {
    return flaw == EvidenceFlaw::opaque || flaw == EvidenceFlaw::starts_later ||
           flaw == EvidenceFlaw::names_unknown;
}

ClaimAnswer ClaimReport::answer() const noexcept {
    if (!checked) return ClaimAnswer::could_not_check;
    if (findings.empty()) return ClaimAnswer::holds;
    const bool open = std::all_of(findings.begin(), findings.end(),
                                  [](const auto& finding) { return leaves_open(finding.flaw); });
    return open ? ClaimAnswer::could_not_check : ClaimAnswer::does_not_hold;
}

ClaimAnswer EvidenceReport::answer() const noexcept {
    const auto any = [&](ClaimAnswer answer) {
        return std::any_of(claims.begin(), claims.end(),
                           [&](const auto& claim) { return claim.answer() == answer; });
    };
    if (!entries.policy.holds() || any(ClaimAnswer::does_not_hold)) {
        return ClaimAnswer::does_not_hold;
    }
    return claims.empty() || any(ClaimAnswer::could_not_check) ? ClaimAnswer::could_not_check
                                                               : ClaimAnswer::holds;
}

const ClaimReport* EvidenceReport::claim(ClaimKind kind) const noexcept {
    const auto at = std::find_if(claims.begin(), claims.end(),
                                 [&](const ClaimReport& one) { return one.kind == kind; });
    return at == claims.end() ? nullptr : &*at;
}

const FormVersion* EvidenceReport::counted() const noexcept {
    const auto* current = claim(ClaimKind::current);
    if (current == nullptr || current->answer() != ClaimAnswer::holds) return nullptr;
    const auto at = std::find_if(versions.begin(), versions.end(), [&](const FormVersion& version) {
        return version.version.index == current->entries.front();
    });
    return at == versions.end() ? nullptr : &*at;
}

const election::Ballot* EvidenceReport::ballot(const FormVersion& version) const noexcept {
    const auto& form = std::get<CHasil>(version.event.body);
    for (const auto& [index, event] : names) {
        const auto* ballot = std::get_if<election::Ballot>(&event.body);
        if (ballot != nullptr && ballot->id == form.ballot && index < version.version.index &&
            event.header.election == version.event.header.election) {
            return ballot;
        }
    }
    return nullptr;
}

}  // namespace saksi::audit
