// A log of a test's own: key, head file and folder on a given file system.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "rfc6962.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/crypto/sha256.hpp"
#include "saksi/log/writer.hpp"
#include "saksi/note/signer.hpp"

namespace saksi::test {

/// A key that everybody can make again: its seed is the hash of a word.
inline crypto::SigningKey key_of(std::string_view word) {
    return crypto::SigningKey::from_seed(crypto::sha256(bytes_of(word)).view()).value();
}

struct TestLog {
    TestLog(FileSystem& on, std::string place)
        : files(on), directory(place + "/log"), head_file(on, place + "/key.head") {}

    FileSystem& files;
    std::string directory;
    crypto::SigningKey key = key_of("log");
    note::KeySigner signer{"example.org/log", key};
    log::HeadFile head_file;

    Result<void> create() { return log::Writer::create(files, directory, signer, head_file); }
    Result<log::Writer> open() { return log::Writer::open(files, directory, signer, head_file); }

    /// Opens, adds, commits and publishes; the new size.
    Result<std::uint64_t> append(const std::vector<Bytes>& entries) {
        auto writer = open();
        if (!writer) return pass_on(writer.error());
        auto committed = commit(*writer, entries);
        if (!committed) return pass_on(committed.error());
        if (auto shown = writer->publish(); !shown) return pass_on(shown.error());
        return committed->checkpoint.checkpoint.head.size;
    }

    static Result<log::Committed> commit(log::Writer& writer, const std::vector<Bytes>& entries) {
        auto batch = writer.begin();
        if (!batch) return pass_on(batch.error());
        for (const auto& entry : entries) {
            if (const auto added = batch->add(entry); !added) return pass_on(added.error());
        }
        return batch->commit();
    }
};

/// Entries first … last-1 of the vectors' numbered ones.
inline std::vector<Bytes> numbered(std::size_t first, std::size_t last) {
    auto entries = rfc6962::numbered_entries(last);
    entries.erase(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(first));
    return entries;
}

}  // namespace saksi::test
