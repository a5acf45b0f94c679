// State: what a writer must know of a log before it adds to it. Which elections
// and ballots there are, which version of everything is current, which entries
// are there already, and which files of which source were imported.
//
// It is made by observing every entry in order (scan), or from an index file
// and the rest (saksi/record/index_file.hpp); both give the same. Entries that
// are no events, or of a type or version unknown here, are counted and passed by.
//
// Memory: about 40 bytes an entry, and 28 more for one that opens a chain: a
// million forms take about 70 MB, five million events of a national election
// about 320 MB.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/bytes.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/record/chain.hpp"
#include "saksi/record/current_versions.hpp"
#include "saksi/record/leaf_set.hpp"
#include "saksi/record/prepared_event.hpp"
#include "saksi/record/prepared_form.hpp"
#include "saksi/record/seen_files.hpp"

namespace saksi::record {

/// An election that was logged: the first entry with its id.
struct KnownElection {
    std::uint64_t index = 0;
    election::Pemilu pemilu;
};

/// The shape of a ballot that was logged: enough to see whether votes fit it.
struct KnownBallot {
    std::uint64_t index = 0;
    election::Contest contest = election::Contest::ppwp;
    election::Unit unit;
    election::BallotShape shape;
};

/// What the entries were.
struct EntryCounts {
    std::uint64_t events = 0;    ///< well-formed events of types known here
    std::uint64_t opaque = 0;    ///< of an unknown type or a newer version
    std::uint64_t foreign = 0;   ///< no events, or malformed ones
    std::uint64_t repeated = 0;  ///< elections and ballots logged again under a known id

    bool operator==(const EntryCounts&) const = default;
};

/// A ballot id means something in its election.
struct BallotName {
    std::string election;
    std::string id;
    auto operator<=>(const BallotName&) const = default;
};

class SAKSI_API State {
 public:
    /// How many entries were observed: the index of the next one.
    [[nodiscard]] std::uint64_t size() const noexcept { return leaves_.size(); }

    /// Takes in the next entry, made of `event`, whose key_digest is `key`. The step
    /// it makes in its chain, if it is a version of something.
    std::optional<ChainStep> observe(const Hash& leaf, const election::Event& event,
                                     const std::optional<KeyDigest>& key);

    /// The same of a form that was read in place.
    ChainStep observe(const PreparedForm& form);

    /// The same for an entry that was parsed, or what is wrong with it; of the event
    /// only `event` and `key` are looked at.
    void observe(const Hash& leaf, const Result<PreparedEvent>& parsed);

    /// These forms are looked up and observed soon: what that needs is fetched meanwhile.
    void expect(std::span<const PreparedForm> forms) const noexcept;

    [[nodiscard]] const LeafSet& leaves() const noexcept { return leaves_; }
    /// The version that is current; nothing if no entry has this key.
    [[nodiscard]] std::optional<Version> current(const KeyDigest& key) const;
    /// How many entries were strays: versions that are current nowhere.
    [[nodiscard]] std::uint64_t strays() const noexcept { return versions_.strays(); }
    [[nodiscard]] const SeenFiles& files() const noexcept { return files_; }
    [[nodiscard]] const EntryCounts& counts() const noexcept { return counts_; }

    /// Null pointers where there is none.
    [[nodiscard]] const KnownElection* election(std::string_view id) const;
    [[nodiscard]] const KnownBallot* ballot(std::string_view election, std::string_view id) const;
    /// The ballots of a contest, by id.
    [[nodiscard]] std::vector<const KnownBallot*> ballots_of(std::string_view election,
                                                             election::Contest contest) const;

    /// May this event be added? Refuses what only the log can tell: an election
    /// or ballot that is not there (and says what to append first), a ballot
    /// logged before with other content, votes that do not fit the ballot.
    [[nodiscard]] Result<void> accepts(const election::Event& event) const;
    /// The same of a form that was read in place; `known` is its ballot().
    [[nodiscard]] Result<void> accepts(const election::ScannedForm& form,
                                       const KnownBallot* known) const;

 private:
    friend class IndexCodec;
    void take_in(const election::Event& event, std::uint64_t index);
    [[nodiscard]] Result<void> accepts_election(std::string_view id) const;
    [[nodiscard]] Result<void> accepts_size(const election::RekapRoot& root) const;

    LeafSet leaves_;
    CurrentVersions versions_;
    SeenFiles files_;
    EntryCounts counts_;
    std::map<std::string, KnownElection, std::less<>> elections_;
    std::map<BallotName, KnownBallot> ballots_;
    std::vector<std::uint64_t> heads_;  // entries that fill the three tables above
};

/// Observes the entries of `reader` from state.size() on, parsed on as many threads
/// as it has. Each was verified.
[[nodiscard]] SAKSI_API Result<void> scan(State& state, log::Reader& reader);

}  // namespace saksi::record
