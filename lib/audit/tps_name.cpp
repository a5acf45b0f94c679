// SPDX-License-Identifier: Apache-2.0
#include "tps_name.hpp"

namespace saksi::audit {

using election::Unit;
using election::UnitKind;

namespace {

std::string codes_of(const std::vector<Unit>& units) {
    std::string text;
    for (const auto& unit : units)
        text += (text.empty() ? "" : ", ") + election::display_code(unit);
    return text;
}

}  // namespace

Result<Unit> one_tps(std::vector<Unit> units, const std::string& text) {
    std::erase_if(units, [](const Unit& unit) { return unit.kind != UnitKind::tps; });
    if (units.empty()) {
        return refuse(ErrorCode::not_found, "TPS",
                      "no TPS has this code or name; give 13 digits, or names such as "
                      "\"Denpasar Selatan/Sesetan/7\"",
                      text);
    }
    if (units.size() == 1) return units.front();
    return refuse(ErrorCode::usage, "TPS", "several TPS have this name: give one's code",
                  codes_of(units));
}

Result<Unit> one_region(const std::vector<Unit>& units, const std::string& text) {
    if (units.empty()) {
        return refuse(ErrorCode::not_found, "--region", "no place of the log has this code or name",
                      text);
    }
    if (units.size() == 1 && units.front().kind != UnitKind::tps) return units.front();
    return refuse(ErrorCode::usage, "--region", "give the code of one region", codes_of(units));
}

}  // namespace saksi::audit
