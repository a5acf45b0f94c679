// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/group_commit.hpp"

#include <string>
#include <utility>

#include "saksi/merkle/hash.hpp"
#include "saksi/tiles/entry_bundle.hpp"

namespace saksi::log {

GroupCommit::GroupCommit(Writer& writer)
    : writer_(writer),
      gathering_([this](const std::vector<Bytes>& entries) { return commit_all(entries); },
                 [this] { publish(); }) {}

Result<Receipt> GroupCommit::submit(ByteView entry) {
    if (entry.size() > tiles::max_entry_size) {
        return refuse(ErrorCode::too_large, "", "an entry of more than 65,535 bytes",
                      std::to_string(entry.size()));
    }
    return gathering_.hand_in(copy_of(entry));
}

GroupCommit::Receipts GroupCommit::commit_all(const std::vector<Bytes>& entries) {
    auto batch = failed_ ? Result<std::vector<Receipt>>(pass_on(*failed_)) : commit_batch(entries);
    if (batch) return {batch->begin(), batch->end()};
    failed_ = batch.error();
    return Receipts(entries.size(), pass_on(*failed_));
}

Result<std::vector<Receipt>> GroupCommit::commit_batch(const std::vector<Bytes>& entries) {
    const std::vector<ByteView> views(entries.begin(), entries.end());
    std::vector<Hash> leaves(views.size());
    merkle::leaf_hashes(views, leaves);

    auto batch = writer_.begin();
    if (!batch) return pass_on(batch.error());
    std::vector<Receipt> receipts;
    for (std::size_t i = 0; i < views.size(); ++i) {
        const auto added = batch->add(views[i], leaves[i]);
        if (!added) return pass_on(added.error());
        receipts.push_back({added->index, added->leaf, nullptr});
    }
    auto committed = batch->commit();
    if (!committed) return pass_on(committed.error());
    const auto head =
        std::make_shared<const note::SignedCheckpoint>(std::move(committed->checkpoint));
    for (auto& receipt : receipts) receipt.checkpoint = head;
    return receipts;
}

/// The batch is committed and answered, whatever happens here; but the writer that
/// could not show it is spent.
void GroupCommit::publish() {
    if (failed_) return;
    if (auto shown = writer_.publish(); !shown) failed_ = std::move(shown.error());
}

}  // namespace saksi::log
