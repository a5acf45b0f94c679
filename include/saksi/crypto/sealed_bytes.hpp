// A file of our own that ends with its SHA-256: numbers, texts and bytes one
// after the other, for an index or a cache that may be thrown away.
//
// The seal finds damage, not forgery: whoever can write the file can seal it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "saksi/core/bytes.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/crypto/sha256.hpp"

namespace saksi::crypto {

class SealedPrinter {
 public:
    /// Seven bits a byte, the lowest first: small numbers take one byte.
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) out_.push_back(static_cast<std::uint8_t>(value | 0x80));
        out_.push_back(static_cast<std::uint8_t>(value));
    }
    /// So many bytes, the lowest first: what has to have a known length.
    void fixed(std::uint64_t value, unsigned size = 8) {
        for (unsigned i = 0; i < size; ++i)
            out_.push_back(static_cast<std::uint8_t>(value >> 8 * i));
    }
    void bytes(ByteView bytes) { append(out_, bytes); }
    void reserve(std::size_t size) { out_.reserve(size); }
    void text(std::string_view text) {
        number(text.size());
        bytes(bytes_of(text));
    }

    [[nodiscard]] Bytes seal() && {
        bytes(sha256(out_).view());
        return std::move(out_);
    }

 private:
    Bytes out_;
};

/// Reads forward. What runs past the end, or is no number, reads as nothing and
/// fails the reading: ask good() before what was read is used.
class SealedScanner {
 public:
    /// Nothing if the seal is not that of the file.
    [[nodiscard]] static std::optional<SealedScanner> open(ByteView file) {
        if (file.size() < Hash::size) return std::nullopt;
        const auto body = file.first(file.size() - Hash::size);
        if (sha256(body) != hash_from(file.last(Hash::size))) return std::nullopt;
        return SealedScanner(body);
    }

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = bytes(1);
            if (byte.empty()) return 0;
            value |= static_cast<std::uint64_t>(byte[0] & 0x7f) << shift;
            if (byte[0] < 0x80) return value;
        }
        fail();
        return 0;
    }
    std::uint64_t fixed(unsigned size = 8) {
        const auto taken = bytes(size);
        std::uint64_t value = 0;
        for (std::size_t i = taken.size(); i > 0; --i) value = value << 8 | taken[i - 1];
        return value;
    }
    ByteView bytes(std::uint64_t count) {
        if (count > left_.size()) {
            fail();
            return {};
        }
        const auto taken = left_.first(static_cast<std::size_t>(count));
        left_ = left_.subspan(taken.size());
        return taken;
    }
    std::string_view text() { return text_of(bytes(number())); }
    Hash hash() {
        const auto taken = bytes(Hash::size);
        return taken.empty() ? Hash{} : hash_from(taken);
    }
    /// Of things that take a byte each at least: how many follow.
    std::uint64_t count() {
        const auto many = number();
        if (many > left_.size()) fail();
        return good_ ? many : 0;
    }

    [[nodiscard]] bool good() const noexcept { return good_; }
    [[nodiscard]] bool at_end() const noexcept { return good_ && left_.empty(); }

 private:
    explicit SealedScanner(ByteView body) : left_(body) {}
    void fail() {
        good_ = false;
        left_ = {};
    }

    ByteView left_;
    bool good_ = true;
};

}  // namespace saksi::crypto
