// Campaign finance: what participants report of their money, in whole rupiah,
// and what an election asks of it as data of its `election` event.
//     LADK    what the campaign starts with
//     LPSDK   donations received
//     LPPDK   all that came in and went out; audited
//
// Donors are counted by kind and named nowhere. `largest` is what the one who
// gave most of that kind gave in all, so that a cap can be checked without names.
//
// Format: docs/format.md 1.2 and 1.10.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/election/contest.hpp"
#include "saksi/election/document.hpp"
#include "saksi/election/figure.hpp"
#include "saksi/election/nomination.hpp"
#include "saksi/election/place.hpp"

namespace saksi::election {

enum class FinanceKind : std::uint8_t { ladk, lpsdk, lppdk };
/// sendiri: the participants themselves; lainnya: interest and the like.
enum class Donor : std::uint8_t { sendiri, partai, perseorangan, kelompok, perusahaan, lainnya };
[[nodiscard]] SAKSI_API std::string_view name_of(FinanceKind kind) noexcept;
[[nodiscard]] SAKSI_API std::string_view name_of(Donor donor) noexcept;

struct Donation {
    Donor donor = Donor::sendiri;
    Count sum = 0;  ///< rupiah, as all sums here
    std::optional<Count> donors;
    std::optional<Count> largest;

    bool operator==(const Donation&) const = default;
};

struct FinanceReport {
    static constexpr std::string_view type = "finance_report";

    FinanceKind kind = FinanceKind::ladk;
    Contest contest = Contest::ppwp;
    Unit unit;                // the area of the contest
    std::string participant;  ///< key of the candidate or party
    std::string date;         ///< when it was handed in, YYYY-MM-DD
    std::optional<Count> opening;
    std::vector<Donation> received;  ///< by donor, none twice
    std::optional<Count> spent;
    std::optional<Count> closing;
    std::optional<Documents> documents;

    bool operator==(const FinanceReport&) const = default;
};

/// All that was received; nothing where the sum cannot be written down.
[[nodiscard]] SAKSI_API std::optional<Count> received_in_all(const FinanceReport& report) noexcept;

/// opening + received = spent + closing, where all four are there.
[[nodiscard]] SAKSI_API Answer balances(const FinanceReport& report) noexcept;

struct FinanceCap {
    Donor donor = Donor::perseorangan;
    Count cap = 0;

    bool operator==(const FinanceCap&) const = default;
};

struct FinanceDue {
    FinanceKind kind = FinanceKind::ladk;
    std::string date;  ///< the last day, YYYY-MM-DD

    bool operator==(const FinanceDue&) const = default;
};

struct FinanceRule {
    Contest contest = Contest::ppwp;
    std::vector<FinanceCap> caps;  ///< by donor; empty: none
    std::vector<FinanceDue> due;   ///< by kind; empty: not said

    bool operator==(const FinanceRule&) const = default;
};

/// Did no donor of this kind give more than `cap`? Without `largest` it fails
/// only if the sum is more than all of them may give together.
[[nodiscard]] SAKSI_API Answer within_cap(const Donation& donation, Count cap) noexcept;

}  // namespace saksi::election
