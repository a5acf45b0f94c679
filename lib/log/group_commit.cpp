// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/group_commit.hpp"

#include <string>
#include <utility>

#include "saksi/merkle/hash.hpp"
#include "saksi/tiles/entry_bundle.hpp"

namespace saksi::log {
namespace {

Result<std::vector<Result<Receipt>>> commit_batch(Writer& writer,
                                                  const std::vector<Bytes>& entries) {
    const std::vector<ByteView> views(entries.begin(), entries.end());
    std::vector<Hash> leaves(views.size());
    merkle::leaf_hashes(views, leaves);

    auto batch = writer.begin();
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
    return std::vector<Result<Receipt>>(receipts.begin(), receipts.end());
}

}  // namespace

GroupCommit::GroupCommit(Writer& writer)
    : commits_([&writer](std::vector<Bytes>& entries) { return commit_batch(writer, entries); },
               [&writer] { return writer.publish(); }) {}

Result<Receipt> GroupCommit::submit(ByteView entry) {
    if (entry.size() > tiles::max_entry_size) {
        return refuse(ErrorCode::too_large, "", "an entry of more than 65,535 bytes",
                      std::to_string(entry.size()));
    }
    return commits_.hand_in(copy_of(entry));
}

}  // namespace saksi::log
