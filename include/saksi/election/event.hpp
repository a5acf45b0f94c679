// Event: one thing that is logged, and its one canonical encoding. An entry of
// the log is exactly print_event() of an event.
//
//     const auto event = parse_event(entry);            // the log's bytes: strict
//     const auto event = read_event(*json::parse(line)); // written by hand: any JSON
//     const auto entry = print_event(*event);
//
// Reading and printing go through one description of each type and check the
// same rules, so print_event(parse_event(x)) is x, and nothing is printed that
// would not be read. Errors name the field by its path, "pengguna.dpt.j".
//
// A new type is a struct with its description and a place in Body.
//
// Format: docs/format.md part 1.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "saksi/core/json.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/access.hpp"
#include "saksi/election/ballot.hpp"
#include "saksi/election/c_hasil.hpp"
#include "saksi/election/candidacy.hpp"
#include "saksi/election/d_hasil.hpp"
#include "saksi/election/finance.hpp"
#include "saksi/election/header.hpp"
#include "saksi/election/notice.hpp"
#include "saksi/election/pemilu.hpp"
#include "saksi/election/plenary.hpp"
#include "saksi/election/publication.hpp"
#include "saksi/election/region.hpp"
#include "saksi/election/rekap_root.hpp"
#include "saksi/election/ruling.hpp"
#include "saksi/election/snapshot.hpp"
#include "saksi/election/submission.hpp"
#include "saksi/election/tps.hpp"
#include "saksi/election/violation_report.hpp"

namespace saksi::election {

using Body = std::variant<Pemilu, Region, TpsList, Ballot, CHasil, DHasil, Publication, Snapshot,
                          Plenary, Ruling, Notice, SubmitterKey, Submission, Access, Erasure,
                          Candidacy, ViolationReport, FinanceReport, RekapRoot>;

struct Event {
    Header header;
    std::optional<Correction> correction;  ///< only of types that form chains (chain_key)
    Body body;

    bool operator==(const Event&) const = default;
};

inline constexpr std::size_t max_entry_size = 65'535;  ///< bytes

/// "c_hasil" and so on.
[[nodiscard]] SAKSI_API std::string_view type_of(const Event& event) noexcept;

/// An entry of a log. Refused: too_large, not_canonical, malformed (does not
/// parse, unknown, missing or unfit field), personal_data, and unsupported: an
/// unknown type or a newer `v`, which another release may understand.
[[nodiscard]] SAKSI_API Result<Event> parse_event(std::string_view entry);

/// parse_event() for who has many entries: it keeps its memory from one to the
/// next, and reads result forms faster (saksi/election/form_scan.hpp).
class SAKSI_API EventParser {
 public:
    EventParser();
    EventParser(EventParser&&) noexcept;
    EventParser& operator=(EventParser&&) noexcept;
    ~EventParser();
    [[nodiscard]] Result<Event> parse(std::string_view entry);

 private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

/// The same for JSON in any order and spacing; the size is checked on printing.
[[nodiscard]] SAKSI_API Result<Event> read_event(const json::Value& value);

/// The canonical bytes. Refuses what parse_event would refuse.
[[nodiscard]] SAKSI_API Result<std::string> print_event(const Event& event);

enum class EventClass : std::uint8_t {
    none,    ///< not an event: no object with a `v` and a `type`
    opaque,  ///< an event of an unknown type or a newer `v`
    known,   ///< a type this release reads; whether it is well formed is another matter
};
[[nodiscard]] SAKSI_API EventClass classify(const json::Value& value) noexcept;

/// What the versions of one thing have in common, as canonical JSON:
///     c_hasil, publication  [election, contest, round, type, unit, source]
///     d_hasil               [election, contest, round, type, unit, dapil or null, source]
///     region, tps           [election, type, unit]
///     plenary               [election, contest or null, type, unit]
///     notice                [election, type, id]
///     candidacy             [election, contest, type, unit, key]
///     violation_report      [election, type, id]
///     finance_report        [election, contest, type, unit, participant, kind]
/// Nothing for types that form no chains.
[[nodiscard]] SAKSI_API std::optional<std::string> chain_key(const Event& event);

}  // namespace saksi::election
