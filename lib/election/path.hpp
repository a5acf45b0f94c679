// Where in an event something stands, and the first thing found wrong there.
//
// A Path lives on the stack while its place is read or written and becomes text
// only for an error: "pengguna.dpt.j", "options[0].name".
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/result.hpp"

namespace saksi::election {

struct Path {
    const Path* above = nullptr;
    std::string_view key;
    std::size_t index = no_item;  ///< of an item of a list, which has no key

    static constexpr std::size_t no_item = static_cast<std::size_t>(-1);
};

std::string to_text(const Path& path);

/// Keeps the first error and takes no notice of later ones, which often only
/// follow from it.
class Failure {
 public:
    void note(const Path& path, tl::unexpected<Error> error);
    [[nodiscard]] const std::optional<Error>& error() const noexcept { return error_; }

 private:
    std::optional<Error> error_;
};

}  // namespace saksi::election
