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
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "line_blocks.hpp"
#include "saksi/core/effort.hpp"
#include "saksi/core/ordered_stream.hpp"
#include "saksi/core/result.hpp"
#include "saksi/core/spare.hpp"
#include "saksi/record/prepared_event.hpp"
#include "saksi/record/prepared_form.hpp"

namespace saksi::record {

struct EventLine {
    std::uint64_t number = 0;  ///< from 1
    std::string_view text;     ///< as much of it as may be
    /// A result form that is canonical already; else `event` is the line.
    const PreparedForm* form = nullptr;
    Result<PreparedEvent>* event = nullptr;

    /// Either of them as an event; call once. Not of forms that were only judged.
    [[nodiscard]] Result<PreparedEvent> take_event() {
        return form != nullptr ? Result<PreparedEvent>(event_of(*form)) : std::move(*event);
    }
};

class EventLines {
 public:
    using Figures = election::FormScanner::Figures;
    /// Borrows the stream. Whoever logs forms as they stand has their votes only judged.
    explicit EventLines(std::istream& input, const Effort& effort = {},
                        Figures votes = Figures::kept);

    /// The next line that is not empty; null after the last. It lives until the next call.
    [[nodiscard]] EventLine* next();
    /// The forms of the lines that begin with the one next() gave last; none if that is
    /// not the first of several that were read together.
    [[nodiscard]] std::span<const PreparedForm> begun() const noexcept {
        return next_ == 1 ? std::span<const PreparedForm>(block_.forms)
                          : std::span<const PreparedForm>();
    }
    /// After the last line: was the stream not read to its end?
    [[nodiscard]] bool broken() const { return blocks_.broken(); }

 private:
    /// The lines of a block; they point into it.
    struct Block {
        LineBlock bytes = {};
        std::vector<EventLine> lines = {};
        std::vector<PreparedForm> forms = {};
        std::vector<Result<PreparedEvent>> events = {};
        election::FormScanner scanner = {};  // holds what the forms point at
        std::vector<std::string> keys = {};  // room for hash_forms()
        Figures votes = Figures::kept;

        void parse(PhaseWatch* watch);
        void add_line(std::uint64_t number, std::string_view text);
        [[nodiscard]] bool add_form(std::string_view text);
        void point_at_events() noexcept;
        void hash();
    };

    LineBlocks blocks_;
    Block block_;           // the one under way
    std::size_t next_ = 0;  // line of it
    Spare<Block> spare_;    // done with: their room is used again
    OrderedStream<LineBlock, Block> parsed_;
};

}  // namespace saksi::record
