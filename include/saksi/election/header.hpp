// What every event says before it says anything: which election, when, who
// logged it, and where it was seen. And what a correction says of the entry it
// replaces.
//
// Format: docs/format.md 1.1 and 1.6. The version `v` is 1 and has no field here.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/hash.hpp"
#include "saksi/core/json.hpp"
#include "saksi/core/result.hpp"
#include "saksi/core/timestamp.hpp"

namespace saksi::election {

/// Who showed the numbers. Chains, totals and roots are kept per source.
enum class SourceKind : std::uint8_t { kantor, sirekap, situng, saksi, publik, pers };

struct Source {
    SourceKind kind = SourceKind::kantor;
    std::string name;  ///< 1-64 characters of a-z 0-9 - . _ /

    auto operator<=>(const Source&) const = default;
};

[[nodiscard]] SAKSI_API std::string_view name_of(SourceKind kind) noexcept;
/// "sirekap:web", as options write it.
[[nodiscard]] SAKSI_API std::string to_text(const Source& source);
[[nodiscard]] SAKSI_API Result<Source> source_from_text(std::string_view text);
[[nodiscard]] SAKSI_API json::Value to_json(const Source& source);

struct Header {
    std::string election;                ///< id, for example "pemilu-2024"
    std::optional<Timestamp> at;         ///< when it happened
    std::optional<std::string> at_text;  ///< the source's own words for that time
    std::string by;                      ///< submitter
    std::optional<Timestamp> observed;   ///< when it was seen at the source
    std::optional<Source> source;

    bool operator==(const Header&) const = default;
};

/// Why an entry replaces another. penarikan, pelengkapan and tanpa_keterangan are
/// what an observer can know without being told: emptied, filled in, changed
/// without a word. tahapan is no correction: a procedure took its next step.
enum class Cause : std::uint8_t {
    pembetulan,
    hitung_ulang,
    psu,
    psl,
    pss,
    putusan,
    penarikan,
    pelengkapan,
    tanpa_keterangan,
    tahapan,
};

[[nodiscard]] SAKSI_API std::string_view name_of(Cause cause) noexcept;

struct Correction {
    Hash replaces;  ///< leaf hash of the entry that is replaced
    Cause cause = Cause::tanpa_keterangan;
    std::optional<std::string> instrument;  ///< leaf hash of a ruling in hex, or a form's number

    bool operator==(const Correction&) const = default;
};

}  // namespace saksi::election
