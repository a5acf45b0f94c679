// SPDX-License-Identifier: Apache-2.0
#include "ct_peer.hpp"

#include <merkletree/compact_merkle_tree.h>
#include <merkletree/merkle_tree.h>
#include <merkletree/merkle_verifier.h>
#include <merkletree/serial_hasher.h>

#include <cstdlib>
#include <cstring>

namespace saksi::bench {
namespace {

std::unique_ptr<SerialHasher> hasher() { return std::make_unique<Sha256Hasher>(); }

Hash hash_of(const std::string& text) {
    Hash hash;
    if (text.size() != Hash::size) std::abort();
    std::memcpy(hash.bytes.data(), text.data(), Hash::size);
    return hash;
}

}  // namespace

std::string ct_text_of(const Hash& hash) {
    return {reinterpret_cast<const char*>(hash.bytes.data()), Hash::size};
}

Hash ct_root(const std::vector<std::string>& entries) {
    CompactMerkleTree tree(hasher());
    for (const auto& entry : entries) tree.AddLeaf(entry);
    return hash_of(tree.CurrentRoot());
}

struct CtTree::Impl {
    MerkleTree tree{hasher()};
};

CtTree::CtTree(const std::vector<std::string>& entries) : impl_(std::make_unique<Impl>()) {
    for (const auto& entry : entries) impl_->tree.AddLeaf(entry);
    static_cast<void>(root());  // nodes are made when they are first asked for
}
CtTree::~CtTree() = default;

Hash CtTree::root() const { return hash_of(impl_->tree.CurrentRoot()); }
CtPath CtTree::path(std::size_t index) const { return impl_->tree.PathToCurrentRoot(index + 1); }

bool ct_all_hold(const CtProofs& proofs, std::size_t tree_size, const Hash& root) {
    MerkleVerifier verifier(hasher());
    const auto wanted = ct_text_of(root);
    bool all_hold = true;
    for (std::size_t i = 0; i < proofs.indexes.size(); ++i) {
        all_hold = verifier.VerifyPath(proofs.indexes[i] + 1, tree_size, proofs.paths[i], wanted,
                                       proofs.entries[i]) &&
                   all_hold;
    }
    return all_hold;
}

}  // namespace saksi::bench
