// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/planting.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "planting/planter.hpp"
#include "saksi/core/csv.hpp"
#include "saksi/core/encoding.hpp"

namespace saksi::audit {
namespace {

using election::Contest;
using election::Event;

constexpr std::uint64_t most_faults = 100'000;  // of one detector

std::uint64_t ways_to_plant(Detector detector) {
    const auto all = planting::recipes();
    return static_cast<std::uint64_t>(std::count_if(
        all.begin(), all.end(), [&](const auto& recipe) { return recipe.detector == detector; }));
}

Result<std::uint64_t> count_in(std::string_view text, std::string_view item) {
    std::uint64_t count = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (failure != std::errc{} || end != text.data() + text.size() || count > most_faults) {
        return refuse(ErrorCode::usage, "--faults", "not a number from 0 to 100000 after the colon",
                      std::string(item));
    }
    return count;
}

void order(std::vector<FaultOrder>& orders, Detector detector, std::uint64_t count) {
    const auto found = std::find_if(orders.begin(), orders.end(),
                                    [&](const auto& each) { return each.detector == detector; });
    if (found == orders.end()) {
        orders.push_back({detector, count});
    } else {
        found->count = count;
    }
}

/// "D01", "D01:5", "all", "all:5".
Result<void> read_item(std::string_view item, std::vector<FaultOrder>& orders) {
    const auto colon = item.find(':');
    const auto name = item.substr(0, colon);
    std::optional<std::uint64_t> count;
    if (colon != std::string_view::npos) {
        const auto given = count_in(item.substr(colon + 1), item);
        if (!given) return pass_on(given.error());
        count = *given;
    }
    if (name == "all") {
        for (std::size_t i = 0; i < detector_count; ++i) {
            const auto detector = static_cast<Detector>(i);
            const auto ways = ways_to_plant(detector);
            if (ways > 0) order(orders, detector, ways * count.value_or(1));
        }
        return {};
    }
    const auto detector = detector_named(name);
    if (!detector) {
        return refuse(ErrorCode::usage, "--faults", "there is no such detector", std::string(name));
    }
    if (ways_to_plant(*detector) == 0) {
        return refuse(ErrorCode::usage, "--faults",
                      "what this detector looks for cannot be planted", std::string(name));
    }
    order(orders, *detector, count.value_or(1));
    return {};
}

std::string row_of(const std::vector<std::string>& cells) {
    std::string line;
    for (const auto& cell : cells) line += (line.empty() ? "" : ",") + csv_field(cell);
    return line + "\n";
}

std::string text_of(const std::optional<election::Source>& source) {
    return source ? election::to_text(*source) : std::string();
}

}  // namespace

Result<std::vector<FaultOrder>> parse_faults(std::string_view text) {
    std::vector<FaultOrder> orders;
    while (true) {
        const auto comma = text.find(',');
        if (auto read = read_item(text.substr(0, comma), orders); !read) {
            return pass_on(read.error());
        }
        if (comma == std::string_view::npos) return orders;
        text.remove_prefix(comma + 1);
    }
}

std::string planted_csv_header() {
    return "fault,planted,recipe,detector,contest,kind,code,source,other_source,effect,under,"
           "leaf_hash,change\n";
}

std::string planted_csv_row(const PlantedFinding& finding) {
    const auto& unit = finding.unit;
    return row_of({std::to_string(finding.fault), std::string(name_of(finding.planted)),
                   std::string(finding.recipe), std::string(name_of(finding.detector)),
                   finding.contest ? std::string(name_of(*finding.contest)) : std::string(),
                   unit ? std::string(name_of(unit->kind)) : std::string(),
                   unit ? election::display_code(*unit) : std::string(), text_of(finding.source),
                   text_of(finding.other_source), std::to_string(finding.effect),
                   finding.under ? std::string(name_of(*finding.under)) : std::string(),
                   finding.entry ? to_hex(finding.entry->view()) : std::string(), finding.change});
}

Result<void> check_planting(const election::RehearsalOptions& options) {
    const auto& contests = options.contests;
    if (std::find(contests.begin(), contests.end(), Contest::ppwp) == contests.end()) {
        return refuse(ErrorCode::usage, "contests", "faults are planted where ppwp is rehearsed");
    }
    return election::check_rehearsal(options);
}

Result<Planted> plant_faults(const election::RehearsalOptions& options,
                             std::span<const FaultOrder> orders, const PlantingListener& listener) {
    if (const auto sound = check_planting(options); !sound) return pass_on(sound.error());
    const auto sites = planting::Sites::choose(options, orders);
    if (!sites) return pass_on(sites.error());
    std::optional<election::Pemilu> pemilu;
    const auto opened = election::open_rehearsal(options, [&](const Event& event) {
        if (const auto* its = std::get_if<election::Pemilu>(&event.body)) pemilu = *its;
    });
    if (!opened) return pass_on(opened.error());

    planting::Planter planter(options, pemilu->rules, *sites, listener);
    election::RehearsalListener walk;
    walk.unit = [&](const election::RehearsalUnit& unit) { planter.unit(unit); };
    walk.form = [&](const Event& form, const election::Ballot& ballot) {
        planter.form(form, ballot);
    };
    walk.not_yet = listener.not_yet;
    if (auto walked = election::walk_rehearsal(options, walk); !walked) {
        return pass_on(walked.error());
    }
    return planter.finish();
}

}  // namespace saksi::audit
