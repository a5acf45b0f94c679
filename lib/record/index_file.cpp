// The file, numbers little-endian: magic, origin behind its 32-bit length, size
// and root; the counts; the indices of election, ballot and snapshot entries,
// which are read again from the log; the chains, each a key and the index of its
// current version; SHA-256 of everything before it. Leaf hashes are not in it:
// the log's tiles have them, and they are verified there.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/index_file.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "saksi/core/ordered_work.hpp"
#include "saksi/crypto/sealed_bytes.hpp"
#include "saksi/log/bundle_walk.hpp"

namespace saksi::record {

using crypto::SealedPrinter;
using crypto::SealedScanner;

namespace {

constexpr unsigned index_bytes = 4;  // of an entry's index in a chain
constexpr std::size_t links_together = 64;
constexpr std::string_view magic = "saksi index v2\n";
/// More than any index of a log of `size` entries takes.
constexpr std::uint64_t size_limit(std::uint64_t size) noexcept { return 65'536 + size * 32; }

/// What the file says it is an index of.
struct Binding {
    std::string origin;
    merkle::TreeHead head;
};

void print(SealedPrinter& out, std::string_view origin, const merkle::TreeHead& head) {
    out.bytes(bytes_of(magic));
    out.fixed(origin.size(), 4);
    out.bytes(bytes_of(origin));
    out.fixed(head.size);
    out.bytes(head.root.view());
}

std::optional<Binding> read_binding(SealedScanner& in) {
    if (text_of(in.bytes(magic.size())) != magic) return std::nullopt;
    Binding binding;
    binding.origin = text_of(in.bytes(in.fixed(4)));
    binding.head.size = in.fixed();
    binding.head.root = in.hash();
    if (!in.good()) return std::nullopt;
    return binding;
}

}  // namespace

/// Sees the insides of a State, to print and restore it.
class IndexCodec {
 public:
    static Bytes print(std::string_view origin, const merkle::TreeHead& head, const State& state);
    /// `in` stands after the binding. Nothing if the rest makes no state of `size`
    /// entries of the log.
    static std::optional<State> read(SealedScanner& in, std::uint64_t size, log::Reader& reader);

 private:
    static bool read_heads(SealedScanner& in, State& state, std::uint64_t size,
                           log::Reader& reader);
    static bool read_links(SealedScanner& in, State& state);
    static bool read_leaves(State& state, std::uint64_t size, log::Reader& reader);
};

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

namespace {

struct Loaded {
    IndexFinding finding = IndexFinding::absent;
    State state;
};

/// Is this the root the log had at that size?
bool is_past_of(const Binding& binding, std::string_view origin, log::Reader& reader) {
    if (binding.origin != origin || binding.head.size > reader.head().size) return false;
    const auto root = reader.hashes().root_at(binding.head.size);
    return root && *root == binding.head.root;
}

Loaded load(FileSystem& files, const std::string& path, std::string_view origin,
            log::Reader& reader) {
    const auto file = files.read(path, size_limit(reader.head().size));
    if (!file) {
        const auto code = file.error().code;
        if (code == ErrorCode::not_found) return {IndexFinding::absent, {}};
        if (code == ErrorCode::too_large) return {IndexFinding::foreign, {}};
        return {IndexFinding::damaged, {}};
    }
    auto in = SealedScanner::open(*file);
    if (!in) return {IndexFinding::damaged, {}};
    const auto binding = read_binding(*in);
    if (!binding) return {IndexFinding::damaged, {}};
    if (!is_past_of(*binding, origin, reader)) return {IndexFinding::foreign, {}};
    auto state = IndexCodec::read(*in, binding->head.size, reader);
    if (!state) return {IndexFinding::damaged, {}};
    return {IndexFinding::used, std::move(*state)};
}

}  // namespace

std::string_view name_of(IndexFinding finding) noexcept {
    switch (finding) {
        case IndexFinding::absent:
            return "absent";
        case IndexFinding::damaged:
            return "damaged";
        case IndexFinding::foreign:
            return "foreign";
        case IndexFinding::used:
            return "used";
    }
    return {};
}

Result<OpenedState> open_state(FileSystem& files, const std::string& path, std::string_view origin,
                               log::Reader& reader) {
    auto loaded = load(files, path, origin, reader);
    OpenedState opened{std::move(loaded.state), loaded.finding, 0};
    opened.indexed = opened.state.size();
    const auto scanned = scan(opened.state, reader);
    if (!scanned) return pass_on(scanned.error());
    return opened;
}

Bytes print_index(std::string_view origin, const merkle::TreeHead& head, const State& state) {
    SAKSI_EXPECTS(head.size == state.size());
    return IndexCodec::print(origin, head, state);
}

Result<void> write_index(FileSystem& files, const std::string& path, std::string_view origin,
                         const merkle::TreeHead& head, const State& state) {
    return replace_durably(files, path, print_index(origin, head, state), index_mode);
}

}  // namespace saksi::record
