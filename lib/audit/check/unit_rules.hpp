// What the forms of a unit say together: D16d (no invalid vote in a large unit);
// and what its plenary's times say of them: D18 (too early, too late) and the
// first arm of D19 (revised after it).
//
// Memory: UnitSums, and 48 bytes for a revision that names no instrument.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "finding_book.hpp"
#include "form_step.hpp"
#include "saksi/core/result.hpp"
#include "saksi/record/entry_cache.hpp"
#include "saksi/record/place_tree.hpp"
#include "tps_table.hpp"
#include "unit_sums.hpp"

namespace saksi::audit {

class UnitRules {
 public:
    /// Borrows both.
    UnitRules(record::EntryCache& entries, FindingBook& book) : entries_(entries), book_(book) {}

    /// Every form of a TPS that is no stray, and the one it replaces; null where
    /// its chain opens.
    void take(const FormPlace& place, const TpsForm& form, const TpsForm* before);
    /// Every c_hasil and d_hasil that replaces another, if its correction names no
    /// instrument that stands.
    void take_revision(const Step& step);
    /// The current plenaries and notices.
    void take_plenary(const SeenEvent& seen, const election::Plenary& plenary);
    void take_notice(const SeenEvent& seen, const election::Notice& notice);
    /// The forms that are current, when all places are known. Those of TPS that no
    /// list names stand for none that is missing.
    [[nodiscard]] Result<void> finish(const TpsTable& table, const record::PlaceTree& tree);

 private:
    struct Revision {
        const election::Unit* unit = nullptr;      // in units_; of a TPS with number 0
        const election::Source* source = nullptr;  // in sources_
        std::int64_t after = 0;                    // it was made after this moment
        std::uint64_t before = 0;                  // an entry; the next is this one's
        std::uint64_t index = 0;
        std::uint16_t number = 0;
        election::Contest contest = election::Contest::ppwp;
    };
    struct Meeting {
        record::Version version;
        election::Plenary plenary;
    };
    struct Deadline {
        record::Version version;
        election::Notice notice;
    };
    /// Of units that a signed plenary is of: their forms, by kind.
    using Signed = std::map<election::Unit, std::vector<std::pair<FormKind, FormSums>>>;

    [[nodiscard]] Result<void> discount_unlisted(const TpsTable& table,
                                                 const record::PlaceTree& tree);
    [[nodiscard]] Signed signed_units() const;
    void find_no_invalid(const FormKind& kind, const election::Unit& unit, const FormSums& sums,
                         const record::PlaceTree& tree);
    [[nodiscard]] Result<void> find_early(const Signed& units);
    void find_late();
    [[nodiscard]] Result<void> find_revised(const record::PlaceTree& tree);
    [[nodiscard]] Result<void> report(const Revision& revision, const election::Unit& unit,
                                      election::UnitKind kind, const Meeting& meeting);

    record::EntryCache& entries_;
    FindingBook& book_;
    UnitSums sums_;
    std::deque<Revision> revisions_;
    std::set<election::Unit> units_;
    std::set<election::Source> sources_;
    std::map<std::string, Meeting> plenaries_;  // by chain key
    std::map<std::string, Deadline> deadlines_;
};

}  // namespace saksi::audit
