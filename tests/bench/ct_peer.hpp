// The fastest peer that Debian has the source of: Google's certificate-transparency in
// C++ (golang-github-google-certificate-transparency-dev), whose SHA-256 is OpenSSL's. Its
// hashes are strings, its entries are numbered from one; here they look like ours.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "saksi/core/hash.hpp"

namespace saksi::bench {

using CtPath = std::vector<std::string>;

/// The root of a tree of these entries, of which only the edge is kept: the faster
/// of its two trees.
[[nodiscard]] Hash ct_root(const std::vector<std::string>& entries);

/// A tree with every hash in memory.
class CtTree {
 public:
    explicit CtTree(const std::vector<std::string>& entries);
    ~CtTree();
    [[nodiscard]] Hash root() const;
    [[nodiscard]] CtPath path(std::size_t index) const;

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Do all proofs hold? Entry and path of number i are for leaf indexes[i].
struct CtProofs {
    std::vector<std::size_t> indexes;
    std::vector<std::string> entries;
    std::vector<CtPath> paths;
};
[[nodiscard]] bool ct_all_hold(const CtProofs& proofs, std::size_t tree_size, const Hash& root);

[[nodiscard]] std::string ct_text_of(const Hash& hash);

}  // namespace saksi::bench
