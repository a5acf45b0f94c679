// What the forms of a unit say together: D16d (no invalid vote in a large unit);
// and what its plenary's times say of them: D18 (too early, too late) and the
// first arm of D19 (revised after it).
//
// Memory: about 100 bytes a desa, contest and source; 80 bytes a revision.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "finding_book.hpp"
#include "form_step.hpp"
#include "saksi/record/place_tree.hpp"
#include "tps_table.hpp"

namespace saksi::audit {

class UnitRules {
 public:
    explicit UnitRules(FindingBook& book) : book_(book) {}

    /// Every c_hasil and d_hasil that is no stray. `explained`: its correction
    /// names an instrument that stands.
    void take(const Step& step, bool explained);
    /// The current plenaries and notices.
    void take_plenary(const SeenEvent& seen, const election::Plenary& plenary);
    void take_notice(const SeenEvent& seen, const election::Notice& notice);
    /// A current form is of a TPS that no list names: it stands for none that is missing.
    void discount(const FormKind& kind, const election::Unit& tps);
    void finish(const record::PlaceTree& places);

 private:
    /// Of the forms of one desa, or of all in a unit.
    struct Together {
        std::uint64_t forms = 0;  ///< of listed TPS, with both figures
        election::Count invalid = 0;
        election::Count total = 0;
        std::optional<std::int64_t> latest;   ///< when the last one came in
        std::optional<record::Version> last;  ///< that one
    };
    struct Kind {
        election::Contest contest;
        std::uint8_t round;
        election::Source source;
        auto operator<=>(const Kind&) const = default;
    };
    struct Revision {
        election::Unit unit;
        election::Contest contest;
        std::int64_t after;  ///< it was made after this moment
        record::Version before;
        record::Version version;
        std::optional<election::Source> source;
    };
    struct Meeting {
        record::Version version;
        election::Plenary plenary;
    };
    struct Deadline {
        record::Version version;
        election::Notice notice;
    };

    using Homes = std::map<std::pair<Kind, election::Unit>, Together>;

    void count(const Kind& kind, const election::CHasil& form, bool add);
    [[nodiscard]] Homes by_unit(const record::PlaceTree& places) const;
    void find_no_invalid(const Homes& units, const record::PlaceTree& places);
    void find_early(const Homes& units);
    void find_late();
    void find_revised(const record::PlaceTree& places);

    FindingBook& book_;
    Homes homes_;
    std::vector<Revision> revisions_;
    std::map<std::string, Meeting> plenaries_;  // by chain key
    std::map<std::string, Deadline> deadlines_;
};

}  // namespace saksi::audit
