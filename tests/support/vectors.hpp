// Reading test vectors: JSON files of tests/vectors, and files of the shared
// folder that may not be committed (a test without it says so and passes).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "saksi/core/bytes.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/hash.hpp"

namespace saksi::test {

using Json = nlohmann::json;

inline Json read_json(const std::filesystem::path& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("no such vector file: " + path.string());
    return Json::parse(file);
}

inline Json read_vectors(const std::string& name) {
    return read_json(std::filesystem::path(SAKSI_SOURCE_DIR) / "tests/vectors" / name);
}

/// One member of such a file, on its own.
inline Json read_vectors(const std::string& name, const char* member) {
    return read_vectors(name)[member];
}

/// A folder below the shared one; empty if it is not here.
inline std::filesystem::path shared_folder(const std::string& name) {
    const auto folder = std::filesystem::path(SAKSI_SHARED_DIR) / name;
    return std::filesystem::is_directory(folder) ? folder : std::filesystem::path();
}

// Bytes as tests write them; a wrong spelling is the test's own fault.
inline Bytes hex(std::string_view text) { return parse_hex(text).value(); }
inline Bytes base64(std::string_view text) { return parse_base64(text).value(); }
inline Hash hash_of_hex(std::string_view text) { return parse_hash_hex(text).value(); }
inline Hash hash_of_base64(std::string_view text) { return parse_hash_base64(text).value(); }

}  // namespace saksi::test
