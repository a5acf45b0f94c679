// A log in memory, made of events.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <cstddef>
#include <memory>
#include <vector>

#include "saksi/election/event.hpp"
#include "saksi/merkle/hash.hpp"
#include "support/memory_file_system.hpp"
#include "support/test_log.hpp"

namespace saksi::test {

/// Takes events, and tells their leaf hashes; reader() logs what is new.
struct EventLog {
    MemoryFileSystem files;
    TestLog log{files, "place"};
    std::vector<Bytes> entries;

    EventLog() { REQUIRE(files.make_directory("place", 0755)); }

    Hash put(const election::Event& event) {
        const auto entry = election::print_event(event);
        REQUIRE_MESSAGE(entry.has_value(), (entry ? "" : to_text(entry.error())));
        entries.push_back(copy_of(bytes_of(*entry)));
        return merkle::leaf_hash(entries.back());
    }
    Hash put(election::Event event, const Hash& replaces,
             election::Cause cause = election::Cause::tanpa_keterangan) {
        event.correction = election::Correction{replaces, cause, {}};
        return put(event);
    }

    log::Reader reader() {
        if (!store) REQUIRE(log.create());
        REQUIRE(log.append({entries.begin() + logged, entries.end()}));
        logged = static_cast<std::ptrdiff_t>(entries.size());
        store = std::make_unique<tiles::DirectoryStore>(files, log.directory + "/public");
        return log::Reader::open(*store, log::read_checkpoint(*store)->checkpoint.head).value();
    }
    std::unique_ptr<tiles::DirectoryStore> store;
    std::ptrdiff_t logged = 0;
};

}  // namespace saksi::test
