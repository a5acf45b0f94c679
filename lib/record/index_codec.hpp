// An index file's bytes, made of a State and made one again. What is done with a
// file that is absent, damaged or another log's: saksi/record/index_file.hpp.
//
// Numbers little-endian: magic, origin behind its 32-bit length, size and root;
// the counts; the indices of election, ballot and snapshot entries, which are
// read again from the log; the chains, each a key and the index of its current
// version; SHA-256 of everything before it. Leaf hashes are not in it: the log's
// tiles have them, and they are verified there.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/bytes.hpp"
#include "saksi/crypto/sealed_bytes.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/merkle/proof.hpp"
#include "saksi/record/state.hpp"

namespace saksi::record {

/// What the file says it is an index of.
struct IndexBinding {
    std::string origin;
    merkle::TreeHead head;
};

/// Sees the insides of a State, to print and restore it.
class IndexCodec {
 public:
    static Bytes print(std::string_view origin, const merkle::TreeHead& head, const State& state);
    static std::optional<IndexBinding> read_binding(crypto::SealedScanner& in);
    /// `in` stands after the binding. Nothing if the rest makes no state of `size`
    /// entries of the log.
    static std::optional<State> read(crypto::SealedScanner& in, std::uint64_t size,
                                     log::Reader& reader);

 private:
    static bool read_heads(crypto::SealedScanner& in, State& state, std::uint64_t size,
                           log::Reader& reader);
    static bool read_links(crypto::SealedScanner& in, State& state);
    static bool read_leaves(State& state, std::uint64_t size, log::Reader& reader);
};

}  // namespace saksi::record
