// SPDX-License-Identifier: Apache-2.0
#include "proven_entries.hpp"

#include <string>
#include <utility>

#include "saksi/log/prover.hpp"

namespace saksi::audit {

Result<note::ProvenEntry> prove_entry(log::Reader& reader, std::uint64_t index) {
    const auto entry = reader.entry(index);
    if (!entry) return pass_on(entry.error());
    auto path = log::prove_inclusion(reader.hashes(), index);
    if (!path) return pass_on(path.error());
    return note::ProvenEntry{std::string(text_of(*entry)), std::move(*path)};
}

Result<std::vector<note::ProvenEntry>> prove_entries(log::Reader& reader,
                                                     const std::set<std::uint64_t>& indices) {
    std::vector<note::ProvenEntry> entries;
    for (const auto index : indices) {
        auto entry = prove_entry(reader, index);
        if (!entry) return pass_on(entry.error());
        entries.push_back(std::move(*entry));
    }
    return entries;
}

}  // namespace saksi::audit
