// A moment as the log writes it: RFC 3339 with an offset, to the second
// ("2024-02-15T19:30:00+07:00"). The text is kept, because it is what the
// source said; the instant is for ordering.
//
// One spelling: upper-case T, no fraction, offset +hh:mm or -hh:mm or Z, and
// not "-00:00", by which RFC 3339 says that the offset is unknown.
// Nothing here reads a clock.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/result.hpp"

namespace saksi {

struct Timestamp {
    std::string text;          ///< as written
    std::int64_t instant = 0;  ///< seconds since 1970-01-01T00:00:00Z

    bool operator==(const Timestamp&) const = default;
};

/// Moments from 1970 to 9999 (in UTC); refuses a 30 February, second 60 and
/// offsets past 23:59.
[[nodiscard]] SAKSI_API Result<Timestamp> parse_timestamp(std::string_view text);

/// The instant of what parse_timestamp() accepts, without keeping the text.
[[nodiscard]] SAKSI_API std::optional<std::int64_t> instant_of(std::string_view text) noexcept;

/// instant_of() for many texts, most of the same day and zone as the one before:
/// of those only the clock is read.
class SAKSI_API Instants {
 public:
    [[nodiscard]] std::optional<std::int64_t> of(std::string_view text);

 private:
    std::string last_;
    std::int64_t midnight_ = 0;  // of its day
};

/// The instant in UTC ("…Z"), which must be from 1970 to 9999; a parsed one is.
[[nodiscard]] SAKSI_API Timestamp timestamp_utc(std::int64_t instant);

/// A local time without zone, "2024-02-15 19:30:00", placed at an offset in
/// minutes, less than a day. Sirekap writes such times, and they are WIB (+420).
[[nodiscard]] SAKSI_API Result<Timestamp> parse_local_time(std::string_view text,
                                                           int offset_minutes);

}  // namespace saksi
