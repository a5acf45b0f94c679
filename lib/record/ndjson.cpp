// SPDX-License-Identifier: Apache-2.0
#include "ndjson.hpp"

#include <array>

#include "saksi/core/json.hpp"

namespace saksi::record {
namespace {

constexpr std::size_t max_line = std::size_t{1} << 20;

bool is_blank(const std::string& text) noexcept {
    return text.find_first_not_of(" \t") == std::string::npos;
}

}  // namespace

/// Piece by piece: getline() fails, and nothing else, where a piece is full.
bool NdjsonReader::take(NdjsonLine& line) {
    line.number = ++number_;
    line.text.clear();
    line.too_long = false;
    std::array<char, 4096> piece;
    for (bool begun = false;; begun = true) {
        input_.getline(piece.data(), piece.size());
        const auto got = static_cast<std::size_t>(input_.gcount());
        if (got == 0) return begun;
        const auto ended = input_.good();  // and then the end was got too
        const auto room = max_line - line.text.size();
        const auto text = std::string_view(piece.data(), ended ? got - 1 : got);
        line.too_long = line.too_long || text.size() > room;
        line.text.append(text.substr(0, room));
        if (input_.rdstate() != std::ios::failbit) break;
        input_.clear();
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
    if (auto event = election::parse_event(line.text)) return event;  // canonical already
    const auto value = json::parse(line.text);
    if (!value) return pass_on(value.error());
    return election::read_event(*value);
}

}  // namespace saksi::record
