// Two entries, the tree they make, and a proof that the first is in it.
// Exits 0 if the proof holds and a forged one does not.
//
// SPDX-License-Identifier: Apache-2.0
#include <saksi/core/version.hpp>
#include <saksi/merkle/hash.hpp>
#include <saksi/merkle/proof.hpp>

#include <iostream>

int main() {
    using namespace saksi::merkle;
    const auto first = leaf_hash(saksi::bytes_of("TPS 1"));
    const auto second = leaf_hash(saksi::bytes_of("TPS 2"));
    const TreeHead head{2, node_hash(first, second)};

    const bool right = verify_inclusion({0, {second}}, first, head) == ProofVerdict::holds;
    const bool wrong = verify_inclusion({0, {first}}, first, head) == ProofVerdict::holds;
    std::cout << "saksi " SAKSI_VERSION << ": " << (right && !wrong ? "works" : "does not work")
              << '\n';
    return right && !wrong ? 0 : 1;
}
