// The votes of a contest, area by area, from one walk over the log: counted
// forms, or the current one of what was published or signed for each area.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "area_votes.hpp"
#include "form_counter.hpp"
#include "form_filter.hpp"
#include "saksi/audit/seats.hpp"
#include "survey.hpp"

namespace saksi::audit {

/// In a contest of pairs over the whole nation the rows are provinces and places
/// abroad; in every other, its areas.
struct GatheredVotes {
    std::vector<AreaVotes> rows;           ///< by code
    std::vector<MissingArea> mixed;        ///< forms of several ballots
    std::optional<AreaVotes> nation;       ///< as published for the nation
    std::optional<election::Count> valid;  ///< suara_sah of that publication
    bool at_last_level = true;             ///< recapitulations of the contest's last level
    std::uint64_t unplaced = 0;
};

class VoteGatherer {
 public:
    VoteGatherer(const SeatsQuery& query, log::Reader& reader);

    /// As Survey::read_only().
    void read_only(std::vector<std::uint64_t> bundles) { survey_.read_only(std::move(bundles)); }
    /// The walk; then the rest may be asked.
    [[nodiscard]] Result<void> read();
    [[nodiscard]] Result<GatheredVotes> gather() const;

    [[nodiscard]] const Survey& survey() const noexcept { return survey_; }
    [[nodiscard]] std::optional<election::Source> source() const;
    [[nodiscard]] const election::ContestRules& rules() const;
    [[nodiscard]] election::UnitKind row_kind() const;
    /// Of the contest's ballots: the units voted in, and every option's name.
    [[nodiscard]] std::vector<election::Unit> ballot_units() const;
    [[nodiscard]] std::uint64_t unusable_votes() const noexcept {
        return counter_.unusable_votes();
    }

 private:
    using Unit = election::Unit;
    struct Current {
        std::uint64_t index = 0;
        std::variant<election::Publication, election::DHasil> body;
    };

    [[nodiscard]] Result<void> take(const SeenForm& form);
    [[nodiscard]] Result<void> take(const SeenScan& seen);
    [[nodiscard]] Result<void> take(const Seen<election::DHasil>& form);
    [[nodiscard]] Result<void> take(const Seen<election::Publication>& form);
    [[nodiscard]] Result<void> gather_forms(GatheredVotes& votes) const;
    void gather_published(GatheredVotes& votes) const;
    [[nodiscard]] std::optional<AreaVotes> votes_of(const Current& current) const;
    [[nodiscard]] std::optional<Unit> row_of(const Unit& home,
                                             const election::Ballot& ballot) const;
    [[nodiscard]] std::optional<Unit> row_of(const Unit& unit) const;
    [[nodiscard]] const election::Ballot* ballot_for(const Unit& unit, std::uint64_t index) const;
    [[nodiscard]] KnownOptions known_options() const;
    void describe(AreaVotes& row, const Unit& unit) const;

    const SeatsQuery& query_;
    log::Reader& reader_;
    std::variant<FormFilter, Filter<election::DHasil>, Filter<election::Publication>> filter_;
    Survey survey_;
    FormCounter counter_;
    std::map<std::pair<Unit, std::optional<Unit>>, Current> current_;  // by unit and dapil
};

}  // namespace saksi::audit
