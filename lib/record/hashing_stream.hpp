// A stream that hashes what is read through it, so that a row and the hash of
// its file come from the same reading.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <istream>

#include "refilled_buffer.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/crypto/sha256.hpp"

namespace saksi::record {

class HashingBuffer : public RefilledBuffer {
 public:
    explicit HashingBuffer(std::istream& input) : input_(input) {}

    /// Reads what is left, and answers the hash of everything. Call once.
    Hash finish() {
        while (underflow() != traits_type::eof()) setg(nullptr, nullptr, nullptr);
        return hash_.finish();
    }
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    /// Also of a stream that was never open: an unreadable file is no empty one.
    [[nodiscard]] bool broken() const { return input_.bad() || (input_.fail() && !input_.eof()); }

 private:
    void refill() override {
        const auto block = read_block(input_);
        hash_.add(bytes_of(block));
        size_ += block.size();
    }

    std::istream& input_;
    crypto::Sha256 hash_;
    std::uint64_t size_ = 0;
};

}  // namespace saksi::record
