// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/prepared_event.hpp"

#include <utility>
#include <vector>

#include "saksi/core/json.hpp"
#include "saksi/merkle/hash.hpp"

namespace saksi::record {

void hash_entries(std::span<PreparedEvent* const> events) {
    std::vector<ByteView> entries;
    entries.reserve(events.size());
    for (const auto* event : events) entries.push_back(bytes_of(event->entry));
    std::vector<Hash> leaves(entries.size());
    merkle::leaf_hashes(entries, leaves);
    for (std::size_t i = 0; i < leaves.size(); ++i) events[i]->leaf = leaves[i];
}

void hash_keys(std::span<PreparedEvent* const> events) {
    std::vector<std::string> keys;
    std::vector<PreparedEvent*> versions;
    for (auto* event : events) {
        auto key = election::chain_key(event->event);
        if (!key) continue;
        keys.push_back(std::move(*key));
        versions.push_back(event);
    }
    const auto digests = key_digests(keys);
    for (std::size_t i = 0; i < digests.size(); ++i) versions[i]->key = digests[i];
}

Result<PreparedEvent> print_prepared(election::Event event) {
    auto entry = election::print_event(event);
    if (!entry) return pass_on(std::move(entry.error()));
    return PreparedEvent{std::move(event), std::move(*entry), {}, {}};
}

Result<PreparedEvent> parse_prepared(std::string_view line) {
    if (auto event = election::parse_event(line)) {
        return PreparedEvent{std::move(*event), std::string(line), {}, {}};
    }
    const auto value = json::parse(line);
    if (!value) return pass_on(value.error());
    auto event = election::read_event(*value);
    if (!event) return pass_on(std::move(event.error()));
    return print_prepared(std::move(*event));
}

namespace {

Result<PreparedEvent> hashed(Result<PreparedEvent> printed) {
    if (!printed) return printed;
    auto* only = &*printed;
    hash_entries({&only, 1});
    hash_keys({&only, 1});
    return printed;
}

}  // namespace

Result<PreparedEvent> prepare_event(election::Event event) {
    return hashed(print_prepared(std::move(event)));
}

Result<PreparedEvent> prepare_line(std::string_view line) { return hashed(parse_prepared(line)); }

}  // namespace saksi::record
