// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/index_file.hpp"

#include <utility>

#include "index_codec.hpp"

namespace saksi::record {
namespace {

/// More than any index of a log of `size` entries takes.
constexpr std::uint64_t size_limit(std::uint64_t size) noexcept { return 65'536 + size * 32; }

struct Loaded {
    IndexFinding finding = IndexFinding::absent;
    State state;
};

/// Is this the root the log had at that size?
bool is_past_of(const IndexBinding& binding, std::string_view origin, log::Reader& reader) {
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
    auto in = crypto::SealedScanner::open(*file);
    if (!in) return {IndexFinding::damaged, {}};
    const auto binding = IndexCodec::read_binding(*in);
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
