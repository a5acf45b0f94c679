// The office of a rehearsal: how its events are headed, and its calendar.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "saksi/core/timestamp.hpp"
#include "saksi/election/event.hpp"
#include "saksi/election/rehearsal.hpp"
#include "saksi/merkle/hash.hpp"

namespace saksi::audit::planting {

inline const election::Source office{election::SourceKind::kantor, "gladi"};
inline const election::Source witnesses{election::SourceKind::saksi, "partai-contoh"};
inline const election::Source totals_page{election::SourceKind::sirekap, "agregat"};

// Forms come in on the evening of 14 February. What is revised in time is revised
// before the first plenary.
inline constexpr std::string_view before_the_count = "2024-02-14T13:00:00+07:00";
inline constexpr std::string_view revised_in_time = "2024-02-18T10:00:00+07:00";
inline constexpr std::string_view died = "2024-02-20T08:00:00+07:00";
inline constexpr std::string_view revised_late = "2024-02-28T21:30:00+07:00";

/// When the plenaries of a level are held, and until when they may be.
struct PlenaryTimes {
    election::UnitKind level;
    std::string_view opened, closed, signed_at, until;
};
inline constexpr PlenaryTimes plenary_times[] = {
    {election::UnitKind::kecamatan, "2024-02-25T09:00:00+07:00", "2024-02-26T17:00:00+07:00",
     "2024-02-26T17:30:00+07:00", "2024-03-02T23:59:59+07:00"},
    {election::UnitKind::kabkota, "2024-03-01T09:00:00+07:00", "2024-03-03T17:00:00+07:00",
     "2024-03-03T17:30:00+07:00", "2024-03-05T23:59:59+07:00"},
    {election::UnitKind::provinsi, "2024-03-06T09:00:00+07:00", "2024-03-08T17:00:00+07:00",
     "2024-03-08T17:30:00+07:00", "2024-03-10T23:59:59+07:00"},
    {election::UnitKind::nasional, "2024-03-11T09:00:00+07:00", "2024-03-18T17:00:00+07:00",
     "2024-03-18T17:30:00+07:00", "2024-03-20T23:59:59+07:00"},
};
/// A plenary of a kecamatan that was signed after all that.
inline constexpr std::string_view signed_late = "2024-03-04T11:00:00+07:00";

/// One of the times above.
[[nodiscard]] inline Timestamp moment(std::string_view text) {
    return parse_timestamp(text).value();
}

[[nodiscard]] inline election::Event event_of(election::Body body) {
    election::Event event;
    event.header.election = election::rehearsal_election;
    event.header.by = office.name;
    event.body = std::move(body);
    return event;
}

/// The same, from a source.
[[nodiscard]] inline election::Event event_of(const election::Source& source, election::Body body) {
    auto event = event_of(std::move(body));
    event.header.source = source;
    return event;
}

/// Zero of what cannot be printed, which whoever writes it down is told.
[[nodiscard]] inline Hash leaf_of(const election::Event& event) {
    const auto entry = election::print_event(event);
    return entry ? merkle::leaf_hash(bytes_of(*entry)) : Hash{};
}

/// `event` in place of `before`.
inline void replace(election::Event& event, const election::Event& before, election::Cause cause,
                    std::optional<std::string> instrument = std::nullopt) {
    event.correction = election::Correction{leaf_of(before), cause, std::move(instrument)};
}

}  // namespace saksi::audit::planting
