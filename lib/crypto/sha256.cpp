// libsodium's SHA-256, and the processor's own instructions where they are there,
// on libsodium's state. It is plain code, which needs no sodium_init.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/crypto/sha256.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <new>

#include "saksi/crypto/sha256_many.hpp"
#include "sha256_kernel.hpp"

namespace saksi::crypto {
namespace {

using State = crypto_hash_sha256_state;

/// Whole blocks by the processor's own instructions: both lanes take the same one.
void add_blocks(const Sha256Kernel& kernel, State& state, ByteView blocks) noexcept {
    LaneStates lanes;
    for (std::size_t word = 0; word < 8; ++word) {
        std::fill_n(&lanes.words[word * kernel.lanes], kernel.lanes, state.state[word]);
    }
    for (std::size_t at = 0; at < blocks.size(); at += sha256_block) {
        std::array<const std::uint8_t*, few_sha256_lanes> block;
        block.fill(blocks.data() + at);
        kernel.compress(lanes, block.data());
    }
    for (std::size_t word = 0; word < 8; ++word) {
        state.state[word] = lanes.words[word * kernel.lanes];
    }
    state.count += std::uint64_t{8} * blocks.size();
}

State* state_in(std::array<std::uint8_t, 128>& bytes) noexcept {
    return std::launder(reinterpret_cast<State*>(bytes.data()));
}

}  // namespace

Hash sha256(ByteView message) noexcept {
    if (!message.empty()) return hash_one(message.front(), message.subspan(1));
    Hash hash;
    crypto_hash_sha256(hash.bytes.data(), nullptr, 0);
    return hash;
}

Sha256::Sha256() noexcept {
    static_assert(sizeof(State) <= sizeof state_ && alignof(State) <= 8);
    crypto_hash_sha256_init(new (state_.data()) State);
}

Sha256& Sha256::add(ByteView piece) noexcept {
    auto& state = *state_in(state_);
    const auto* kernel = shani_kernel();
    const auto begun = static_cast<std::size_t>(state.count / 8 % sha256_block);
    const auto head = begun == 0 ? 0 : sha256_block - begun;
    if (kernel != nullptr && piece.size() >= head + sha256_block) {
        crypto_hash_sha256_update(&state, piece.data(), head);
        piece = piece.subspan(head);
        const auto blocks = piece.size() / sha256_block * sha256_block;
        add_blocks(*kernel, state, piece.first(blocks));
        piece = piece.subspan(blocks);
    }
    crypto_hash_sha256_update(&state, piece.data(), piece.size());
    return *this;
}

Hash Sha256::finish() noexcept {
    Hash hash;
    crypto_hash_sha256_final(state_in(state_), hash.bytes.data());
    return hash;
}

}  // namespace saksi::crypto
