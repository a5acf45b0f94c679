// The worked events of tests/vectors/events, and samples made from them by
// setting and removing fields. vectors_test.py puts the same ones to the JSON
// Schemas.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "support/vectors.hpp"

namespace saksi::test {

struct WorkedEvent {
    std::string name;
    std::string entry;
    std::string leaf_hash;
};

inline std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::vector<WorkedEvent> worked_events() {
    const auto folder = std::filesystem::path(SAKSI_SOURCE_DIR) / "tests/vectors/events";
    std::istringstream list(text_of_file(folder / "LEAF_HASHES"));
    std::vector<WorkedEvent> events;
    for (std::string hash, name; list >> hash >> name;) {
        events.push_back({name, text_of_file(folder / name), hash});
    }
    return events;
}

inline Json& descend(Json& at, const Json& key) {
    return key.is_string() ? at[key.get<std::string>()] : at[key.get<std::size_t>()];
}

/// The place a path leads to, all but its last step.
inline Json& parent_at(Json& event, const Json& path) {
    auto* at = &event;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) at = &descend(*at, path[i]);
    return *at;
}

/// The event a sample of valid.json or invalid.json describes.
inline Json sample_event(const Json& sample) {
    auto event = read_vectors("events/" + sample["of"].get<std::string>() + ".json");
    for (const auto& change : sample.value("set", Json::array())) {
        descend(parent_at(event, change[0]), change[0].back()) = change[1];
    }
    for (const auto& path : sample.value("remove", Json::array())) {
        auto& parent = parent_at(event, path);
        if (parent.is_array()) {
            parent.erase(path.back().get<std::size_t>());
        } else {
            parent.erase(path.back().get<std::string>());
        }
    }
    return event;
}

}  // namespace saksi::test
