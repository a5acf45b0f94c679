// SPDX-License-Identifier: Apache-2.0
#include "path.hpp"

#include <utility>

#include "text_check.hpp"

namespace saksi::election {

std::string to_text(const Path& path) {
    auto text = path.above == nullptr ? std::string{} : to_text(*path.above);
    if (path.index != Path::no_item) return text + "[" + std::to_string(path.index) + "]";
    if (!text.empty()) text += '.';
    return text + text::shown(path.key);
}

void Failure::note(const Path& path, tl::unexpected<Error> error) {
    if (error_) return;
    error_ = std::move(error.value());
    error_->where = to_text(path);
}

}  // namespace saksi::election
