// Messages in a kernel's lanes: as many as it has, block by block, until the
// longest has ended.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

#include "saksi/core/bytes.hpp"
#include "saksi/core/hash.hpp"
#include "sha256_kernel.hpp"
#include "sha256_padded.hpp"

namespace saksi::crypto {

using Messages = std::span<const ByteView>;
using Places = std::span<const std::uint16_t>;  ///< which of the messages

inline void take_digest(const LaneStates& states, std::size_t lanes, std::size_t lane,
                        Hash& out) noexcept {
    for (std::size_t word = 0; word < 8; ++word) {
        put_big_endian(&out.bytes[4 * word], states.words[word * lanes + lane], 4);
    }
}

/// As many messages as there are lanes, at most `capacity`, or fewer: then the
/// first fills the rest.
template <std::size_t capacity>
class Group {
 public:
    Group(std::size_t lanes, std::uint8_t prefix, Messages messages, Places places) noexcept
        : lanes_(lanes), used_(places.size()) {
        for (std::size_t lane = 0; lane < used_; ++lane) {
            padded_[lane].set(prefix, messages[places[lane]]);
            longest_ = std::max(longest_, padded_[lane].blocks());
            shortest_ = std::min(shortest_, padded_[lane].blocks());
            whole_ = std::min(whole_, padded_[lane].whole_blocks());
        }
    }
    [[nodiscard]] std::size_t blocks() const noexcept { return longest_; }

    /// Block i of every lane; to be asked for one after the other. Inside the messages
    /// they follow each other.
    const std::uint8_t* const* block(std::size_t i) noexcept {
        if (i > 1 && i < whole_) {
            for (std::size_t lane = 0; lane < lanes_; ++lane) blocks_[lane] += sha256_block;
        } else {
            for (std::size_t lane = 0; lane < lanes_; ++lane)
                blocks_[lane] = padded_[lane < used_ ? lane : 0].block(i);
        }
        return blocks_.data();
    }
    [[nodiscard]] bool any_ends(std::size_t i) const noexcept { return i + 1 >= shortest_; }
    [[nodiscard]] bool ends(std::size_t lane, std::size_t i) const noexcept {
        return padded_[lane].blocks() == i + 1;
    }

 private:
    std::size_t lanes_;
    std::size_t used_;
    std::size_t longest_ = 0;
    std::size_t shortest_ = std::numeric_limits<std::size_t>::max();
    std::size_t whole_ = std::numeric_limits<std::size_t>::max();
    std::array<PaddedMessage, capacity> padded_;
    std::array<const std::uint8_t*, capacity> blocks_{};
};

/// Asks for what these messages have where block i is, and waits for nothing.
inline void send_for(Messages messages, Places places, std::size_t i) noexcept {
    for (const auto place : places) {
        const auto& message = messages[place];
        if (i * sha256_block < message.size()) __builtin_prefetch(&message[i * sha256_block]);
    }
}

/// The messages at `places`; those of the group after this one are sent for meanwhile,
/// since lanes that wait for memory hash nothing.
template <std::size_t capacity>
void hash_group(const Sha256Kernel& kernel, std::uint8_t prefix, Messages messages, Places places,
                Places next, std::span<Hash> out) noexcept {
    Group<capacity> group(kernel.lanes, prefix, messages, places);
    LaneStates states;
    for (std::size_t word = 0; word < 8; ++word) {
        std::fill_n(&states.words[word * kernel.lanes], kernel.lanes, sha256_initial[word]);
    }
    for (std::size_t i = 0; i < group.blocks(); ++i) {
        send_for(messages, next, i);
        kernel.compress(states, group.block(i));
        for (std::size_t lane = 0; group.any_ends(i) && lane < places.size(); ++lane) {
            if (group.ends(lane, i)) take_digest(states, kernel.lanes, lane, out[places[lane]]);
        }
    }
}

}  // namespace saksi::crypto
