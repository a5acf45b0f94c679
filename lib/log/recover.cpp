// What a writer does when it opens a log: finish what was promised, throw away
// what was not, and refuse whatever looks like an older copy.
//
//   private/head   key's head file   staging         then
//   N              N                 none            nothing to do
//   N              N                 for N           may not be shown: publish it
//   N              N                 anything else   never promised: discard it
//   N              M > N             sealed for M    committed: sign, publish; some of it may
//                                                    be public already, and even shown; so
//                                                    are those sealed between N and M
//   N              M > N             anything else   an older copy: refuse
//   N > 0          none              any             refuse until doctor was asked
//   0              none              sealed          the same
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/reader.hpp"
#include "saksi/tiles/hash_source.hpp"
#include "writer_impl.hpp"

namespace saksi::log {
namespace {

auto older_copy(const std::string& place, std::string sizes = {}) {
    return refuse(ErrorCode::behind, place,
                  "this folder is an older copy of the log: signing would show two histories; see "
                  "saksi-log doctor",
                  std::move(sizes));
}

}  // namespace

Result<void> Writer::Impl::recover() {
    if (auto loaded = load_head(); !loaded) return loaded;
    const auto more = promised();
    if (!more) return pass_on(more.error());
    const auto& newest = *more ? (*more)->head : head.checkpoint.head;
    if (auto checked = check_published(newest); !checked) return checked;
    if (*more) {
        if (auto kept = keep(**more); !kept) return kept;
    } else if (auto told = head_file.advance(head.checkpoint.origin, newest); !told) {
        return told;
    }
    if (auto shown = publish(); !shown) return shown;
    // The stored tree must be the one that was signed, before more is built on it.
    const auto edge = load_edge(published, head.checkpoint.head);
    if (!edge) return pass_on(edge.error());
    return {};
}

Result<void> Writer::Impl::load_head() {
    const auto file = files.read(layout.head(), note::max_note_size);
    if (!file && file.error().code == ErrorCode::not_found) {
        return refuse(
            ErrorCode::usage, layout.directory,
            "not a log that can be written to: it has no private/head (a mirror has none)");
    }
    if (!file) return pass_on(file.error());
    auto parsed = note::parse_signed_checkpoint(text_of(*file));
    if (!parsed) return pass_on(layout.head(), parsed.error());
    if (parsed->checkpoint.origin != signer.key().name) {
        return refuse(ErrorCode::usage, layout.head(), "the key is not this log's key",
                      parsed->checkpoint.origin);
    }
    if (note::verify_signature(parsed->note, signer.key()) != note::SignatureVerdict::holds) {
        return refuse(ErrorCode::crypto, layout.head(), "the log was not signed by this key");
    }
    head = stored = std::move(*parsed);
    return {};
}

Result<std::optional<note::Checkpoint>> Writer::Impl::promised() const {
    const auto& ours = head.checkpoint.head;
    const auto last = head_file.read(head.checkpoint.origin);
    if (!last) return pass_on(last.error());
    const auto seals = staging.seals();
    if (!seals) return pass_on(seals.error());
    if (!*last && (ours.size > 0 || !seals->empty())) {
        return refuse(ErrorCode::behind, head_file.path(),
                      "the head file beside the key is missing, so nothing shows that this is the "
                      "newest copy; see saksi-log doctor");
    }
    if (!*last || (*last)->size <= ours.size) return std::nullopt;
    auto sealed = staging.sealed(**last);
    if (!sealed || *sealed) return sealed;
    return older_copy(layout.directory, "size " + std::to_string(ours.size) + ", signed " +
                                            std::to_string((*last)->size));
}

Result<void> Writer::Impl::check_published(const merkle::TreeHead& newest) {
    const auto there = read_checkpoint(published);
    if (!there) return pass_on(layout.public_folder(), there.error());
    const auto& shown = there->checkpoint.head;
    if (shown.size > newest.size) return older_copy(layout.head());
    if (shown.size == newest.size && shown.root != newest.root) {
        return refuse(ErrorCode::inconsistent, layout.checkpoint(),
                      "the published checkpoint and private/head contradict each other");
    }
    return {};
}

Result<void> Writer::Impl::keep(const note::Checkpoint& promise) {
    const auto edge = load_edge(published, head.checkpoint.head);
    if (!edge) return pass_on(edge.error());
    if (auto same = staging.verify(*edge, promise.head, effort); !same) return same;
    if (auto kept = sign(promise); !kept) return kept;
    return sign_earlier();
}

Result<void> Writer::Impl::sign_earlier() {
    const auto seals = staging.seals();
    if (!seals) return pass_on(seals.error());
    auto hashes = tiles::HashSource::open(committed, head.checkpoint.head);
    if (!hashes) return pass_on(hashes.error());
    std::vector<note::SignedCheckpoint> earlier;
    for (const auto& seal : *seals) {
        if (seal.head.size >= head.checkpoint.head.size) break;
        const auto root = hashes->root_at(seal.head.size);
        if (!root) return pass_on(root.error());
        if (*root != seal.head.root || seal.origin != head.checkpoint.origin) {
            return refuse(ErrorCode::inconsistent, layout.staging(),
                          "what is sealed here is not of this log", std::to_string(seal.head.size));
        }
        auto signed_now = sign_checkpoint(signer, seal);
        if (!signed_now) return pass_on(signed_now.error());
        earlier.push_back(std::move(*signed_now));
    }
    unshown.insert(unshown.begin(), earlier.begin(), earlier.end());
    return {};
}

}  // namespace saksi::log
