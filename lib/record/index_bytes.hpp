// The bytes of an index: little-endian numbers, texts and hashes, one after
// another.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>

#include "saksi/core/bytes.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/crypto/sha256.hpp"

namespace saksi::record {

/// Writes a file and seals it with its hash.
class IndexPrinter {
 public:
    void number(std::uint64_t value, int bytes = 8) {
        for (int i = 0; i < bytes; ++i) out_.push_back(static_cast<std::uint8_t>(value >> 8 * i));
    }
    void bytes(ByteView bytes) { append(out_, bytes); }
    void reserve(std::size_t size) { out_.reserve(size); }

    [[nodiscard]] Bytes finish() && {
        bytes(crypto::sha256(out_).view());
        return std::move(out_);
    }

 private:
    Bytes out_;
};

/// Reads forward; what runs past the end reads as zero and fails the reading.
class IndexScanner {
 public:
    explicit IndexScanner(ByteView bytes) : left_(bytes) {}

    ByteView bytes(std::uint64_t count) {
        if (count > left_.size()) {
            good_ = false;
            left_ = {};
            return {};
        }
        const auto taken = left_.first(static_cast<std::size_t>(count));
        left_ = left_.subspan(taken.size());
        return taken;
    }
    std::uint64_t number(int size = 8) {
        const auto taken = bytes(static_cast<std::uint64_t>(size));
        std::uint64_t value = 0;
        for (std::size_t i = taken.size(); i > 0; --i) value = value << 8 | taken[i - 1];
        return value;
    }
    Hash hash() {
        const auto taken = bytes(Hash::size);
        return taken.empty() ? Hash{} : hash_from(taken);
    }
    [[nodiscard]] bool good() const noexcept { return good_; }
    [[nodiscard]] bool at_end() const noexcept { return good_ && left_.empty(); }

 private:
    ByteView left_;
    bool good_ = true;
};

}  // namespace saksi::record
