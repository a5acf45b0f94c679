// RFC 6962 section 2.1 written out word by word, as slowly as it stands there:
// MTH, PATH, PROOF and SUBPROOF over the entries themselves. It shares nothing
// with saksi::merkle; tests hold the one against the other.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "saksi/core/bytes.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/crypto/sha256.hpp"

namespace saksi::test::rfc6962 {

using Entries = std::span<const Bytes>;  ///< D[n]
using Path = std::vector<Hash>;

/// "the largest power of two smaller than n"
inline std::size_t split_point(std::size_t n) {
    std::size_t k = 1;
    while (2 * k < n) k *= 2;
    return k;
}

inline Hash prefixed(std::uint8_t prefix, ByteView first, ByteView second = {}) {
    return crypto::Sha256().add({&prefix, 1}).add(first).add(second).finish();
}

/// MTH(D[n])
inline Hash mth(Entries d) {
    if (d.empty()) return crypto::sha256({});
    if (d.size() == 1) return prefixed(0x00, d[0]);
    const auto k = split_point(d.size());
    return prefixed(0x01, mth(d.first(k)).view(), mth(d.subspan(k)).view());
}

inline Path operator+(Path list, const Hash& last) {
    list.push_back(last);
    return list;
}

/// PATH(m, D[n])
inline Path path(std::size_t m, Entries d) {
    if (d.size() == 1) return {};
    const auto k = split_point(d.size());
    if (m < k) return path(m, d.first(k)) + mth(d.subspan(k));
    return path(m - k, d.subspan(k)) + mth(d.first(k));
}

/// SUBPROOF(m, D[n], b)
inline Path subproof(std::size_t m, Entries d, bool b) {
    if (m == d.size()) return b ? Path{} : Path{mth(d)};
    const auto k = split_point(d.size());
    if (m <= k) return subproof(m, d.first(k), b) + mth(d.subspan(k));
    return subproof(m - k, d.subspan(k), false) + mth(d.first(k));
}

/// PROOF(m, D[n])
inline Path proof(std::size_t m, Entries d) { return subproof(m, d, true); }

/// "saksi test entry <i>": the entries of tests/vectors.
inline std::vector<Bytes> numbered_entries(std::size_t count) {
    std::vector<Bytes> entries;
    for (std::size_t i = 0; i < count; ++i) {
        entries.push_back(copy_of(bytes_of("saksi test entry " + std::to_string(i))));
    }
    return entries;
}

}  // namespace saksi::test::rfc6962
