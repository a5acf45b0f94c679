// A pattern is made of a form that was read.
//
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "form_pattern.hpp"
#include "form_scan_room.hpp"
#include "saksi/core/digits.hpp"

namespace saksi::election {
namespace {

bool is_in(std::string_view text, const char* at) noexcept {
    return at >= text.data() && at < text.data() + text.size();
}

bool is_in(const std::optional<std::string_view>& text, const char* at) noexcept {
    return text && is_in(*text, at);
}

bool is_in(const std::optional<ScannedTime>& time, const char* at) noexcept {
    return time && is_in(time->text, at);
}

}  // namespace

class FormPattern::Maker {
 public:
    Maker(std::string_view head, const ScannedForm& form, const NumberPlaces& places) noexcept
        : head_(head), form_(form), places_(places) {}

    std::optional<FormPattern> make() {
        digits::Runs numbers;
        numbers.begin(head_);
        for (Run run = 1; numbers.find(run); ++run) {
            if (run == digits::Runs::most) return std::nullopt;
            number(run, numbers.end(run));
        }
        made_.tail_ = words(head_.size());
        made_.like_ = form_;
        texts();
        times();
        return std::move(made_);
    }

 private:
    /// If it need not be the same in other forms; else it is one of the words.
    void number(Run run, std::size_t end) {
        auto begin = end;
        while (begin > 0 && digits::is_digit(head_[begin - 1])) --begin;
        const auto* at = head_.data() + begin;
        const bool is_in_text =
            is_in(form_.ballot, at) || is_in(form_.code, at) || is_in(form_.at_text, at);
        if (!is_in_text && !take({place(at), run}, at)) return;
        auto step = words(begin);
        step.run = run;
        step.is_in_text = is_in_text;
        made_.steps_.push_back(step);
        ends_.push_back({run, static_cast<std::uint32_t>(end)});
    }

    bool take(const NumberAt& number, const char* at) {
        const auto figure = std::find(places_.figures.begin(), places_.figures.end(), at);
        if (figure != places_.figures.end()) {
            const auto field = figure - places_.figures.begin();
            made_.figures_.push_back({number, static_cast<Field>(field)});
        } else if (at == places_.pages) {
            made_.pages_ = number;
        } else if (at == places_.number) {
            made_.number_ = number;
        } else {
            return false;
        }
        return true;
    }

    /// From behind the last step's number.
    Step words(std::size_t end) {
        const std::size_t begin = ends_.back().offset;
        Step made;
        made.words = static_cast<std::uint32_t>(end - begin);
        made.first = bytes(begin, end);
        for (auto at = begin + digits::at_once; at < end; at += digits::at_once, ++made.more)
            made_.more_.push_back(bytes(at, end));
        return made;
    }

    /// Up to eight, but none from `end` on.
    [[nodiscard]] Register bytes(std::size_t begin, std::size_t end) const noexcept {
        Register made;
        for (auto i = begin; i < std::min(end, begin + digits::at_once); ++i) {
            const auto* at = head_.data() + i;
            if (is_in(form_.at, at) || is_in(form_.observed, at)) continue;
            const auto shift = 8 * (i - begin);
            made.bytes |= std::uint64_t{static_cast<unsigned char>(*at)} << shift;
            made.mask |= std::uint64_t{0xff} << shift;
        }
        return made;
    }

    void texts() {
        for (const auto text : {&ScannedForm::election, &ScannedForm::by, &ScannedForm::source_name,
                                &ScannedForm::ballot, &ScannedForm::scheme, &ScannedForm::code,
                                &ScannedForm::source, &ScannedForm::unit}) {
            const auto is = form_.*text;
            made_.texts_.push_back({span(is), text});
            made_.like_.*text = {};
        }
        if (form_.at_text) made_.at_text_ = span(*form_.at_text);
        made_.like_.at_text.reset();
    }

    void times() {
        add_time(&ScannedForm::at, &FormScanner::Room::at);
        add_time(&ScannedForm::observed, &FormScanner::Room::observed);
    }

    void add_time(std::optional<ScannedTime> ScannedForm::*time,
                  Instants FormScanner::Room::*known) {
        if (!(form_.*time)) return;
        const auto is = (form_.*time)->text;
        made_.times_.push_back({span(is), time, known});
        (made_.like_.*time).reset();
    }

    [[nodiscard]] Span span(std::string_view text) const noexcept {
        return {place(text.data()), place(text.data() + text.size())};
    }

    [[nodiscard]] Place place(const char* at) const noexcept {
        const auto offset = static_cast<std::uint32_t>(at - head_.data());
        auto before = ends_.rbegin();
        while (before->offset > offset) ++before;
        return {before->run, offset - before->offset};
    }

    struct End {
        Run run = 0;
        std::uint32_t offset = 0;
    };

    std::string_view head_;
    const ScannedForm& form_;
    const NumberPlaces& places_;
    FormPattern made_;
    std::vector<End> ends_{End{}};  // of the steps
};

std::optional<FormPattern> FormPattern::of(std::string_view head, const ScannedForm& form,
                                           const NumberPlaces& places) {
    const auto* flags = form.flags.get();
    const bool is_usual = !form.correction && form.documents.empty() &&
                          (flags == nullptr || !flags->psu) && places.number != nullptr;
    return is_usual ? Maker(head, form, places).make() : std::nullopt;
}

}  // namespace saksi::election
