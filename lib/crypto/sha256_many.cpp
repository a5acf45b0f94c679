// Messages to lanes: sorted by how many blocks they have, then taken as many at
// a time as the kernel has lanes.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/crypto/sha256_many.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "saksi/core/expects.hpp"
#include "sha256_kernel.hpp"
#include "sha256_lanes.hpp"
#include "sha256_padded.hpp"

namespace saksi::crypto {
namespace {

constexpr std::size_t chunk = 256;  // messages sorted together: a bundle, a tile
using PlacesOfChunk = std::array<std::uint16_t, chunk>;

void hash_one_by_one(std::uint8_t prefix, Messages messages, std::span<Hash> out) noexcept {
    for (std::size_t i = 0; i < messages.size(); ++i) {
        crypto_hash_sha256_state state;
        crypto_hash_sha256_init(&state);
        crypto_hash_sha256_update(&state, &prefix, 1);
        crypto_hash_sha256_update(&state, messages[i].data(), messages[i].size());
        crypto_hash_sha256_final(&state, out[i].bytes.data());
    }
}

/// The places of at most `chunk` messages by their number of blocks, and else in
/// their order: what shares a vector should end together. Only speed hangs on it.
void sort_by_blocks(Messages messages, PlacesOfChunk& places) noexcept {
    constexpr std::size_t buckets =
        64;  // messages of more blocks are rare: the last holds them all
    std::array<std::uint16_t, buckets + 1> starts{};
    const auto bucket = [&](std::size_t i) {
        return std::min(blocks_of(messages[i]) - 1, buckets - 1);
    };
    for (std::size_t i = 0; i < messages.size(); ++i) ++starts[bucket(i) + 1];
    for (std::size_t i = 1; i <= buckets; ++i) {
        starts[i] = static_cast<std::uint16_t>(starts[i] + starts[i - 1]);
    }
    for (std::size_t i = 0; i < messages.size(); ++i) {
        places[starts[bucket(i)]++] = static_cast<std::uint16_t>(i);
    }
}

/// Who hashes what: as many as fill lanes, and the rest. Null is libsodium.
struct Kernels {
    const Sha256Kernel* many;
    const Sha256Kernel* few;
};

/// How many messages are enough for the lanes of many.
std::size_t fewest_for(const Kernels& kernels) noexcept {
    return kernels.few != nullptr ? kernels.many->lanes / 2 : kernels.many->fewest;
}

/// Two hashes that lie one after the other, as the one message they are.
ByteView pair_at(const Hash& left) noexcept {
    static_assert(sizeof(Hash) == Hash::size, "hashes in a row leave no gap");
    return {left.bytes.data(), 2 * Hash::size};
}

/// The first `count` of what is left, or all of it.
Places take_first(Places& left, std::size_t count) noexcept {
    const auto first = left.first(std::min(left.size(), count));
    left = left.subspan(first.size());
    return first;
}

void hash_rest(const Sha256Kernel* few, std::uint8_t prefix, Messages messages, Places places,
               std::span<Hash> out) noexcept {
    while (!places.empty() && few != nullptr) {
        const auto group = take_first(places, few->lanes);
        hash_group<few_sha256_lanes>(*few, prefix, messages, group, {}, out);
    }
    for (const auto place : places) {
        hash_one_by_one(prefix, messages.subspan(place, 1), out.subspan(place, 1));
    }
}

void hash_chunk(const Kernels& kernels, std::uint8_t prefix, Messages messages,
                std::span<Hash> out) noexcept {
    PlacesOfChunk order;
    sort_by_blocks(messages, order);
    auto left = Places(order).first(messages.size());
    const auto& many = *kernels.many;
    const auto fewest = fewest_for(kernels);
    while (left.size() >= fewest) {
        const auto group = take_first(left, many.lanes);
        const auto next = left.first(std::min(left.size(), many.lanes));
        hash_group<max_sha256_lanes>(many, prefix, messages, group, next, out);
    }
    hash_rest(kernels.few, prefix, messages, left, out);
}

void hash_chunks(const Kernels& kernels, std::uint8_t prefix, Messages messages,
                 std::span<Hash> out) noexcept {
    SAKSI_EXPECTS(messages.size() == out.size());
    if (kernels.many == nullptr) return hash_one_by_one(prefix, messages, out);
    for (std::size_t done = 0; done < messages.size(); done += chunk) {
        const auto count = std::min(chunk, messages.size() - done);
        hash_chunk(kernels, prefix, messages.subspan(done, count), out.subspan(done, count));
    }
}

void hash_pairs_as_messages(const Kernels& kernels, std::uint8_t prefix,
                            std::span<const Hash> hashes, std::span<Hash> out) noexcept {
    std::array<ByteView, 128> pairs;
    for (std::size_t done = 0; done < out.size();) {
        const auto count = std::min(pairs.size(), out.size() - done);
        for (std::size_t i = 0; i < count; ++i) pairs[i] = pair_at(hashes[2 * (done + i)]);
        hash_chunks(kernels, prefix, std::span(pairs).first(count), out.subspan(done, count));
        done += count;
    }
}

/// As many lanes at a time as are filled by half; the rest like other messages.
void hash_all_pairs(const Kernels& kernels, std::uint8_t prefix, std::span<const Hash> hashes,
                    std::span<Hash> out) noexcept {
    SAKSI_EXPECTS(hashes.size() == 2 * out.size());
    const auto* many = kernels.many;
    std::size_t done = 0;
    while (many != nullptr && many->hash_pairs != nullptr &&
           out.size() - done >= fewest_for(kernels)) {
        const auto count = std::min(many->lanes, out.size() - done);
        std::array<const std::uint8_t*, max_sha256_lanes> pairs;
        std::array<std::uint8_t*, max_sha256_lanes> digests;
        Hash nowhere;  // of lanes without a pair of their own
        for (std::size_t lane = 0; lane < many->lanes; ++lane) {
            pairs[lane] = pair_at(hashes[2 * (done + std::min(lane, count - 1))]).data();
            digests[lane] = (lane < count ? out[done + lane] : nowhere).bytes.data();
        }
        many->hash_pairs(prefix, pairs.data(), digests.data());
        done += count;
    }
    hash_pairs_as_messages(kernels, prefix, hashes.subspan(2 * done), out.subspan(done));
}

/// The fastest of what this machine has.
Kernels choose_kernels() noexcept {
    const auto all = sha256_backends();
    const bool has_own = std::find(all.begin(), all.end(), Sha256Backend::sha_ni) != all.end();
    return {kernel_of(all.back()), has_own ? kernel_of(Sha256Backend::sha_ni) : nullptr};
}

const Kernels& best_kernels() noexcept {
    static const Kernels kernels = choose_kernels();
    return kernels;
}

}  // namespace

Hash hash_one(std::uint8_t prefix, ByteView message) noexcept {
    Hash hash;
    const std::uint16_t place = 0;
    hash_rest(best_kernels().few, prefix, {&message, 1}, {&place, 1}, {&hash, 1});
    return hash;
}

void hash_many(std::uint8_t prefix, Messages messages, std::span<Hash> out) noexcept {
    hash_chunks(best_kernels(), prefix, messages, out);
}

void hash_many(std::uint8_t prefix, Messages messages, std::span<Hash> out,
               Sha256Backend backend) noexcept {
    const auto* kernel = kernel_of(backend);
    SAKSI_EXPECTS(kernel != nullptr || backend == Sha256Backend::scalar);
    hash_chunks({kernel, nullptr}, prefix, messages, out);
}

void hash_pairs(std::uint8_t prefix, std::span<const Hash> hashes, std::span<Hash> out) noexcept {
    hash_all_pairs(best_kernels(), prefix, hashes, out);
}

void hash_pairs(std::uint8_t prefix, std::span<const Hash> hashes, std::span<Hash> out,
                Sha256Backend backend) noexcept {
    const auto* kernel = kernel_of(backend);
    SAKSI_EXPECTS(kernel != nullptr || backend == Sha256Backend::scalar);
    hash_all_pairs({kernel, nullptr}, prefix, hashes, out);
}

}  // namespace saksi::crypto
