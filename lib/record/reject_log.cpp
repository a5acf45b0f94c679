// SPDX-License-Identifier: Apache-2.0
#include "reject_log.hpp"

#include <utility>

#include "saksi/core/utf8.hpp"

namespace saksi::record {

std::string place_of(const std::string& file, std::uint64_t line) {
    return line > 0 ? printable(file) + ": line " + std::to_string(line) : printable(file);
}

void RejectLog::note(const std::string& file, std::uint64_t line, std::string text, Error error) {
    error = pass_on(place_of(file, line), std::move(error)).value();
    if (!first_) first_ = error;
    if (rule_.on_reject) rule_.on_reject({file, line, std::move(text), std::move(error)});
}

Result<void> RejectLog::verdict() const {
    if (first_ && !rule_.keep_good) return pass_on(*first_);
    return {};
}

}  // namespace saksi::record
