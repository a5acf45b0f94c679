// A stream buffer that reads forward, a block at a time.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <istream>
#include <streambuf>
#include <string_view>
#include <vector>

namespace saksi::record {

class RefilledBuffer : public std::streambuf {
 protected:
    int_type underflow() final {
        if (gptr() == egptr()) refill();
        return gptr() == egptr() ? traits_type::eof() : traits_type::to_int_type(*gptr());
    }

    /// Nothing is left: read_block(), or nothing at the end.
    virtual void refill() = 0;
    /// Goes on with the next block of `input`; what it is.
    std::string_view read_block(std::istream& input) {
        block_.resize(std::size_t{1} << 16);
        input.read(block_.data(), static_cast<std::streamsize>(block_.size()));
        setg(block_.data(), block_.data(), block_.data() + input.gcount());
        return {block_.data(), static_cast<std::size_t>(input.gcount())};
    }

 private:
    std::vector<char> block_;
};

}  // namespace saksi::record
