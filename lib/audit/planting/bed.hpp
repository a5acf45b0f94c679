// Bed: one form in which one fault is planted, and what a recipe may do to it.
// A recipe says what follows by the rules on a form and on its versions; what
// follows between forms and from level to level the planter finds (aftermath.hpp).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lot.hpp"
#include "office.hpp"
#include "saksi/audit/planting.hpp"
#include "saksi/election/pemilu.hpp"
#include "station.hpp"
#include "vote_sheet.hpp"

namespace saksi::audit::planting {

/// What one fault brings: events that are logged after the forms, and findings.
struct Yield {
    std::vector<election::Event> grounds;  ///< before the form's later versions: rulings
    std::vector<election::Event> strays;   ///< after them
    std::vector<PlantedFinding> findings;  ///< their fault is filled in by the planter
    std::string change;
    bool more_forms = false;  ///< there is a form of a TPS that no list has
};

class Bed {
 public:
    Bed(Desa& desa, Station& station, Sheet& sheet, const election::Rules& rules, Lot lot,
        std::uint64_t number)
        : desa_(desa),
          station_(station),
          sheet_(sheet),
          rules_(rules),
          lot_(std::move(lot)),
          number_(number) {}

    [[nodiscard]] Desa& desa() noexcept { return desa_; }
    [[nodiscard]] Station& station() noexcept { return station_; }
    [[nodiscard]] Sheet& sheet() noexcept { return sheet_; }
    [[nodiscard]] Lot& lot() noexcept { return lot_; }
    [[nodiscard]] Yield& yield() noexcept { return yield_; }
    /// Of the fault: for numbers of documents that nothing else has.
    [[nodiscard]] std::string number() const { return std::to_string(number_); }
    [[nodiscard]] election::Count cap() const { return rules_.tps_voter_cap.value_or(0); }
    /// Ballots that come for a list of so many voters.
    [[nodiscard]] election::Count ballots_for(election::Count listed) const;

    // The form as it is logged first.
    [[nodiscard]] election::Count get(election::Field field) const {
        return std::get<election::CHasil>(sheet_.first.body).sections[field].count().value_or(0);
    }
    [[nodiscard]] bool has(election::Field field) const {
        return std::get<election::CHasil>(sheet_.first.body).sections[field].has_count();
    }
    void set(election::Field field, election::Count count) {
        sheet_.form().sections[field] = count;
    }
    void raise(election::Field field, election::Count by) { set(field, get(field) + by); }
    [[nodiscard]] VoteSheet votes() const { return VoteSheet(form_of(sheet_.first).votes); }
    void set(const VoteSheet& votes) { sheet_.form().votes = votes.votes(); }

    /// One more version, which must differ from the current one.
    void add_version(election::Event next, election::Cause cause,
                     std::optional<std::string> instrument = std::nullopt) {
        replace(next, sheet_.current(), cause, std::move(instrument));
        sheet_.later.push_back(std::move(next));
    }

    /// On this form, shown by `entry`.
    void follows(Detector detector, election::Count effect, const election::Event& entry);
    /// Shown by its first version, which no recipe changes after that.
    void follows(Detector detector, election::Count effect = 0) {
        follows(detector, effect, sheet_.first);
    }

 private:
    Desa& desa_;
    Station& station_;
    Sheet& sheet_;
    const election::Rules& rules_;
    Lot lot_;
    std::uint64_t number_;
    Yield yield_;
};

}  // namespace saksi::audit::planting
