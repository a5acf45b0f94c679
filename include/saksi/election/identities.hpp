// What must fit inside one form, and whether it does. A form is never refused
// for this: about one in six of 2024 breaks some identity.
//
//     D01  the options add up to suara_sah
//     D02  suara_sah + suara_tidak_sah = suara_total
//     D03  pengguna_total_j = suara_total
//     D04  pengguna dpt + dptb + dpk = total, for j, l and p
//     D05  l + p = j, for dpt and the four groups of pengguna
//     D06  pengguna_dpt <= dpt, for j, l and p
//     D08  no option exceeds suara_sah or pengguna_total_j
//     D10  ballots received = used + returned + left; used <= received
//     I05  surat_suara_digunakan = pengguna_total_j
//     I11  disabilitas: l + p = j, and j <= pengguna_total_j
// An identity has arms; one arm that does not hold is enough.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/election/answer.hpp"
#include "saksi/election/c_hasil.hpp"

namespace saksi::election {

enum class Identity : std::uint8_t { D01, D02, D03, D04, D05, D06, D08, D10, I05, I11 };
inline constexpr std::size_t identity_count = 10;
[[nodiscard]] SAKSI_API std::string_view name_of(Identity identity) noexcept;

enum class Relation : std::uint8_t { equal, at_most };

/// left = right, or left <= right. The texts are sums of field names, "votes"
/// for all options and "votes[0]" for the first.
struct Arm {
    std::string left;
    std::string right;
    Relation relation = Relation::equal;
    std::optional<Count> left_value;  ///< nothing if not all of it is known
    std::optional<Count> right_value;
    Answer answer = Answer::not_applicable;

    bool operator==(const Arm&) const = default;
};

struct IdentityCheck {
    Identity identity = Identity::D01;
    /// does_not_hold if any arm does not; else not_applicable if any arm is not.
    Answer answer = Answer::not_applicable;
    std::vector<Arm> arms;

    bool operator==(const IdentityCheck&) const = default;
};

/// The numbers of a form, whichever form it is.
struct FormNumbers {
    const Sections& sections;
    const Votes& votes;
};

/// What identities are about, wherever it stands: the fields, and the figures of
/// option_votes(); none where there are none.
struct IdentityNumbers {
    const Sections& sections;
    std::optional<std::span<const Figure>> options;
};
[[nodiscard]] SAKSI_API IdentityNumbers identity_numbers(const FormNumbers& form) noexcept;

/// Every identity above, in that order.
[[nodiscard]] SAKSI_API std::vector<IdentityCheck> check_identities(const FormNumbers& form);
[[nodiscard]] inline std::vector<IdentityCheck> check_identities(const CHasil& form) {
    return check_identities({form.sections, form.votes});
}
/// One of them, with its arms.
[[nodiscard]] SAKSI_API IdentityCheck check_identity(Identity identity,
                                                     const IdentityNumbers& form);
[[nodiscard]] inline IdentityCheck check_identity(Identity identity, const FormNumbers& form) {
    return check_identity(identity, identity_numbers(form));
}

/// The answers alone, by identity, without allocating: for who reads millions of forms.
class IdentityAnswers {
 public:
    [[nodiscard]] Answer operator[](Identity identity) const noexcept {
        return answers_[static_cast<std::size_t>(identity)];
    }
    Answer& operator[](Identity identity) noexcept {
        return answers_[static_cast<std::size_t>(identity)];
    }

 private:
    std::array<Answer, identity_count> answers_{};
};
[[nodiscard]] SAKSI_API IdentityAnswers answer_identities(const IdentityNumbers& form) noexcept;

}  // namespace saksi::election
