// checkpoints/: every checkpoint that was ever published, by its size.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "log_audit.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/merkle/proof.hpp"
#include "saksi/note/checkpoint.hpp"

namespace saksi::audit {

class Archive {
 public:
    /// Lists the folder; reads no file yet.
    [[nodiscard]] static Result<Archive> list(const LogFolder& folder);

    /// In ascending order.
    [[nodiscard]] const std::vector<std::uint64_t>& sizes() const noexcept { return sizes_; }
    [[nodiscard]] bool has(std::uint64_t size) const noexcept;

    /// The newest one that parses and that the log `origin` signed.
    [[nodiscard]] Result<std::optional<note::Checkpoint>> newest_signed(
        const LogAudit& audit, const std::string& origin) const;

    /// Checks one file against the tree's root at its size, if that is known:
    /// does it say the same?
    [[nodiscard]] Result<bool> check(LogAudit& audit, const std::string& origin, std::uint64_t size,
                                     const std::optional<Hash>& root) const;

    /// "checkpoints/<size>"
    [[nodiscard]] static std::string path_of(std::uint64_t size);

 private:
    std::vector<std::uint64_t> sizes_;
};

}  // namespace saksi::audit
