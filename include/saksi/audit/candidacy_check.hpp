// Who stood, by which steps, and do the lists keep the rules? Detector D25 over
// a whole log, with what belongs to it: reports to Bawaslu and campaign finance.
//
// Rules are those of the log's `election` event; what it does not say is not
// checked. Each finding names the entries that prove it. A figure that was not
// captured leaves its rule open and is no finding.
//
// The DCT in force for a ballot is the one at the ballot's own time (`at`), else
// when ballots were printed (a `notice` of that stage), else on the voting day.
// A version whose time nobody tells may have been in force: it accuses nobody.
//
// One walk. Memory: about 1 KB a candidate.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/audit/totals.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/calendar.hpp"
#include "saksi/election/event.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/record/chain.hpp"

namespace saksi::audit {

struct CandidacyQuery : LogSelection {
    election::Calendar calendar;            ///< for deadlines of reports
    std::optional<election::Day> today;     ///< what is not done by then is late
    std::optional<election::Contest> only;  ///< candidates and lists of this contest alone
    std::optional<std::string> region;      ///< and of the area of this code alone
};

enum class CandidacyFault : std::uint8_t {
    unlawful_step,        ///< no rule leads from the one stage to the other
    without_ruling,       ///< a rule does, by a ruling, and there is none
    status_in_list,       ///< in the DCS or DCT with BMS or TMS
    two_lists,            ///< one key for two parties in one area
    two_areas,            ///< one key standing in several areas or contests
    list_too_long,        ///< more names than the area has seats
    quota_share,          ///< too few women
    quota_window,         ///< a window of the list without the women it needs
    support_minimum,      ///< another minimum was asked for than the rule's
    support_too_small,    ///< in the final list with too few supporters
    support_spread,       ///< … in too few areas
    not_in_dct,           ///< an option that was in no DCT in force
    missing_from_ballot,  ///< in the DCT in force, and no option
    ballot_differs,       ///< another number or party than in the DCT
    dct_after_ballot,     ///< the DCT changed after the ballot was made, and no ballot followed
    left_after_ballot,    ///< died, withdrew or was struck off after it: a hint
    report_step,          ///< a stage that does not follow the one before
    report_late,          ///< a duty that was not done in time
    report_deadline,      ///< the office names another last day than the rule's
    finance_cap,          ///< someone gave more than allowed
    finance_late,         ///< handed in after the last day
    finance_balance,      ///< what came in is not what went out and is left
};
[[nodiscard]] SAKSI_API std::string_view name_of(CandidacyFault fault) noexcept;

struct CandidacyFinding {
    CandidacyFault fault = CandidacyFault::unlawful_step;
    std::optional<election::Contest> contest;
    std::optional<election::Unit> unit;
    std::string subject;                          ///< key of a candidate or party, id of a report
    std::vector<record::Version> entries;         ///< that prove it, in log order
    std::string_view rule;                        ///< that is broken; empty: the election's own
    std::string from, to;                         ///< "vermin tms", "dct ms"; or days; or units
    std::optional<election::Count> found, asked;  ///< 2 women of 3 asked for
};

/// One party's list in one area, as it was set: whoever left it later is on it.
struct CandidateList {
    election::Contest contest = election::Contest::pdpr;
    election::Unit unit;
    std::string party;  ///< key
    std::uint64_t names = 0;
    std::optional<election::Count> seats;        ///< of the area
    std::optional<election::QuotaResult> quota;  ///< none: the election asks for none
};

struct CandidacyReport {
    std::uint64_t size = 0;
    std::string election;
    std::vector<CandidacyFinding> findings;  ///< by fault, then as they came
    std::vector<CandidateList> lists;        ///< by contest, unit and party
    std::uint64_t candidates = 0;            ///< chains
    std::uint64_t in_dct = 0;
    std::uint64_t reports = 0;
    std::uint64_t finance_reports = 0;
    std::uint64_t ballots_checked = 0;
    std::uint64_t ballots_without_dct = 0;  ///< of whose area no candidacy is logged
    std::uint64_t strays = 0;               ///< candidacies that are current nowhere
    std::uint64_t opaque = 0;
    std::uint64_t foreign = 0;
};

[[nodiscard]] SAKSI_API Result<CandidacyReport> check_candidacies(log::Reader& reader,
                                                                  const CandidacyQuery& query);

/// One entry of a candidate's chain, strays included.
struct CandidacyVersion {
    record::Version version;
    record::StepKind step = record::StepKind::opens;
    election::Event event;  ///< its body is a Candidacy
    bool current = false;
};

struct CandidacyHistory {
    std::uint64_t size = 0;
    std::string election;
    std::vector<CandidacyVersion> versions;  ///< in index order, of all areas with this key
    std::uint64_t opaque = 0;
    std::uint64_t foreign = 0;
};

/// Everything the log says of one candidate key; empty if nothing.
[[nodiscard]] SAKSI_API Result<CandidacyHistory> read_candidacy(log::Reader& reader,
                                                                const LogSelection& selection,
                                                                const std::string& key);

}  // namespace saksi::audit
