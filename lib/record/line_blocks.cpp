// SPDX-License-Identifier: Apache-2.0
#include "line_blocks.hpp"

#include <utility>

namespace saksi::record {
namespace {

/// Bytes up to and with the last line end; 0 if there is none.
std::size_t whole_lines(std::string_view text) noexcept {
    const auto end = text.rfind('\n');
    return end == std::string_view::npos ? 0 : end + 1;
}

/// Lines are long, so that the next end is found sooner than each byte is looked at.
std::uint64_t count_lines(std::string_view text) noexcept {
    std::uint64_t lines = 0;
    for (auto end = text.find('\n'); end != std::string_view::npos;
         end = text.find('\n', end + 1)) {
        ++lines;
    }
    return lines;
}

}  // namespace

/// Appends to what was read ahead; false at the end.
bool LineBlocks::refill() {
    InPhase reading(watch_, Phase::read);
    const auto before = ahead_.size();
    ahead_.resize(before + block_size_);
    input_.read(reinterpret_cast<char*>(ahead_.data()) + before,
                static_cast<std::streamsize>(block_size_));
    const auto count = static_cast<std::size_t>(input_.gcount());
    ahead_.resize(before + count);
    reading.did(count);
    return count > 0;
}

/// A block of the first `size` bytes read ahead.
LineBlock LineBlocks::cut(std::size_t size) {
    const auto end = ahead_.begin() + static_cast<std::ptrdiff_t>(size);
    Bytes rest(end, ahead_.end());
    ahead_.resize(size);
    LineBlock block{line_, std::exchange(ahead_, std::move(rest))};
    line_ += count_lines(block.text());
    return block;
}

/// Drops the rest of a line of which the beginning was cut off.
void LineBlocks::pass_over_line() {
    while (ahead_.empty() ? refill() : true) {
        const auto end = text_of(ahead_).find('\n');
        if (end != std::string_view::npos) {
            ahead_.erase(ahead_.begin(), ahead_.begin() + static_cast<std::ptrdiff_t>(end + 1));
            ++line_;
            return;
        }
        ahead_.clear();
    }
}

std::optional<LineBlock> LineBlocks::next() {
    std::size_t searched = 0;
    while (true) {
        const auto found = whole_lines(text_of(ahead_).substr(searched));
        if (found > 0) return cut(searched + found);
        if (ahead_.size() > max_line) {
            auto block = cut(max_line + 1);
            pass_over_line();
            return block;
        }
        searched = ahead_.size();
        if (refill()) continue;
        if (ahead_.empty()) return std::nullopt;
        return cut(ahead_.size());
    }
}

}  // namespace saksi::record
