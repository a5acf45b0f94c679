// Where a log's files are. public/ is what the world sees and nothing else;
// private/ is the writer's.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace saksi::log {

struct Layout {
    std::string directory;

    [[nodiscard]] std::string public_folder() const { return directory + "/public"; }
    [[nodiscard]] std::string checkpoint() const { return public_folder() + "/checkpoint"; }
    [[nodiscard]] std::string verifier_key() const { return public_folder() + "/log.vkey"; }
    [[nodiscard]] std::string archive() const { return public_folder() + "/checkpoints"; }
    [[nodiscard]] std::string archived(std::uint64_t size) const {
        return archive() + "/" + std::to_string(size);
    }

    [[nodiscard]] std::string private_folder() const { return directory + "/private"; }
    [[nodiscard]] std::string lock() const { return private_folder() + "/lock"; }
    [[nodiscard]] std::string head() const { return private_folder() + "/head"; }
    [[nodiscard]] std::string staging() const { return private_folder() + "/staging"; }
};

inline constexpr std::uint32_t public_file_mode = 0444;  // immutable: not even the owner writes
inline constexpr std::uint32_t public_folder_mode = 0755;
inline constexpr std::uint32_t checkpoint_mode = 0644;
inline constexpr std::uint32_t private_file_mode = 0600;
inline constexpr std::uint32_t private_folder_mode = 0700;

}  // namespace saksi::log
