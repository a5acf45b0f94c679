// The keys of a form's sections as canonical JSON has them, ready to be compared:
// what all_fields() says, sorted by key and taken apart once.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "saksi/core/json_cursor.hpp"
#include "saksi/election/form.hpp"

namespace saksi::election {

struct FieldKey {
    json::Word key;  // `"j":`
    Field field;
};

/// A section without groups has one, whose key is empty.
struct GroupKeys {
    json::Word key;
    std::vector<FieldKey> rows;
};

struct SectionKeys {
    json::Word key;
    bool is_grouped = false;
    std::vector<GroupKeys> groups;
};

/// In the order of their keys.
[[nodiscard]] const std::vector<SectionKeys>& section_keys();

}  // namespace saksi::election
