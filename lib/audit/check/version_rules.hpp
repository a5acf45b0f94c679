// What became of a version: D17 (silent changes), the second arm of D19 (old
// figures under a new time), D22 (instruments) and R01 (references).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "finding_book.hpp"
#include "form_step.hpp"
#include "saksi/record/place_tree.hpp"

namespace saksi::audit {

class VersionRules {
 public:
    explicit VersionRules(FindingBook& book) : book_(book) {}

    /// Every event of a type that forms chains, and every ruling, in index order.
    void take(const Step& step);
    void take_ruling(const record::Version& version, const election::Ruling& ruling);
    /// Orders that nothing in the log carries out.
    void finish(const record::PlaceTree& places);

    /// Does this correction name an instrument that stands, if its cause needs one?
    [[nodiscard]] bool is_explained(const election::Correction& correction) const;

 private:
    struct LoggedRuling {
        record::Version version;
        election::Ruling ruling;
    };
    /// What was corrected on the ground of a ruling.
    struct Correction {
        election::Cause cause;
        election::Contest contest;
        election::Unit unit;
    };

    void check_reference(const Step& step);
    void check_instrument(const Step& step);
    void check_figures(const Step& step);
    void check_published(const Step& step);
    [[nodiscard]] bool is_carried_out(const std::string& ruling, const election::Order& order,
                                      const election::Unit& unit,
                                      const record::PlaceTree& places) const;

    FindingBook& book_;
    std::map<std::string, LoggedRuling> rulings_;         // by leaf hash in hex
    std::set<std::string> superseded_;                    // the same
    std::multimap<std::string, Correction> carried_out_;  // the same
};

}  // namespace saksi::audit
