// SPDX-License-Identifier: Apache-2.0
#include "saksi/merkle/hash.hpp"

#include <array>
#include <bit>

#include "saksi/core/expects.hpp"
#include "saksi/crypto/sha256.hpp"
#include "saksi/crypto/sha256_many.hpp"

namespace saksi::merkle {
namespace {

constexpr std::uint8_t leaf_prefix = 0x00;
constexpr std::uint8_t node_prefix = 0x01;

}  // namespace

Hash empty_root() noexcept { return crypto::sha256({}); }

Hash leaf_hash(ByteView entry) noexcept { return crypto::hash_one(leaf_prefix, entry); }

Hash node_hash(const Hash& left, const Hash& right) noexcept {
    const std::array<Hash, 2> pair{left, right};
    return crypto::hash_one(node_prefix, {pair.front().bytes.data(), sizeof pair});
}

void leaf_hashes(std::span<const ByteView> entries, std::span<Hash> out) noexcept {
    crypto::hash_many(leaf_prefix, entries, out);
}

void node_hashes(std::span<const Hash> below, std::span<Hash> out) noexcept {
    crypto::hash_pairs(node_prefix, below, out);
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
