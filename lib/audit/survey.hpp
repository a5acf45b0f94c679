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

#include "event_walk.hpp"
#include "saksi/audit/totals.hpp"
#include "saksi/election/ballot.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/chain.hpp"
#include "saksi/record/place_tree.hpp"

namespace saksi::audit {

/// An event of the election, as the walk meets it.
struct SeenEvent {
    record::Version version;
    const election::Event& event;
    std::optional<record::ChainStep> step;  ///< of a type that forms chains, if they are followed
};

/// A result form of a selection that was read in place, as the walk meets it.
struct SeenScan {
    record::Version version;
    const election::ScannedForm& form;
    record::ChainStep step;
};

/// Forms that were counted in an earlier walk.
struct CountedBefore {
    std::uint64_t size = 0;              ///< of the log as it was then
    std::string election;                ///< whose forms they are
    std::vector<std::uint64_t> bundles;  ///< that hold anything but scanned forms
    record::Chains chains;               ///< of the forms
};

/// An entry that says what the election is: its rules, places, ballots, rulings.
struct Setting {
    std::uint64_t index = 0;
    std::string entry;
};

/// What an earlier walk knew of the same log, for who follows it from size to size:
/// its chains, and the entries that say what the election is.
struct SurveyedBefore {
    std::uint64_t size = 0;  ///< entries that were read then
    std::string election;
    record::Chains chains;          ///< of all but C.Hasil
    record::Chains form_chains;     ///< of the C.Hasil that are followed
    std::vector<Setting> settings;  ///< as Survey::settings() has them
};

/// The first ballot with its id.
struct LoggedBallot {
    std::uint64_t index = 0;
    election::Ballot ballot;
};

/// Which ballots are kept whole: of the others it is known that they are there.
enum class WholeBallots : std::uint8_t { all, of_contest };

class Survey {
 public:
    using OnEvent = std::function<Result<void>(const SeenEvent&)>;
    using OnOther = std::function<void(const record::Version&, const Error&)>;
    using OnForm = std::function<Result<void>(const SeenScan&)>;
    using OnWalked = std::function<Result<void>(const WalkedForm&)>;
    using OnSetting = std::function<void(const Setting&, const election::Event&)>;

    /// Borrows the selection; either function may be empty.
    explicit Survey(const LogSelection& selection, OnEvent on_event = {}, OnOther on_other = {})
        : selection_(selection),
          election_(selection.election),
          on_event_(std::move(on_event)),
          on_other_(std::move(on_other)) {}
    /// For who follows the chains of forms on his own, or not at all: they come to
    /// `on_form` as they stand in the log, where that can be, and the others to
    /// `on_event` without a step.
    Survey(const LogSelection& selection, OnEvent on_event, OnWalked on_form, OnOther on_other)
        : selection_(selection),
          election_(selection.election),
          on_event_(std::move(on_event)),
          on_other_(std::move(on_other)),
          on_walked_(std::move(on_form)) {}
    /// For who counts forms of one contest and round: only their chains are
    /// followed (and those of all else but forms), and they come to `on_form` as
    /// they stand in the log, where that can be. The others come to `on_event`.
    Survey(const FormSelection& selection, OnEvent on_event, OnForm on_form,
           WholeBallots ballots = WholeBallots::all)
        : selection_(selection),
          election_(selection.election),
          on_event_(std::move(on_event)),
          on_form_(std::move(on_form)),
          forms_(&selection),
          whole_ballots_(ballots) {}

    /// For who follows a log: of forms only those of these contests (of all if it
    /// names none), and what says what the election is is kept as settings().
    /// Without `on_form` every form comes as an event.
    Survey(const LogSelection& selection, std::vector<election::Contest> contests, OnEvent on_event,
           OnForm on_form, OnOther on_other)
        : selection_(selection),
          election_(selection.election),
          on_event_(std::move(on_event)),
          on_other_(std::move(on_other)),
          on_form_(std::move(on_form)),
          contests_(std::move(contests)),
          keeps_settings_(true) {}

