// SPDX-License-Identifier: Apache-2.0
#include "index_codec.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "saksi/core/ordered_work.hpp"
#include "saksi/log/bundle_walk.hpp"

namespace saksi::record {

using crypto::SealedPrinter;
using crypto::SealedScanner;

namespace {

constexpr unsigned index_bytes = 4;  // of an entry's index in a chain
constexpr std::size_t links_together = 64;
constexpr std::string_view magic = "saksi index v2\n";

void print(SealedPrinter& out, std::string_view origin, const merkle::TreeHead& head) {
    out.bytes(bytes_of(magic));
    out.fixed(origin.size(), 4);
    out.bytes(bytes_of(origin));
    out.fixed(head.size);
    out.bytes(head.root.view());
}

}  // namespace

Bytes IndexCodec::print(std::string_view origin, const merkle::TreeHead& head, const State& state) {
    const auto& links = state.versions_.links();
    SealedPrinter out;
    out.reserve(65'536 + links.size() * (sizeof(KeyDigest) + index_bytes));
    record::print(out, origin, head);
    for (const auto count : {state.counts_.events, state.counts_.opaque, state.counts_.foreign,
                             state.counts_.repeated, state.versions_.strays()}) {
        out.fixed(count);
    }
    out.fixed(state.heads_.size());
    for (const auto index : state.heads_) out.fixed(index);
    out.fixed(links.size());
    for (const auto& link : links) {
        out.bytes(link.key.bytes);
        out.fixed(link.current, index_bytes);
    }
    return std::move(out).seal();
}

namespace {

using Events = std::vector<Result<election::Event>>;

/// Indices of entries below `size`, in order; nothing if they are not.
std::optional<std::vector<std::uint64_t>> read_indices(SealedScanner& in, std::uint64_t size) {
    std::vector<std::uint64_t> indices;
    for (auto left = in.fixed(); left > 0 && in.good(); --left) {
        const auto index = in.fixed();
        if (index >= size || (!indices.empty() && index <= indices.back())) return std::nullopt;
        indices.push_back(index);
    }
    if (!in.good()) return std::nullopt;
    return indices;
}

/// The bundles that these entries are in, each once.
std::vector<std::uint64_t> bundles_of(const std::vector<std::uint64_t>& indices) {
    std::vector<std::uint64_t> bundles;
    for (const auto index : indices) {
        const auto bundle = index / tiles::full_width;
        if (bundles.empty() || bundles.back() != bundle) bundles.push_back(bundle);
    }
    return bundles;
}

/// Those of the entries that are in the bundle, as events.
Events parse_some(const log::HashedBundle& bundle, const std::vector<std::uint64_t>& indices) {
    Events events;
    const auto end = bundle.first + bundle.entries.size();
    auto at = std::lower_bound(indices.begin(), indices.end(), bundle.first);
    for (; at != indices.end() && *at < end; ++at) {
        const auto entry = bundle.entries[static_cast<std::size_t>(*at - bundle.first)];
        events.push_back(election::parse_event(text_of(entry)));
    }
    return events;
}

}  // namespace

bool IndexCodec::read_heads(SealedScanner& in, State& state, std::uint64_t size,
                            log::Reader& reader) {
    const auto heads = read_indices(in, size);
    if (!heads) return false;
    const auto bundles = bundles_of(*heads);
    log::BundleWalk<Events> walk(
        reader, bundles.size(), [&](std::uint64_t step) { return bundles[step]; },
        [&](const auto& bundle) { return parse_some(bundle, *heads); });
    auto head = heads->begin();
    for (std::size_t i = 0; i < bundles.size(); ++i) {
        const auto stop = walk.next();
        if (!stop) return false;
        for (const auto& event : stop->parsed) {
            if (!event) return false;
            state.take_in(*event, *head++);
        }
    }
    return true;
}

bool IndexCodec::read_leaves(State& state, std::uint64_t size, log::Reader& reader) {
    state.leaves_.reserve(size);
    const auto count = tiles::tiles_in(size, 0);
    OrderedWork<Result<log::HashedTile>> read(
        count, reader.threads(), [&](std::uint64_t tile) { return reader.hash_tile(tile); });
    for (std::uint64_t tile = 0; tile < count; ++tile) {
        const auto leaves = reader.verify(tile, read.next());
        if (!leaves) return false;
        for (const auto& leaf : *leaves) state.leaves_.expect(leaf);
        for (const auto& leaf : *leaves) {
            if (state.size() < size) state.leaves_.push(leaf);
        }
    }
    return true;
}

/// After the leaves.
bool IndexCodec::read_links(SealedScanner& in, State& state) {
    auto left = in.fixed();
    if (left > state.size()) return false;
    state.versions_.reserve(static_cast<std::size_t>(left));
    std::array<CurrentVersions::Link, links_together> links;
    while (left > 0) {
        const auto some = std::min<std::uint64_t>(left, links.size());
        for (auto& link : std::span(links).first(some)) {
            const auto key = in.bytes(link.key.bytes.size());
            std::copy(key.begin(), key.end(), link.key.bytes.begin());
            const auto index = in.fixed(index_bytes);
            if (!in.good() || index >= state.size()) return false;
            link.current = static_cast<std::uint32_t>(index);
            state.versions_.expect(link.key);
        }
        for (const auto& link : std::span(links).first(some)) state.versions_.restore(link);
        left -= some;
    }
    return in.at_end();
}

std::optional<IndexBinding> IndexCodec::read_binding(SealedScanner& in) {
    if (text_of(in.bytes(magic.size())) != magic) return std::nullopt;
    IndexBinding binding;
    binding.origin = text_of(in.bytes(in.fixed(4)));
    binding.head.size = in.fixed();
    binding.head.root = in.hash();
    if (!in.good()) return std::nullopt;
    return binding;
}

std::optional<State> IndexCodec::read(SealedScanner& in, std::uint64_t size, log::Reader& reader) {
    State state;
    const EntryCounts counts{in.fixed(), in.fixed(), in.fixed(), in.fixed()};
    const auto strays = in.fixed();
    if (!read_heads(in, state, size, reader) || !read_leaves(state, size, reader) ||
        !read_links(in, state)) {
        return std::nullopt;
    }
    state.counts_ = counts;
    state.versions_.restore_strays(strays);
    return state;
}

}  // namespace saksi::record
