// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/entry_cache.hpp"

#include <algorithm>

#include "saksi/merkle/hash.hpp"
#include "saksi/tiles/tile.hpp"

namespace saksi::record {

Result<ByteView> EntryCache::entry(std::uint64_t index) {
    if (index >= reader_->head().size) {
        return refuse(ErrorCode::not_found, "entry " + std::to_string(index),
                      "the log has no such entry");
    }
    const auto first = index - index % tiles::full_width;
    const auto kept = std::find_if(bundles_.begin(), bundles_.end(),
                                   [&](const auto& bundle) { return bundle.first == first; });
    if (kept != bundles_.end()) {
        bundles_.splice(bundles_.begin(), bundles_, kept);
    } else {
        auto bundle = reader_->bundle(first / tiles::full_width);
        if (!bundle) return pass_on(std::move(bundle.error()));
        if (bundles_.size() >= capacity_) bundles_.pop_back();
        bundles_.push_front(std::move(*bundle));
    }
    return bundles_.front().entries[index - first];
}

Result<election::Event> EntryCache::event(std::uint64_t index) {
    const auto bytes = entry(index);
    if (!bytes) return pass_on(bytes.error());
    auto event = election::parse_event(text_of(*bytes));
    if (!event) return pass_on("entry " + std::to_string(index), std::move(event.error()));
    return event;
}

Result<Version> EntryCache::version(std::uint64_t index) {
    const auto bytes = entry(index);
    if (!bytes) return pass_on(bytes.error());
    return Version{index, merkle::leaf_hash(*bytes)};
}

}  // namespace saksi::record
