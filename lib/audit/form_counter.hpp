// Adds up the current forms of a walk, by place and ballot. A form that is
// replaced is read again from the log and taken out, so that memory does not
// grow with corrections.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "form_filter.hpp"
#include "saksi/audit/totals.hpp"
#include "saksi/record/entry_cache.hpp"
#include "tallies.hpp"
#include "vote_shape.hpp"

namespace saksi::audit {

/// A form's votes in the order of columns_of(ballot), and that ballot; no ballot
/// where they fit none that the log had when the form came.
struct CountedVotes {
    const election::Ballot* ballot = nullptr;
    std::vector<election::Figure> figures;

    [[nodiscard]] bool has_count() const noexcept;
};
[[nodiscard]] CountedVotes counted_votes(const Survey& survey, const election::CHasil& form,
                                         std::uint64_t index);

class FormCounter {
 public:
    enum class Grain : std::uint8_t { home, tps };

    /// Borrows both.
    FormCounter(const Survey& survey, log::Reader& reader, Grain grain)
        : survey_(survey), entries_(reader), grain_(grain) {}

    [[nodiscard]] Result<void> take(const SeenForm& form);
    /// The same for who has read the version it replaces; null if it opens a chain.
    [[nodiscard]] Result<void> take(const SeenForm& form, const election::Event* before);
    [[nodiscard]] Result<void> take(const SeenScan& form);

    [[nodiscard]] const Tallies& tallies() const noexcept { return tallies_; }
    /// What an earlier walk has counted.
    void go_on(Tallies tallies, std::uint64_t unusable_votes);
    [[nodiscard]] std::uint64_t unusable_votes() const noexcept { return unusable_votes_; }

 private:
    /// What a form adds, its votes in the order of columns_of(its ballot).
    struct Counted {
        const election::Sections& sections;
        std::span<const election::Figure> votes;
        std::uint16_t number = 0;  ///< of the TPS

        [[nodiscard]] FormTally::Tps tps() const noexcept;
    };
    /// The ballot of the form that came last, and how votes stand on it.
    struct LastBallot {
        std::string id;
        const election::Ballot* ballot = nullptr;
        VoteShape shape;
    };
    /// Where the form that came last was counted.
    struct LastPlace {
        election::Unit home;
        const election::Ballot* ballot = nullptr;
        FormTally* tally = nullptr;
    };

    [[nodiscard]] Result<void> replace(const record::ChainStep& step);
    [[nodiscard]] Result<void> add(const election::CHasil& form, std::uint64_t index);
    [[nodiscard]] bool add(FormTally& tally, const Counted& counted);
    void remove(const election::CHasil& form, std::uint64_t index);
    struct Found;
    [[nodiscard]] Found find(const election::CHasil& form, std::uint64_t index);
    [[nodiscard]] const LastBallot* ballot_of(const SeenScan& seen);
    [[nodiscard]] FormTally& tally_of(const election::ScannedForm& form,
                                      const election::Ballot& ballot);

    const Survey& survey_;
    record::EntryCache entries_;
    Grain grain_;
    Tallies tallies_;
    std::uint64_t unusable_votes_ = 0;
    std::optional<LastBallot> last_ballot_;
    LastPlace last_place_;
    std::vector<election::Figure> votes_;  // of the form that is counted
};

}  // namespace saksi::audit
