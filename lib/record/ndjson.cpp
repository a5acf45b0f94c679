// SPDX-License-Identifier: Apache-2.0
#include "ndjson.hpp"

#include <algorithm>
#include <utility>

namespace saksi::record {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 16;

bool is_blank(std::string_view text) noexcept {
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

Result<PreparedEvent> event_of(std::string_view line, bool too_long) {
    if (too_long) return refuse(ErrorCode::too_large, {}, "a line of more than 1 MiB");
    return parse_prepared(line);
}

/// Without its end. Empty lines give nothing.
void add_line(std::uint64_t number, std::string_view text, std::vector<EventLine>& lines) {
    const bool too_long = text.size() > max_line;
    text = text.substr(0, max_line);
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (!is_blank(text)) lines.push_back({number, text, event_of(text, too_long)});
}

void hash_all(std::vector<EventLine>& lines) {
    std::vector<PreparedEvent*> good;
    good.reserve(lines.size());
    for (auto& line : lines) {
        if (line.event) good.push_back(&*line.event);
    }
    hash_entries(good);
    hash_keys(good);
}

}  // namespace

EventLines::Block EventLines::parse(LineBlock bytes, StageWatch* watch) {
    Block block{std::move(bytes), {}};
    auto left = block.bytes.text();
    {
        InStage parsing(watch, Stage::parse, left.size());
        for (auto number = block.bytes.first; !left.empty(); ++number) {
            const auto end = std::min(left.find('\n'), left.size());
            add_line(number, left.substr(0, end), block.lines);
            left.remove_prefix(std::min(end + 1, left.size()));
        }
        parsing.did(0, block.lines.size());
    }
    const InStage hashing(watch, Stage::hash, block.bytes.bytes.size(), block.lines.size());
    hash_all(block.lines);
    return block;
}

EventLines::EventLines(std::istream& input, const Effort& effort)
    : blocks_(input, block_size, effort.watch),
      parsed_(
          effort.threads, [this] { return blocks_.next(); },
          [watch = effort.watch](LineBlock bytes) { return parse(std::move(bytes), watch); }) {}

EventLine* EventLines::next() {
    while (next_ == block_.lines.size()) {
        auto block = parsed_.next();
        if (!block) return nullptr;
        block_ = std::move(*block);
        next_ = 0;
    }
    return &block_.lines[next_++];
}

}  // namespace saksi::record
