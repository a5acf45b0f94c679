// A stream that hashes what is read through it, so that a row and the hash of
// its file come from the same reading.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <istream>
#include <streambuf>
#include <vector>

#include "saksi/core/hash.hpp"
#include "saksi/crypto/sha256.hpp"

namespace saksi::record {

class HashingBuffer : public std::streambuf {
 public:
    explicit HashingBuffer(std::istream& input) : input_(input), block_(std::size_t{1} << 16) {}

    /// Reads what is left, and answers the hash of everything. Call once.
    Hash finish() {
        while (underflow() != traits_type::eof()) setg(nullptr, nullptr, nullptr);
        return hash_.finish();
    }
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    /// Also of a stream that was never open: an unreadable file is no empty one.
    [[nodiscard]] bool broken() const { return input_.bad() || (input_.fail() && !input_.eof()); }

 protected:
    int_type underflow() override {
        if (gptr() == egptr()) refill();
        return gptr() == egptr() ? traits_type::eof() : traits_type::to_int_type(*gptr());
    }

 private:
    void refill() {
        input_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
        const auto count = static_cast<std::size_t>(input_.gcount());
        hash_.add(bytes_of({block_.data(), count}));
        size_ += count;
        setg(block_.data(), block_.data(), block_.data() + count);
    }

    std::istream& input_;
    std::vector<char> block_;
    crypto::Sha256 hash_;
    std::uint64_t size_ = 0;
};

}  // namespace saksi::record
