// SPDX-License-Identifier: Apache-2.0
#include "form_pattern.hpp"

#include <algorithm>
#include <utility>

#include "form_scan_room.hpp"
#include "rules.hpp"
#include "saksi/core/digits.hpp"

namespace saksi::election {

/// An entry beside a pattern. Its bytes are looked at by registers: up to seven more than
/// are asked for, which is why words must end before a number does, and some bytes be left
/// behind the last one.
class FormPattern::Match {
 public:
    Match(const FormPattern& pattern, std::string_view entry, const digits::Runs& numbers) noexcept
        : pattern_(pattern), entry_(entry), numbers_(numbers) {}

    /// Words are the same, and numbers are some; where the last words end.
    bool holds(std::size_t& end) const noexcept {
        const auto& tail = pattern_.tail_;
        const auto behind = (1U + tail.more) * digits::at_once;
        if (numbers_.end(pattern_.steps_.back().run) + behind > entry_.size()) return false;
        const auto* more = pattern_.more_.data();
        std::size_t at = 0;
        for (const auto& step : pattern_.steps_) {
            const auto begin = at + step.words;
            const auto behind_number = numbers_.end(step.run);
            if (begin >= behind_number || !same(at, step, more) ||
                !is_number(begin, behind_number, step.is_in_text)) {
                return false;
            }
            more += step.more;
            at = behind_number;
        }
        end = at + tail.words;
        return same(at, tail, more);
    }

    bool times(ScannedForm& form, FormScanner::Room& room) const {
        for (const auto& time : pattern_.times_) {
            const auto words = text(time.span);
            const auto instant = (room.*time.known).of(words);
            if (!instant) return false;
            form.*time.time = ScannedTime{words, *instant};
        }
        return true;
    }

    [[nodiscard]] std::string_view text(const Span& span) const noexcept {
        const auto begin = offset(span.begin);
        return {entry_.data() + begin, offset(span.end) - begin};
    }

    [[nodiscard]] Count number(const NumberAt& at) const noexcept {
        const auto begin = offset(at.begin);
        return digits::value(digits::load(entry_.data() + begin), numbers_.end(at.run) - begin);
    }

 private:
    /// As canonical JSON writes it, of seven digits at most. Its last digit is known, and
    /// that it is the last of the first run of digits behind the words.
    [[nodiscard]] bool is_number(std::size_t begin, std::size_t end,
                                 bool is_in_text) const noexcept {
        const auto first = entry_[begin];
        if (!digits::is_digit(first)) return false;
        return is_in_text || (end - begin < digits::at_once && (first != '0' || end - begin == 1));
    }

    [[nodiscard]] bool same(std::size_t at, const Register& those) const noexcept {
        return ((digits::load(entry_.data() + at) ^ those.bytes) & those.mask) == 0;
    }

    [[nodiscard]] bool same(std::size_t at, const Step& step, const Register* more) const noexcept {
        if (!same(at, step.first)) return false;
        for (const auto* end = more + step.more; more != end; ++more) {
            at += digits::at_once;
            if (!same(at, *more)) return false;
        }
        return true;
    }

    [[nodiscard]] std::size_t offset(const Place& place) const noexcept {
        return numbers_.end(place.behind) + place.bytes;
    }

    const FormPattern& pattern_;
    std::string_view entry_;
    const digits::Runs& numbers_;
};

bool FormPattern::read(std::string_view entry, digits::Runs& numbers, FormScanner::Room& room,
                       ScannedForm& form, std::string_view& votes) const {
    const Match match(*this, entry, numbers);
    std::size_t end = 0;
    if (!numbers.find(steps_.back().run) || !match.holds(end)) return false;
    votes = entry.substr(end);
    form = like_;
    for (const auto& text : texts_) form.*text.text = match.text(text.span);
    if (at_text_) form.at_text = match.text(*at_text_);
    if (pages_) form.pages = match.number(*pages_);
    const auto number = match.number(number_);
    form.number = static_cast<std::uint16_t>(number);
    return tps_number.has(number) && match.times(form, room) &&
           (!at_text_ || text::time_words(*form.at_text)) &&
           room.ballot.holds(form.ballot, text::ballot_id) &&
           room.code.holds(form.code, text::unit_code) && is_place_of_tps(form);
}

void FormPattern::read_figures(std::string_view entry, const digits::Runs& numbers,
                               ScannedForm& form) const noexcept {
    const Match match(*this, entry, numbers);
    for (const auto& figure : figures_) form.sections[figure.field] = match.number(figure.number);
}

bool FormPatterns::read(std::string_view entry, FormScanner::Room& room, ScannedForm& form,
                        std::string_view& votes) {
    entry_ = entry;
    numbers_.begin(entry);
    for (std::size_t i = 0; i < patterns_.size(); ++i) {
        const auto tried = (next_ + i) % patterns_.size();
        was_like_ = patterns_[tried].read(entry, numbers_, room, form, votes);
        if (!was_like_) continue;
        next_ = tried;
        return true;
    }
    return false;
}

void FormPatterns::read_figures(ScannedForm& form) const noexcept {
    if (was_like_) patterns_[next_].read_figures(entry_, numbers_, form);
}

void FormPatterns::learn(std::string_view head, const ScannedForm& form,
                         const NumberPlaces& places) {
    if (to_pass_ > 0) {
        --to_pass_;
        return;
    }
    auto pattern = FormPattern::of(head, form, places);
    if (!pattern) return;
    to_pass_ = one_in - 1;
    if (patterns_.size() < most) {
        next_ = patterns_.size();
        patterns_.push_back(std::move(*pattern));
    } else {
        next_ = oldest_;
        oldest_ = (oldest_ + 1) % most;
        patterns_[next_] = std::move(*pattern);
    }
}

}  // namespace saksi::election
