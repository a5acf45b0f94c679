// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/prover.hpp"

#include "saksi/merkle/geometry.hpp"

namespace saksi::log {
namespace {

Result<std::vector<Hash>> path_of(tiles::HashSource& hashes, const merkle::ProofNodes& wanted) {
    auto nodes = hashes.nodes(wanted.nodes);
    if (!nodes) return pass_on(nodes.error());
    return merkle::fold_proof(wanted, std::move(*nodes));
}

}  // namespace

Result<merkle::InclusionProof> prove_inclusion(tiles::HashSource& hashes, std::uint64_t index) {
    const auto size = hashes.head().size;
    if (index >= size) {
        return refuse(ErrorCode::not_found, "entry " + std::to_string(index),
                      "the log has no such entry", "size " + std::to_string(size));
    }
    auto path = path_of(hashes, merkle::inclusion_nodes(index, size));
    if (!path) return pass_on(path.error());
    return merkle::InclusionProof{index, std::move(*path)};
}

Result<merkle::ConsistencyProof> prove_consistency(tiles::HashSource& hashes,
                                                   std::uint64_t old_size) {
    const auto size = hashes.head().size;
    if (old_size > size) {
        return refuse(ErrorCode::usage, "size " + std::to_string(old_size),
                      "the older size is larger than the newer one", std::to_string(size));
    }
    if (old_size == 0) return merkle::ConsistencyProof{};
    auto path = path_of(hashes, merkle::consistency_nodes(old_size, size));
    if (!path) return pass_on(path.error());
    return merkle::ConsistencyProof{std::move(*path)};
}

}  // namespace saksi::log
