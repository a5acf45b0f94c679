// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/writer.hpp"

#include <algorithm>
#include <utility>

#include "saksi/core/expects.hpp"
#include "writer_impl.hpp"

namespace saksi::log {
namespace {

auto writer_is_spent(const std::string& directory) {
    return refuse(
        ErrorCode::usage, directory,
        "an earlier error left this writer without knowledge of the disk; open the log again");
}

}  // namespace

Result<note::SignedCheckpoint> sign_checkpoint(note::Signer& signer,
                                               const note::Checkpoint& checkpoint) {
    note::SignedCheckpoint result{checkpoint, {note::print_checkpoint(checkpoint), {}}};
    auto line = signer.sign(result.note.text);
    if (!line) return pass_on(line.error());
    result.note.signatures.push_back(std::move(*line));
    if (note::verify_signature(result.note, signer.key()) == note::SignatureVerdict::holds) {
        return result;
    }
    return refuse(ErrorCode::crypto, checkpoint.origin,
                  "the signer answered with a signature that does not verify");
}

Writer::Writer(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

Result<Writer> Writer::open(FileSystem& files, const std::string& directory, note::Signer& signer,
                            HeadFile& head_file) {
    auto impl = std::make_unique<Impl>(files, directory, signer, head_file);
    const auto folder = files.status(impl->layout.private_folder());
    if (!folder) return pass_on(folder.error());
    if (folder->kind != FileKind::directory) {
        return refuse(ErrorCode::usage, directory,
                      "not a log that can be written to: it has no private folder");
    }
    auto lock = files.lock(impl->layout.lock());
    if (!lock && lock.error().code == ErrorCode::locked) {
        return refuse(ErrorCode::locked, directory,
                      "another program is writing to this log; try again when it is done");
    }
    if (!lock) return pass_on(lock.error());
    impl->lock = std::move(*lock);
    if (auto whole = impl->recover(); !whole) return pass_on(whole.error());
    return Writer(std::move(impl));
}

const note::SignedCheckpoint& Writer::head() const noexcept { return impl_->head; }
tiles::Store& Writer::store() noexcept { return impl_->committed; }
void Writer::set_effort(const Effort& effort) noexcept { impl_->effort = effort; }
const Effort& Writer::effort() const noexcept { return impl_->effort; }

Result<void> Writer::publish() {
    if (impl_->spent) return writer_is_spent(impl_->layout.directory);
    return impl_->spend(impl_->publish());
}

Result<void> Writer::attach(const std::vector<note::SignatureLine>& lines) {
    if (impl_->spent) return writer_is_spent(impl_->layout.directory);
    auto next = impl_->head;
    auto& there = next.note.signatures;
    for (const auto& line : lines) {
        if (std::find(there.begin(), there.end(), line) == there.end()) there.push_back(line);
    }
    if (there.size() > note::max_signatures) {
        return refuse(ErrorCode::too_large, impl_->layout.checkpoint(),
                      "the checkpoint would carry too many signatures");
    }
    if (auto clean = publish(); !clean) return clean;
    impl_->head = std::move(next);
    impl_->unshown = {impl_->head};
    return impl_->spend(impl_->show(false));
}

Result<Batch> Writer::begin() {
    if (impl_->spent) return writer_is_spent(impl_->layout.directory);
    SAKSI_EXPECTS(!impl_->in_batch);
    auto edge = impl_->load_edge(impl_->committed, impl_->head.checkpoint.head);
    if (!edge) return pass_on(edge.error());
    if (impl_->unshown.empty()) {
        auto begun = impl_->spend(impl_->staging.begin(parent_of(impl_->head_file.path())));
        if (!begun) return pass_on(begun.error());
    }
    return Batch::start(*impl_, std::move(*edge));
}

Result<Edge> Writer::Impl::load_edge(tiles::Store& from, const merkle::TreeHead& of) const {
    auto edge = Edge::load(from, of);
    if (!edge) return pass_on(layout.public_folder(), edge.error());
    return edge;
}

Result<void> Writer::Impl::sign(const note::Checkpoint& promise) {
    auto signed_now = sign_checkpoint(signer, promise);
    if (!signed_now) return pass_on(signed_now.error());
    head = std::move(*signed_now);
    unshown.push_back(head);
    return {};
}

}  // namespace saksi::log
