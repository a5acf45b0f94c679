// FormPair: do two forms in the log say the same, wherever both say a number? Most
// do, and are read in place for it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "saksi/core/result.hpp"
#include "saksi/election/form_scan.hpp"
#include "saksi/record/entry_cache.hpp"

namespace saksi::audit {

class FormPair {
 public:
    /// Borrows the entries.
    explicit FormPair(record::EntryCache& entries) : entries_(entries) {}

    /// False too where that cannot be seen in place.
    [[nodiscard]] Result<bool> agrees(std::uint64_t one, std::uint64_t other);

 private:
    /// A copy of an entry, and what it was read into.
    struct Read {
        std::string entry;
        election::FormScanner scanner;
        election::ScannedForm form;
    };
    [[nodiscard]] Result<bool> read(std::uint64_t index, Read& out);

    record::EntryCache& entries_;
    Read one_;
    Read other_;
};

}  // namespace saksi::audit
