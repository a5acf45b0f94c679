// Survey: one walk over a log for one election. It keeps what everything else is
// read with (the election's rules, its places, its ballots), follows the version
// chains, and hands on every event with the step it makes in its chain.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "saksi/audit/totals.hpp"
#include "saksi/election/ballot.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/chain.hpp"
#include "saksi/record/place_tree.hpp"

namespace saksi::audit {

/// Visits events in index order until it says stop.
enum class Walk : std::uint8_t { go_on, stop };

struct WalkCounts {
    std::uint64_t opaque = 0;   ///< of an unknown type or a newer version
    std::uint64_t foreign = 0;  ///< no events
};

struct WalkHooks {
    std::function<Result<Walk>(const record::Version&, const election::Event&)> event;
    /// An entry that is no event of a type known here, and why; may be empty.
    std::function<void(const record::Version&, const Error&)> other;
    std::function<void(std::uint64_t, std::uint64_t)> progress;  ///< may be empty
};

/// Bundles are read by reader.threads() threads; the hooks are called by this
/// one alone, in index order.
[[nodiscard]] Result<WalkCounts> walk_events(log::Reader& reader, std::uint64_t size,
                                             const WalkHooks& hooks);

/// An event of the election, as the walk meets it.
struct SeenEvent {
    record::Version version;
    const election::Event& event;
    std::optional<record::ChainStep> step;  ///< of a type that forms chains
};

/// The first ballot with its id.
struct LoggedBallot {
    std::uint64_t index = 0;
    election::Ballot ballot;
};

class Survey {
 public:
    using OnEvent = std::function<Result<void>(const SeenEvent&)>;
    using OnOther = std::function<void(const record::Version&, const Error&)>;

    /// Borrows the selection; either function may be empty.
    explicit Survey(const LogSelection& selection, OnEvent on_event = {}, OnOther on_other = {})
        : selection_(selection),
          election_(selection.election),
          on_event_(std::move(on_event)),
          on_other_(std::move(on_other)) {}

    /// The whole walk. usage: several elections, and none was chosen;
    /// not_found: no such election.
    [[nodiscard]] Result<void> read(log::Reader& reader);

    [[nodiscard]] const std::string& election() const noexcept { return election_; }
    /// The election's rules; a null pointer before its event was met.
    [[nodiscard]] const election::Pemilu* rules() const noexcept {
        return pemilu_ ? &*pemilu_ : nullptr;
    }
    /// The same after a successful read().
    [[nodiscard]] const election::Pemilu& pemilu() const noexcept { return *pemilu_; }
    [[nodiscard]] const record::PlaceTree& places() const noexcept { return places_; }
    /// The ballot of that id, if it stands before entry `index`: what comes
    /// after a form cannot change how it is read. Else a null pointer.
    [[nodiscard]] const election::Ballot* ballot(const std::string& id, std::uint64_t index) const;
    [[nodiscard]] const std::map<std::string, LoggedBallot>& ballots() const noexcept {
        return ballots_;
    }
    /// What a dapil covers, as its `region` event says; empty if it does not.
    [[nodiscard]] const std::vector<election::Unit>& covers(const election::Unit& dapil) const;
    /// Is it that region, or in it? In a dapil, as far as its `region` event says.
    [[nodiscard]] bool lies_in(const election::Unit& unit, const election::Unit& region) const;
    /// Which units of older schemes a unit came from, where its `region` event says so.
    [[nodiscard]] const std::map<election::Unit, std::vector<election::Mapping>>& mappings()
        const noexcept {
        return mappings_;
    }
    [[nodiscard]] std::uint64_t strays() const noexcept { return chains_.strays(); }
    [[nodiscard]] const WalkCounts& counts() const noexcept { return counts_; }

 private:
    [[nodiscard]] Result<void> take(const record::Version& version, const election::Event& event);
    void take_place(const election::Event& event);
    [[nodiscard]] Result<void> check_election() const;

    const LogSelection& selection_;
    std::string election_;
    OnEvent on_event_;
    OnOther on_other_;
    std::optional<election::Pemilu> pemilu_;
    std::set<std::string> elections_;
    record::Chains chains_;
    record::PlaceTree places_;
    std::map<std::string, LoggedBallot> ballots_;
    std::map<election::Unit, std::vector<election::Unit>> covers_;
    std::map<election::Unit, std::vector<election::Mapping>> mappings_;
    WalkCounts counts_;
};

/// "a, b, c": what an error lists for a choice.
template <class Set, class Print>
[[nodiscard]] std::string list_of(const Set& items, Print print) {
    std::string text;
    for (const auto& item : items) text += (text.empty() ? "" : ", ") + print(item);
    return text;
}

}  // namespace saksi::audit
