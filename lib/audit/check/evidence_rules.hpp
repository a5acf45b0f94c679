// D21: one image under two TPS, or an image whose name says another TPS.
//
// Memory: 48 bytes for each document that the log has a hash of.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <unordered_map>

#include "finding_book.hpp"
#include "tps_form.hpp"

namespace saksi::audit {

class EvidenceRules {
 public:
    explicit EvidenceRules(FindingBook& book) : book_(book) {}

    /// The current version of a TPS's form.
    void take(const TpsForm& form);

 private:
    struct HashOfHash {
        std::size_t operator()(const Hash& hash) const noexcept;
    };
    struct Use {
        record::Version version;
        std::size_t tps = 0;  // a hash of the unit: a first image is remembered, not the form
    };

    FindingBook& book_;
    std::unordered_map<Hash, Use, HashOfHash> first_uses_;
};

}  // namespace saksi::audit
