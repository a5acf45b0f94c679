// Recapitulation: from the forms of each desa to the nation, level by level: the
// D.Hasil of every unit, its plenary, each province's published totals. What is
// planted in a row goes on to all rows above it, as it would on paper.
//
// D.Hasil are honest sums, whatever stands on the forms. So a form that is not
// departs from its desa's: the first level where a number changes.
//
// A chain goes from the desa to the area of its contest: the nation, a province,
// a constituency (whose forms say whose part they are).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <map>
#include <optional>
#include <string>

#include "desk.hpp"
#include "none_invalid.hpp"
#include "published.hpp"
#include "saksi/election/pemilu.hpp"
#include "sites.hpp"

namespace saksi::audit::planting {

/// Rows of one chain: a contest's on one ballot.
struct Chain {
    election::Contest contest = election::Contest::ppwp;
    std::string ballot;
    election::Unit area;  ///< of the ballot

    auto operator<=>(const Chain&) const = default;
};

/// The forms of a desa on one ballot.
struct DesaForms {
    FormSum honest;
    FormSum current;        ///< as the last versions have it
    bool complete = false;  ///< every listed TPS is in, and no other
};

/// What was planted in a desa's forms: its findings are known already.
struct DesaFault {
    const Fault* fault = nullptr;
    std::string change;
};

class Recapitulation {
 public:
    Recapitulation(const Sites& sites, const election::Rules& rules, Lot lot, const Desk& desk);

    /// Units as the walk tells them, without the desa; each ends those before it
    /// that it does not lie in.
    void open(const election::RehearsalUnit& unit);
    void desa(const election::RehearsalUnit& unit, const std::map<Chain, DesaForms>& forms,
              const DesaFault& planted);
    /// The fault of the kecamatan that is open, if it has one of its own.
    [[nodiscard]] const Fault* in_kecamatan() const;
    void finish();

 private:
    struct Node {
        election::Unit unit;
        std::uint64_t number = 0;  ///< among the units of its kind
        std::uint64_t listed = 0;  ///< TPS
        Together forms;
        std::uint64_t children = 0;
        std::map<Chain, FormSum> rows;                        ///< of the units below, added up
        std::map<election::Contest, std::uint64_t> with_row;  ///< units below that have one
        std::map<Chain, FormSum> areas;                       ///< constituencies in it, so far
    };
    using Level = election::UnitKind;

    [[nodiscard]] Node& node(Level level) { return nodes_[static_cast<std::size_t>(level)]; }
    void start(const election::Unit& unit);
    void close_through(Level level);
    void close(Level level);

    void tell_desa_row(Node& desa, const Chain& chain, const DesaForms& forms,
                       const DesaFault& planted);
    void tell_rows(Node& node, const Fault* fault);
    void tell_areas(Node& node);
    /// The leaf hash of the row.
    Hash tell_row(const election::Unit& unit, const Chain& chain, const FormSum& row);
    void hand_up(const Node& from, const Chain& chain, const FormSum& row);

    [[nodiscard]] Lot lot_of(const Fault& fault) const {
        return lot_.of("fault " + std::to_string(fault.number));
    }
    /// A row that departs from what is below it is found, and goes with this fault.
    void hold(const Fault& fault, const election::Unit& unit, const Chain& chain,
              const FormSum& written, const FormSum& below, const Hash& entry,
              const std::string& change);
    void find_none_invalid(const Node& node);
    /// How few votes, going from the first pair to others or back, would undo or
    /// make its majority. Nothing while a TPS is missing.
    [[nodiscard]] std::optional<election::Count> margin() const;
    void tell_nation();
    void hold_against_margin(election::Count margin, const std::optional<Hash>& row);

    const Sites& sites_;
    const election::Rules& rules_;
    Lot lot_;
    const Desk& desk_;
    Published published_;
    std::array<Node, 8> nodes_;  // by UnitKind
    std::array<bool, 8> is_open_{};
    std::array<std::uint64_t, 8> opened_{};
    const Fault* none_invalid_ = nullptr;  // the last one of D16d
    std::uint64_t missing_ = 0;            // listed TPS without a form for president
};

}  // namespace saksi::audit::planting
