// Survey: one walk over a log for one election. It keeps what forms are read
// with (the election's rules, its places, its ballots), follows the version
// chains, and hands on every selected form with the step it makes in its chain.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

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

[[nodiscard]] Result<WalkCounts> walk_events(
    log::Reader& reader, std::uint64_t size,
    const std::function<void(std::uint64_t, std::uint64_t)>& progress,
    const std::function<Result<Walk>(const record::Version&, const election::Event&)>& visit);

/// A form of the selection, as the walk meets it. `event` holds a CHasil.
struct SeenForm {
    record::Version version;
    const election::Event& event;
    record::ChainStep step;
};

/// The first ballot with its id.
struct LoggedBallot {
    std::uint64_t index = 0;
    election::Ballot ballot;
};

class Survey {
 public:
    using OnForm = std::function<Result<void>(const SeenForm&)>;

    /// Borrows the selection; `on_form` may be empty.
    Survey(const FormSelection& selection, OnForm on_form)
        : selection_(selection), election_(selection.election), on_form_(std::move(on_form)) {}

    /// The whole walk. Errors of the selection are those of total_forms().
    [[nodiscard]] Result<void> read(log::Reader& reader);

    [[nodiscard]] const std::string& election() const noexcept { return election_; }
    [[nodiscard]] const election::Pemilu& pemilu() const noexcept { return *pemilu_; }
    [[nodiscard]] const record::PlaceTree& places() const noexcept { return places_; }
    /// The ballot of that id, if it stands before entry `index`: what comes
    /// after a form cannot change how it is read. Else a null pointer.
    [[nodiscard]] const election::Ballot* ballot(const std::string& id, std::uint64_t index) const;
    [[nodiscard]] const std::map<std::string, LoggedBallot>& ballots() const noexcept {
        return ballots_;
    }
    [[nodiscard]] std::optional<election::Source> source() const;
    [[nodiscard]] std::uint64_t strays() const noexcept { return chains_.strays(); }
    [[nodiscard]] const WalkCounts& counts() const noexcept { return counts_; }

 private:
    [[nodiscard]] Result<void> take(const record::Version& version, const election::Event& event);
    void take_place(const election::Event& event);
    [[nodiscard]] bool is_selected(const election::Event& event);
    [[nodiscard]] Result<void> check_selection() const;

    const FormSelection& selection_;
    std::string election_;
    OnForm on_form_;
    std::optional<election::Pemilu> pemilu_;
    std::set<std::string> elections_;
    std::set<election::Source> sources_;
    record::Chains chains_;
    record::PlaceTree places_;
    std::map<std::string, LoggedBallot> ballots_;
    WalkCounts counts_;
};

}  // namespace saksi::audit