    /// Only of a survey that keeps settings: entries from the size of `before` on
    /// are read, and no others.
    [[nodiscard]] Result<void> go_on(SurveyedBefore before, const OnSetting& on_setting);
    /// Events, as their entries have them, of which places, ballots, rules and
    /// rulings are known: those that were no strays, in index order.
    [[nodiscard]] const std::vector<Setting>& settings() const noexcept { return settings_; }
    [[nodiscard]] const record::Chains& other_chains() const noexcept { return chains_; }

    /// No other bundles are read: an earlier walk found in them all that is asked for.
    void read_only(std::vector<std::uint64_t> bundles);

    /// Only of a survey of forms of one selection: the bundles of `before`
    /// are read again for what is no form, and all others from its size on.
    void go_on(CountedBefore before);
    /// What the next walk needs; after read().
    [[nodiscard]] const std::vector<std::uint64_t>& other_bundles() const noexcept {
        return other_bundles_;
    }
    [[nodiscard]] const record::Chains& form_chains() const noexcept { return form_chains_; }

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
    /// Versions that are current nowhere, in the chains that are followed.
    [[nodiscard]] std::uint64_t strays() const noexcept {
        return chains_.strays() + form_chains_.strays();
    }
    [[nodiscard]] const WalkCounts& counts() const noexcept { return counts_; }

 private:
    [[nodiscard]] Result<void> take(const WalkedEvent& walked);
    [[nodiscard]] Result<void> take(const WalkedForm& walked);
    [[nodiscard]] Result<void> hand_on(const WalkedForm& walked);
    [[nodiscard]] std::optional<record::ChainStep> step_of(const WalkedEvent& walked);
    void note_other(std::uint64_t index);
    [[nodiscard]] bool follows(election::Contest contest, std::uint8_t round) const noexcept;
    void take_setting(const record::Version& version, const election::Event& event);
    void take_ballot(std::uint64_t index, const election::Ballot& ballot);
    [[nodiscard]] Result<void> keep_setting(const record::Version& version,
                                            const election::Event& event);
    void take_place(const election::Event& event);
    [[nodiscard]] Result<void> check_election() const;

    const LogSelection& selection_;
    std::string election_;
    OnEvent on_event_;
    OnOther on_other_;
    OnForm on_form_;
    OnWalked on_walked_;                    // set: chains of forms are not followed here
    const FormSelection* forms_ = nullptr;  // a null pointer: all forms' chains are followed
    WholeBallots whole_ballots_ = WholeBallots::all;
    std::vector<election::Contest> contests_;  // of forms that are followed; none: all
    bool keeps_settings_ = false;
    std::vector<Setting> settings_;
    std::uint64_t begin_ = 0;  // entries before this one are known
    std::optional<election::Pemilu> pemilu_;
    std::set<std::string> elections_;
    record::Chains chains_;
    record::Chains form_chains_;        // of C.Hasil
    std::uint64_t counted_ = 0;         // forms before this entry were counted in an earlier walk
    std::vector<std::uint64_t> visit_;  // bundles of that walk to read again
    bool only_visits_ = false;          // and no others
    std::vector<std::uint64_t> other_bundles_;  // that hold anything but scanned forms
    record::PlaceTree places_;
    std::map<std::string, LoggedBallot> ballots_;
    std::map<election::Unit, std::vector<election::Unit>> covers_;
    std::map<election::Unit, std::vector<election::Mapping>> mappings_;
    WalkCounts counts_;
};

/// Which of these elections is meant? usage: nothing says, and there are several;
/// not_found: it is none of them.
[[nodiscard]] Result<void> check_election_choice(const std::string& wanted,
                                                 const std::set<std::string>& elections);

/// "a, b, c": what an error lists for a choice.
template <class Set, class Print>
[[nodiscard]] std::string list_of(const Set& items, Print print) {
    std::string text;
    for (const auto& item : items) text += (text.empty() ? "" : ", ") + print(item);
    return text;
}

}  // namespace saksi::audit
