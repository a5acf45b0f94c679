// What differs between the current version of a form, or of a published total,
// and the same as a source shows it now. Only what was captured both times is
// compared: what one of them did not look at says nothing. A publication's
// options are compared by their keys, and one that was not there is filled in;
// how it words its numbers is not compared.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "saksi/core/export.hpp"
#include "saksi/election/c_hasil.hpp"
#include "saksi/election/d_hasil.hpp"
#include "saksi/election/header.hpp"
#include "saksi/election/publication.hpp"

namespace saksi::record {

/// Of sections I, II, III, V and the votes; of a publication also its seats and
/// of how many TPS it is the sum.
enum class NumbersChange : std::uint8_t {
    unchanged,
    filled,     ///< what was null has a value, and nothing else differs
    changed,    ///< a value is another, or is null while others remain
    withdrawn,  ///< values are null, and none is left
};
[[nodiscard]] SAKSI_API std::string_view name_of(NumbersChange change) noexcept;

/// Of the documents and the source's remark on a PSU. The source's own status
/// flags follow from the numbers and are not compared.
enum class EvidenceChange : std::uint8_t {
    unchanged,
    added,    ///< more images, or a remark where there was none
    changed,  ///< fewer images, another image under the same page, another remark
};
[[nodiscard]] SAKSI_API std::string_view name_of(EvidenceChange change) noexcept;

struct FormChange {
    NumbersChange numbers = NumbersChange::unchanged;
    EvidenceChange evidence = EvidenceChange::unchanged;
    /// Why a new version is logged; none: the form stands as it is.
    std::optional<election::Cause> cause;

    bool operator==(const FormChange&) const = default;
};

/// Is there any count in it?
[[nodiscard]] SAKSI_API bool has_numbers(const election::CHasil& form) noexcept;
[[nodiscard]] SAKSI_API bool has_numbers(const election::DHasil& form) noexcept;
[[nodiscard]] SAKSI_API bool has_numbers(const election::Publication& total) noexcept;
/// Is there any image, as far as the source told? Of any of the three.
template <class Form>
[[nodiscard]] bool has_documents(const Form& form) noexcept {
    return form.documents && form.documents->count > 0;
}

/// penarikan: numbers withdrawn, or nothing of the row left. pelengkapan: only
/// more of it. tanpa_keterangan: anything else that differs. A new time is no
/// difference. Votes on different ballots differ.
[[nodiscard]] SAKSI_API FormChange compare_forms(const election::CHasil& current,
                                                 const election::CHasil& seen);
[[nodiscard]] SAKSI_API FormChange compare_forms(const election::DHasil& current,
                                                 const election::DHasil& seen);
[[nodiscard]] SAKSI_API FormChange compare_forms(const election::Publication& current,
                                                 const election::Publication& seen);

}  // namespace saksi::record
