// SPDX-License-Identifier: Apache-2.0
#include "form_scan_keys.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace saksi::election {
namespace {

std::vector<FieldInfo> fields_in_key_order() {
    std::vector<FieldInfo> fields(all_fields().begin(), all_fields().end());
    std::sort(fields.begin(), fields.end(), [](const FieldInfo& a, const FieldInfo& b) {
        return std::tie(a.section, a.group, a.key) < std::tie(b.section, b.group, b.key);
    });
    return fields;
}

json::Word word_of(std::string_view key) { return json::Word("\"" + std::string(key) + "\":"); }

std::vector<SectionKeys> make_section_keys() {
    std::vector<SectionKeys> sections;
    std::string_view section, group;
    for (const auto& field : fields_in_key_order()) {
        const bool opens = field.section != section;
        if (opens) sections.push_back({word_of(field.section), !field.group.empty(), {}});
        auto& groups = sections.back().groups;
        if (opens || field.group != group) groups.push_back({word_of(field.group), {}});
        groups.back().rows.push_back({word_of(field.key), field.field});
        section = field.section;
        group = field.group;
    }
    return sections;
}

}  // namespace

const std::vector<SectionKeys>& section_keys() {
    static const auto keys = make_section_keys();
    return keys;
}

}  // namespace saksi::election
