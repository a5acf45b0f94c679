// Events as JSON, one a line: LF or CRLF, the last line perhaps without its end.
// Empty lines are passed over. Lines are parsed, printed and hashed by several
// threads, and come in order.
//
// Memory: a few blocks of 64 KiB for each thread; a line has at most 1 MiB.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string_view>
#include <vector>

#include "line_blocks.hpp"
#include "saksi/core/effort.hpp"
#include "saksi/core/ordered_stream.hpp"
#include "saksi/core/result.hpp"
#include "saksi/record/prepared_event.hpp"

namespace saksi::record {

struct EventLine {
    std::uint64_t number = 0;  ///< from 1
    std::string_view text;     ///< as much of it as may be
    Result<PreparedEvent> event;
};

class EventLines {
 public:
    /// Borrows the stream.
    explicit EventLines(std::istream& input, const Effort& effort = {});

    /// The next line that is not empty; null after the last. It lives until the next call.
    [[nodiscard]] EventLine* next();
    /// After the last line: was the stream not read to its end?
    [[nodiscard]] bool broken() const { return blocks_.broken(); }

 private:
    /// The lines of a block; they point into it.
    struct Block {
        LineBlock bytes;
        std::vector<EventLine> lines;
    };
    static Block parse(LineBlock bytes, StageWatch* watch);

    LineBlocks blocks_;
    Block block_;           // the one under way
    std::size_t next_ = 0;  // line of it
    OrderedStream<LineBlock, Block> parsed_;
};

}  // namespace saksi::record
