// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/finding.hpp"

#include <array>

namespace saksi::audit {
namespace {

struct Row {
    std::string_view name;
    Severity severity;
};

/// In the order of Detector.
constexpr std::array<Row, detector_count> rows = {{
    {"D01", Severity::mid},    {"D02", Severity::mid},    {"D03", Severity::mid},
    {"D04", Severity::low},    {"D05", Severity::low},    {"D06", Severity::low},
    {"D07", Severity::low},    {"D07b", Severity::hint},  {"D08", Severity::mid},
    {"D09", Severity::hint},   {"D10", Severity::low},    {"D10b", Severity::hint},
    {"D11", Severity::mid},    {"D12", Severity::low},    {"D13", Severity::mid},
    {"D14", Severity::low},    {"D15", Severity::mid},    {"D16a", Severity::mid},
    {"D16b", Severity::hint},  {"D16c", Severity::hint},  {"D16d", Severity::hint},
    {"D17", Severity::grave},  {"D17b", Severity::grave}, {"D17c", Severity::mid},
    {"D17d", Severity::grave}, {"D18", Severity::mid},    {"D19", Severity::mid},
    {"D20", Severity::mid},    {"D21", Severity::mid},    {"D22", Severity::mid},
    {"D23", Severity::grave},  {"D25", Severity::mid},    {"D25b", Severity::hint},
    {"D26", Severity::grave},  {"D27", Severity::hint},   {"R01", Severity::grave},
    {"R02", Severity::grave},  {"R03", Severity::low},    {"R04", Severity::grave},
}};

constexpr std::array<std::string_view, 4> severities = {"hint", "low", "mid", "grave"};

template <class Names, class Name>
std::optional<std::size_t> place_of(const Names& names, std::string_view text, Name name) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name(names[i]) == text) return i;
    }
    return std::nullopt;
}

}  // namespace

std::string_view name_of(Severity severity) noexcept {
    return severities[static_cast<std::size_t>(severity)];
}

std::optional<Severity> severity_named(std::string_view name) noexcept {
    const auto at = place_of(severities, name, [](std::string_view each) { return each; });
    return at ? std::optional(static_cast<Severity>(*at)) : std::nullopt;
}

std::string_view name_of(Detector detector) noexcept {
    return rows[static_cast<std::size_t>(detector)].name;
}

std::optional<Detector> detector_named(std::string_view name) noexcept {
    const auto at = place_of(rows, name, [](const Row& row) { return row.name; });
    return at ? std::optional(static_cast<Detector>(*at)) : std::nullopt;
}

Severity severity_of(Detector detector) noexcept {
    return rows[static_cast<std::size_t>(detector)].severity;
}

}  // namespace saksi::audit
