// An entry, and its place in the tree of the checkpoint that stands in the same
// file: what proof files of several entries are made of. The entry's bytes stand
// on a line of their own, as they are hashed, so they hold no line feed.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "saksi/merkle/proof.hpp"

namespace saksi::note {

struct ProvenEntry {
    std::string entry;
    merkle::InclusionProof inclusion;
    bool operator==(const ProvenEntry&) const = default;
};

}  // namespace saksi::note
