// What a form that was read looks like: words, and numbers between them. Nearly
// every form of a log has the words of one before it: the same members, the same
// election, the same source. Such a form is not read member by member: its words
// are compared, and its numbers go where those of that form went.
//
// A pattern takes only what reading would take. Reading goes by the bytes of an
// entry, and those of the words are the same; what it asks of a number, or of a
// text or time with numbers in it, is asked here too.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "saksi/core/digit_runs.hpp"
#include "saksi/election/form_scan.hpp"

namespace saksi::election {

/// Where the numbers of a form stand; a null pointer: it has none.
struct NumberPlaces {
    std::array<const char*, field_count> figures{};  ///< by Field
    const char* pages = nullptr;
    const char* number = nullptr;  ///< of the TPS
};

class FormPattern {
 public:
    /// `head`: the entry of `form` up to its votes. None where it has more than most:
    /// a correction, documents one by one, words with its flags.
    [[nodiscard]] static std::optional<FormPattern> of(std::string_view head,
                                                       const ScannedForm& form,
                                                       const NumberPlaces& places);

    /// All of the form but its figures and votes, if the entry is like that one. `numbers`:
    /// the entry's. Where it says no, `form` holds nothing of use.
    [[nodiscard]] bool read(std::string_view entry, digits::Runs& numbers, FormScanner::Room& room,
                            ScannedForm& form, std::string_view& votes) const;
    /// Those of its sections, after read().
    void read_figures(std::string_view entry, const digits::Runs& numbers,
                      ScannedForm& form) const noexcept;

 private:
    using Run = std::uint16_t;  // which of the entry's numbers; the first is 1

    /// Eight bytes of words; those that the mask leaves out may be any.
    struct Register {
        std::uint64_t bytes = 0;
        std::uint64_t mask = 0;
    };
    /// Words, and the number behind them.
    struct Step {
        Register first;
        std::uint32_t words = 0;  ///< bytes
        std::uint16_t more = 0;   ///< registers
        Run run = 0;
        bool is_in_text = false;  ///< it may begin with zeros, and have any length
    };
    /// In any form like it: so many bytes behind a number.
    struct Place {
        Run behind = 0;
        std::uint32_t bytes = 0;
    };
    struct NumberAt {
        Place begin;
        Run run = 0;
    };
    struct FigureAt {
        NumberAt number;
        Field field{};
    };
    struct Span {
        Place begin, end;
    };
    struct TextAt {
        Span span;
        std::string_view ScannedForm::*text;
    };
    struct TimeAt {
        Span span;
        std::optional<ScannedTime> ScannedForm::*time;
        Instants FormScanner::Room::*known;
    };
    class Maker;
    class Match;

    ScannedForm like_;  // without its texts and times
    std::vector<Step> steps_;
    Step tail_;  // no number is behind it
    std::vector<Register> more_;
    std::vector<FigureAt> figures_;
    std::optional<NumberAt> pages_;
    NumberAt number_;
    std::vector<TextAt> texts_;
    std::vector<TimeAt> times_;
    std::optional<Span> at_text_;
};

/// The patterns of the last forms that were read.
class FormPatterns {
 public:
    /// As FormPattern::read(), of the first pattern that the entry is like.
    [[nodiscard]] bool read(std::string_view entry, FormScanner::Room& room, ScannedForm& form,
                            std::string_view& votes);
    /// As FormPattern::read_figures(), of the form that came last, if it was like one.
    void read_figures(ScannedForm& form) const noexcept;
    /// Of a form that had to be read. Where few are alike, most of them are not learned.
    void learn(std::string_view head, const ScannedForm& form, const NumberPlaces& places);

 private:
    static constexpr std::size_t most = 8;
    static constexpr unsigned one_in = 16;

    std::vector<FormPattern> patterns_;
    std::size_t next_ = 0;    // to be tried first
    std::size_t oldest_ = 0;  // to be forgotten
    unsigned to_pass_ = 3;    // before another is learned: who reads one form learns nothing
    std::string_view entry_;  // that came last
    digits::Runs numbers_;    // its
    bool was_like_ = false;   // the pattern next_
};

}  // namespace saksi::election
