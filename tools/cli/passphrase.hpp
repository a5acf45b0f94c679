// The passphrase of a secret key: from a file, or from the terminal without
// echo. Never from the command line or the environment, where others see it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/result.hpp"

namespace saksi::cli {

/// Wiped when it goes.
class Passphrase {
 public:
    explicit Passphrase(std::string text) noexcept;
    Passphrase(Passphrase&& other) noexcept;
    Passphrase& operator=(Passphrase&&) = delete;
    ~Passphrase();

    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    bool operator==(const Passphrase& other) const noexcept { return text_ == other.text_; }

 private:
    std::string text_;
};

/// The first line of `file`, which nobody else may read (`permission`); without
/// a file, what is typed at the terminal after `prompt` (translated already).
[[nodiscard]] Result<Passphrase> ask_passphrase(const std::optional<std::string>& file,
                                                std::string_view prompt);

/// For a new key: typed twice, or from the file.
[[nodiscard]] Result<Passphrase> choose_passphrase(const std::optional<std::string>& file);

}  // namespace saksi::cli
