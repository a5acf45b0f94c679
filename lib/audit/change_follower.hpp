// ChangeFollower: what a walk must keep so that two sizes of a log can be
// compared afterwards: how many forms there were at the first, which chains went
// on after it, by which entries.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "saksi/audit/changes.hpp"
#include "survey.hpp"

namespace saksi::audit {

/// Where a form is counted: its unit, of a TPS without the number; and the dapil
/// whose part it is, or whose ballot it is on.
struct FormHome {
    FormType type = FormType::c_hasil;
    election::Unit unit;
    std::optional<election::Unit> dapil;

    auto operator<=>(const FormHome&) const = default;
};

/// A chain with versions after the first size.
struct MovedChain {
    FormHome home;
    std::optional<record::Version> before;  ///< current at the first size
    std::vector<record::Version> later;     ///< at least one, in index order
};

struct LoggedRuling {
    std::uint64_t index = 0;
    std::string number;
};

class ChangeFollower {
 public:
    /// Borrows both.
    ChangeFollower(const ChangesQuery& query, const Survey& survey)
        : query_(query), survey_(survey) {}

    void take(const SeenEvent& seen);

    [[nodiscard]] const std::map<record::KeyDigest, MovedChain>& moved() const { return moved_; }
    /// Forms that were in at the first size.
    [[nodiscard]] const std::map<FormHome, std::uint64_t>& homes() const { return homes_; }
    [[nodiscard]] const std::map<Hash, LoggedRuling>& rulings() const { return rulings_; }
    [[nodiscard]] const std::set<election::Source>& sources() const { return sources_; }
    /// Puts in what needs no reading: strays and snapshots.
    void put(Changes& changes) const;

 private:
    [[nodiscard]] std::optional<FormHome> home_of(const SeenEvent& seen) const;
    void take_form(const SeenEvent& seen, const FormHome& home);
    void take_snapshot(const SeenEvent& seen, const election::Snapshot& snapshot);

    const ChangesQuery& query_;
    const Survey& survey_;
    std::map<record::KeyDigest, MovedChain> moved_;
    std::map<FormHome, std::uint64_t> homes_;
    std::map<Hash, LoggedRuling> rulings_;
    std::set<election::Source> sources_;
    std::vector<std::pair<std::optional<election::Source>, SeenSnapshot>> snapshots_;
    std::uint64_t strays_ = 0;
};

}  // namespace saksi::audit
