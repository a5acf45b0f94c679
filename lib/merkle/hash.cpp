// SPDX-License-Identifier: Apache-2.0
#include "saksi/merkle/hash.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "saksi/core/expects.hpp"
#include "saksi/crypto/sha256.hpp"
#include "saksi/crypto/sha256_many.hpp"

namespace saksi::merkle {
namespace {

constexpr std::uint8_t leaf_prefix = 0x00;
constexpr std::uint8_t node_prefix = 0x01;

/// Two hashes that lie one after the other, as the one message they are.
ByteView pair_at(const Hash& left) noexcept {
    static_assert(sizeof(Hash) == Hash::size, "hashes in a row leave no gap");
    return {left.bytes.data(), 2 * Hash::size};
}

}  // namespace

Hash empty_root() noexcept { return crypto::sha256({}); }

Hash leaf_hash(ByteView entry) noexcept { return crypto::hash_one(leaf_prefix, entry); }

Hash node_hash(const Hash& left, const Hash& right) noexcept {
    const std::array<Hash, 2> pair{left, right};
    return crypto::hash_one(node_prefix, pair_at(pair.front()));
}

void leaf_hashes(std::span<const ByteView> entries, std::span<Hash> out) noexcept {
    crypto::hash_many(leaf_prefix, entries, out);
}

void node_hashes(std::span<const Hash> below, std::span<Hash> out) noexcept {
    SAKSI_EXPECTS(below.size() == 2 * out.size());
    std::array<ByteView, 128> pairs;
    for (std::size_t done = 0; done < out.size();) {
        const auto count = std::min(pairs.size(), out.size() - done);
        for (std::size_t i = 0; i < count; ++i) pairs[i] = pair_at(below[2 * (done + i)]);
        crypto::hash_many(node_prefix, std::span(pairs).first(count), out.subspan(done, count));
        done += count;
    }
}

Hash perfect_root(std::span<Hash> hashes) noexcept {
    SAKSI_EXPECTS(std::has_single_bit(hashes.size()));
    while (hashes.size() > 1) {
        const auto above = hashes.first(hashes.size() / 2);
        node_hashes(hashes, above);
        hashes = above;
    }
    return hashes.front();
}

}  // namespace saksi::merkle
