// Events as JSON, one a line: LF or CRLF, the last line perhaps without its end.
// Empty lines are passed over.
//
// Memory: one line, of at most 1 MiB.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <istream>
#include <string>

#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"

namespace saksi::record {

struct NdjsonLine {
    std::uint64_t number = 0;  ///< from 1
    std::string text;          ///< as much of it as may be
    bool too_long = false;
};

class NdjsonReader {
 public:
    explicit NdjsonReader(std::istream& input) : input_(input) {}

    /// The next line that is not empty.
    [[nodiscard]] bool next(NdjsonLine& line);
    /// Also when it was never open: an unreadable file is no empty one.
    [[nodiscard]] bool broken() const { return input_.bad() || !input_.eof(); }

 private:
    [[nodiscard]] bool take(NdjsonLine& line);

    std::istream& input_;
    std::uint64_t number_ = 0;
};

Result<election::Event> read_event(const NdjsonLine& line);

}  // namespace saksi::record
