// Verified entries of a log by index, in any order: the bundles that were
// touched last are kept, so that walking along several stretches of a log at
// once reads each bundle about once.
//
// Memory: `capacity` bundles, of at most 16 MiB each and usually 200 KB.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>

#include "saksi/core/bytes.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/record/chain.hpp"

namespace saksi::record {

class SAKSI_API EntryCache {
 public:
    /// Borrows the reader.
    explicit EntryCache(log::Reader& reader, std::size_t capacity = 32)
        : reader_(&reader), capacity_(capacity) {}

    /// Entry `index`; not_found outside the tree. The view lives until the next call.
    [[nodiscard]] Result<ByteView> entry(std::uint64_t index);
    /// The same, as the event it is. Errors name the entry.
    [[nodiscard]] Result<election::Event> event(std::uint64_t index);
    /// Its index and leaf hash.
    [[nodiscard]] Result<Version> version(std::uint64_t index);

 private:
    log::Reader* reader_;
    std::size_t capacity_;
    std::list<log::VerifiedBundle> bundles_;  // last used first
};

}  // namespace saksi::record
