// A region below its parent by code, as an event.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "saksi/election/event.hpp"

namespace saksi::test {

inline election::Event region_event(const std::string& code, const std::string& name) {
    election::Region body;
    body.unit = election::unit_from_code(code, "kpu-2024").value();
    body.name = name;
    body.parent = election::parent_by_code(body.unit);
    election::Header header;
    header.election = "pemilu-2024";
    header.by = "test";
    return {header, std::nullopt, body};
}

}  // namespace saksi::test
