// SPDX-License-Identifier: Apache-2.0
#include "ndjson.hpp"

#include "saksi/core/json.hpp"

namespace saksi::record {
namespace {

constexpr std::size_t max_line = std::size_t{1} << 20;
constexpr int end = std::istream::traits_type::eof();

bool is_blank(const std::string& text) noexcept {
    return text.find_first_not_of(" \t") == std::string::npos;
}

}  // namespace

bool NdjsonReader::take(NdjsonLine& line) {
    line = {++number_, {}, false};
    int byte = input_.get();
    if (byte == end) return false;
    for (; byte != end && byte != '\n'; byte = input_.get()) {
        line.too_long = line.too_long || line.text.size() == max_line;
        if (!line.too_long) line.text.push_back(static_cast<char>(byte));
    }
    if (!line.text.empty() && line.text.back() == '\r') line.text.pop_back();
    return true;
}

bool NdjsonReader::next(NdjsonLine& line) {
    while (take(line)) {
        if (!is_blank(line.text)) return true;
    }
    return false;
}

Result<election::Event> read_event(const NdjsonLine& line) {
    if (line.too_long) return refuse(ErrorCode::too_large, {}, "a line of more than 1 MiB");
    const auto value = json::parse(line.text);
    if (!value) return pass_on(value.error());
    return election::read_event(*value);
}

}  // namespace saksi::record
