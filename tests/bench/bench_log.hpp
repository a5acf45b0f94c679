// A log in a temporary folder, with a key of its own; what cannot be done ends the
// benchmark.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <string>
#include <type_traits>
#include <vector>

#include "saksi/crypto/sha256.hpp"
#include "saksi/log/writer.hpp"
#include "saksi/note/signer.hpp"
#include "support/temporary_directory.hpp"

namespace saksi::bench {

template <class T>
T must(Result<T> done) {
    if (!done) std::abort();
    if constexpr (!std::is_void_v<T>) return std::move(*done);
}

struct BenchLog {
    test::TemporaryDirectory place;
    crypto::SigningKey key = must(crypto::SigningKey::from_seed(crypto::sha256({}).view()));
    note::KeySigner signer{"example.org/bench", key};
    log::HeadFile head_file{posix_file_system(), place / "key.head"};
    std::string directory = place / "log";

    BenchLog() { must(log::Writer::create(posix_file_system(), directory, signer, head_file)); }

    log::Writer open() {
        return must(log::Writer::open(posix_file_system(), directory, signer, head_file));
    }
    void append(const std::vector<Bytes>& entries) {
        auto writer = open();
        auto batch = must(writer.begin());
        for (const auto& entry : entries) must(batch.add(entry));
        must(batch.commit());
        must(writer.publish());
    }
};

/// Numbered entries of so many bytes.
inline std::vector<Bytes> make_entries(std::size_t count, std::size_t size) {
    std::vector<Bytes> entries(count, Bytes(size, 'x'));
    for (std::size_t i = 0; i < count; ++i) {
        const auto number = std::to_string(i);
        std::copy(number.begin(), number.end(), entries[i].begin());
    }
    return entries;
}

}  // namespace saksi::bench
