// Hints: where in a log to look for something. An event gives the same few
// hints whoever asks, each filed under what people look it up by: a unit, a
// name, a candidate's key, a document's hash.
//
//     ["c_hasil","pemilu-2024","ppwp",1,"5171011003007","sirekap:web",901]
//
// A hint is a subject, what it is about, and the index of an entry. It proves
// nothing: whoever follows it reads the entry, verified, and asks hints_of()
// again (saksi/record/lookup.hpp).
//
// Format: docs/format.md 3.4.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/hash.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"

namespace saksi::record {

struct Hint {
    std::string subject;      ///< a canonical JSON array: what the entry is
    std::uint64_t index = 0;  ///< of the entry

    auto operator<=>(const Hint&) const = default;
};

/// The line of a lookup file: the subject with the index as its last item, no LF.
[[nodiscard]] SAKSI_API std::string print_hint(const Hint& hint);
/// Refuses what print_hint() would not write. `where` of an error is empty.
[[nodiscard]] SAKSI_API Result<Hint> parse_hint(std::string_view line);

/// A hint, and the file below the log's folder that it stands in.
struct FiledHint {
    std::string file;
    Hint hint;

    auto operator<=>(const FiledHint&) const = default;
};

/// All hints that an entry gives which is this event; sorted, none twice.
[[nodiscard]] SAKSI_API std::vector<FiledHint> hints_of(const election::Event& event,
                                                        std::uint64_t index);

/// The file whose hints tell how far all of them go, and which elections there are.
inline constexpr std::string_view lookup_head = "lookup/head";
/// Of a unit's forms, lists and ballots: its kecamatan's, for what lies in one.
[[nodiscard]] SAKSI_API std::string lookup_file_of(const election::Unit& unit);
/// Of the units that are called so; case does not matter.
[[nodiscard]] SAKSI_API std::string lookup_file_of_name(std::string_view name);
[[nodiscard]] SAKSI_API std::string lookup_file_of_candidate(std::string_view key);
[[nodiscard]] SAKSI_API std::string lookup_file_of_document(const Hash& sha256);

/// What the hints of a form are about: {election, contest, round, unit, source}.
struct FormSubject {
    std::string_view type;  ///< "c_hasil", "d_hasil", "publication", "rekap_root"
    std::string election;
    election::Contest contest = election::Contest::ppwp;
    std::uint8_t round = 1;
    std::string code;                   ///< election::display_code() of the unit
    std::optional<std::string> source;  ///< "sirekap:web"; none: the subject ends before it

    bool operator==(const FormSubject&) const = default;
};
[[nodiscard]] SAKSI_API std::string to_subject(const FormSubject& form);
/// Of a page of an event's documents.
[[nodiscard]] SAKSI_API std::string to_subject(const Hash& document);

}  // namespace saksi::record
