// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "saksi/core/expects.hpp"
#include "saksi/merkle/hash.hpp"
#include "saksi/tiles/entry_bundle.hpp"
#include "writer_impl.hpp"

namespace saksi::log {

struct Batch::Impl {
    Impl(Writer::Impl& to, Edge now) : writer(to), before(now), edge(std::move(now)) {
        bundle = before.bundle();
    }

    Writer::Impl& writer;
    Edge before;  // the committed tree
    Edge edge;    // with what was added
    Bytes bundle;
    std::vector<TileContents> filled;
    bool promised = false;  // the key may have signed it: staging must stay
    bool committed = false;

    [[nodiscard]] std::uint64_t count() const { return edge.size() - before.size(); }
    Result<void> stage_filled();
    Result<void> stage_rest();
    Result<void> commit();
    void drop();
};

Batch::Batch(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;

Batch Batch::start(Writer::Impl& writer, Edge edge) {
    writer.in_batch = true;
    return Batch(std::make_unique<Impl>(writer, std::move(edge)));
}

Batch::~Batch() {
    if (!impl_) return;
    impl_->writer.in_batch = false;
    if (!impl_->committed && !impl_->promised) impl_->drop();
}

/// What cannot be removed now is discarded when the log is opened next. Where earlier batches
/// wait to be shown, showing them removes what is not theirs.
void Batch::Impl::drop() {
    if (writer.unshown.empty()) {
        static_cast<void>(writer.staging.discard());
    } else if (!writer.spent) {
        static_cast<void>(writer.spend(writer.publish()));
    }
}

std::uint64_t Batch::count() const noexcept { return impl_->count(); }
merkle::TreeHead Batch::head() const { return impl_->edge.head(); }
const Effort& Batch::effort() const noexcept { return impl_->writer.effort; }

Result<Added> Batch::add(ByteView entry) { return add(entry, merkle::leaf_hash(entry)); }

Result<Added> Batch::add(ByteView entry, const Hash& leaf) {
    if (entry.size() > tiles::max_entry_size) {
        return refuse(ErrorCode::too_large, "", "an entry of more than 65,535 bytes",
                      std::to_string(entry.size()));
    }
    const Added added{impl_->edge.size(), leaf};
    tiles::append_entry(impl_->bundle, entry);
    impl_->edge.append(added.leaf, impl_->filled);
    if (impl_->filled.empty()) return added;
    if (auto staged = impl_->writer.spend(impl_->stage_filled()); !staged) {
        return pass_on(staged.error());
    }
    return added;
}

/// The bundle is full too when its tile is.
Result<void> Batch::Impl::stage_filled() {
    const InPhase writing(writer.effort.watch, Phase::write, bundle.size(), tiles::full_width);
    const tiles::Bundle full{edge.size() / tiles::full_width - 1};
    if (auto written = writer.staging.write(tiles::path_of(full), bundle); !written) return written;
    for (const auto& tile : std::exchange(filled, {})) {
        if (auto written = writer.staging.write(tile); !written) return written;
    }
    bundle.clear();
    return {};
}

Result<void> Batch::Impl::stage_rest() {
    if (const auto width = edge.size() % tiles::full_width; width > 0) {
        const tiles::Bundle open{edge.size() / tiles::full_width, static_cast<unsigned>(width)};
        if (auto written = writer.staging.write(tiles::path_of(open), bundle); !written) {
            return written;
        }
    }
    for (const auto& tile : edge.partial_tiles(before.size())) {
        if (auto written = writer.staging.write(tile); !written) return written;
    }
    return {};
}

Result<void> Batch::Impl::commit() {
    const note::Checkpoint next{writer.head.checkpoint.origin, edge.head(), {}};
    if (auto staged = stage_rest(); !staged) return staged;
    if (auto same = writer.staging.verify(before, next.head, writer.effort); !same) return same;
    const InPhase syncing(writer.effort.watch, Phase::sync, 0, count());
    const auto may_be_signed = writer.head_file.stage(next.origin, next.head);
    if (!may_be_signed) return pass_on(may_be_signed.error());
    if (auto sealed = writer.staging.seal(next); !sealed) return sealed;
    promised = true;
    if (auto kept = writer.head_file.put(next.origin); !kept) return kept;
    return writer.sign(next);
}

Result<Committed> Batch::commit() {
    SAKSI_EXPECTS(!impl_->committed && !impl_->promised && !impl_->writer.spent);
    const auto first = impl_->before.size();
    if (count() > 0) {
        if (auto done = impl_->writer.spend(impl_->commit()); !done) return pass_on(done.error());
        impl_->committed = true;
    }
    return Committed{first, count(), impl_->writer.head};
}

}  // namespace saksi::log
