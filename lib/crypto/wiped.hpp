// Bytes that are overwritten when they go, wherever that happens.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sodium.h>

#include <utility>

namespace saksi::crypto {

/// Container: a vector, array or string of bytes. A moved-from vector is empty
/// and leaves nothing behind.
template <class Container>
struct Wiped {
    Wiped() = default;
    explicit Wiped(Container&& bytes) noexcept : value(std::move(bytes)) {}
    Wiped(Wiped&&) noexcept = default;
    Wiped& operator=(Wiped&&) = delete;
    ~Wiped() { sodium_memzero(value.data(), value.size()); }

    Container value{};
};

}  // namespace saksi::crypto
