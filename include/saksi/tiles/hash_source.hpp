// Hashes of a stored tree that were checked against a tree head before you see
// them. The topmost, partial tiles are checked together against the root;
// every other tile against the hash its parent tile has of it. A tile that
// does not fit is an error (inconsistent) that names its file.
//
// Memory: the verified tiles that were touched last, at most `capacity`, 16 kB each.
//
// Spec: c2sp.org/tlog-tiles; RFC 6962 section 2.1.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/merkle/geometry.hpp"
#include "saksi/merkle/proof.hpp"
#include "saksi/tiles/store.hpp"

namespace saksi::tiles {

class SAKSI_API HashSource {
 public:
    /// Reads and checks the right edge. Borrows the store.
    [[nodiscard]] static Result<HashSource> open(Store& store, const merkle::TreeHead& head,
                                                 std::size_t capacity = 512);
    HashSource(HashSource&&) noexcept;
    HashSource& operator=(HashSource&&) noexcept;
    ~HashSource();

    [[nodiscard]] const merkle::TreeHead& head() const noexcept;
    /// The hash of a perfect subtree; not_found if it is not inside the tree.
    [[nodiscard]] Result<Hash> node(const merkle::Node& node);
    /// The hashes of several nodes, in their order.
    [[nodiscard]] Result<std::vector<Hash>> nodes(const std::vector<merkle::Node>& wanted);
    /// All hashes of one tile of this tree, as wide as it is in this tree.
    [[nodiscard]] Result<std::vector<Hash>> tile(unsigned level, std::uint64_t index);
    /// Root of the first `size` leaves, 0 <= size <= head().size.
    [[nodiscard]] Result<Hash> root_at(std::uint64_t size);

 private:
    struct Impl;
    explicit HashSource(std::unique_ptr<Impl> impl) noexcept;
    std::unique_ptr<Impl> impl_;
};

}  // namespace saksi::tiles
