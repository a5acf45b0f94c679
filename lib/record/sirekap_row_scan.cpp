// A row of Sirekap's table read where it stands: cell after cell, yes or nothing.
//
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/digits.hpp"
#include "saksi/core/timestamp.hpp"
#include "saksi/record/import_sirekap_csv.hpp"

namespace saksi::record {

namespace {

using digits::is_digit;

/// As parse_decimal() reads it; longer numbers are left to that.
bool scan_count(std::string_view text, election::Count& out) noexcept {
    constexpr std::size_t most_digits = 15;
    if (text.empty() || text.size() > most_digits || (text[0] == '0' && text.size() > 1)) {
        return false;
    }
    out = 0;
    for (const char c : text) {
        if (!is_digit(c)) return false;
        out = out * 10 + static_cast<election::Count>(c - '0');
    }
    return true;
}

bool scan_figure(std::string_view text, election::Figure& out) noexcept {
    out = election::null;
    election::Count count = 0;
    if (text.empty()) return true;
    if (!scan_count(text, count)) return false;
    out = count;
    return true;
}

/// Ten digits of a desa and three of a TPS in it.
bool scan_tps(std::string_view text, election::ScannedForm& form) noexcept {
    constexpr std::size_t desa_length = 10;
    if (text.size() != desa_length + 3 || !std::all_of(text.begin(), text.end(), is_digit)) {
        return false;
    }
    form.code = text.substr(0, desa_length);
    for (const char digit : text.substr(desa_length)) {
        form.number = static_cast<std::uint16_t>(form.number * 10 + (digit - '0'));
    }
    return form.number > 0;
}

/// "2024-02-15 19:30:00", which stands at the end of `at` as the time it is in WIB.
bool scan_time(std::string_view text, election::ScannedForm& form, std::string& at) {
    constexpr std::string_view date = "2024-02-15";
    constexpr std::string_view offset = "+07:00";
    if (text.size() <= date.size() || text[date.size()] != ' ' ||
        at.capacity() - at.size() < text.size() + offset.size()) {
        return false;
    }
    const auto begin = at.size();
    at.append(text).append(offset)[begin + date.size()] = 'T';
    form.at_text = text;
    form.at = election::ScannedTime{std::string_view(at).substr(begin)};
    const auto instant = instant_of(form.at->text);
    if (instant) form.at->instant = *instant;
    return instant.has_value();
}

}  // namespace

struct SirekapCsv::Scan {
    election::ScannedForm& form;
    std::vector<election::Figure>& votes;
    std::string& at;
};

bool SirekapCsv::scan(std::string_view line, election::ScannedForm& form,
                      std::vector<election::Figure>& votes, std::string& at) const {
    votes.resize(options_.size());
    Scan out{form, votes, at};
    for (std::size_t i = 0; i < meanings_.size(); ++i) {
        const auto comma = line.find(',');
        if (!scan_cell(meanings_[i], line.substr(0, comma), out)) return false;
        const bool last = i + 1 == meanings_.size();
        if (last || comma == std::string_view::npos) {
            return last && comma == std::string_view::npos;
        }
        line.remove_prefix(comma + 1);
    }
    return false;
}

bool SirekapCsv::scan_cell(const Meaning& meaning, std::string_view text, Scan& out) {
    auto& form = out.form;
    switch (meaning.column) {
        case Column::tps_code:
            return scan_tps(text, form);
        case Column::figure:
            return scan_figure(text, form.sections.figures[meaning.index]);
        case Column::votes:
            return scan_figure(text, out.votes[meaning.index]);
        case Column::images:
            return text.empty() || scan_count(text, form.pages.emplace());
        case Column::ts:
            return text.empty() || scan_time(text, form, out.at);
    }
    return false;
}

}  // namespace saksi::record
