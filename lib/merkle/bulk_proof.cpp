// SPDX-License-Identifier: Apache-2.0
#include "saksi/merkle/bulk_proof.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "path_shape.hpp"
#include "saksi/core/expects.hpp"
#include "saksi/merkle/hash.hpp"

namespace saksi::merkle {
namespace {

constexpr std::size_t together = 256;

/// Up to `together` proofs on their way to the root, each as many steps from
/// its leaf as the others.
class Climb {
 public:
    Climb(std::span<const InclusionProof> proofs, const TreeHead& head,
          std::span<ProofVerdict> verdicts) noexcept
        : proofs_(proofs), head_(head), verdicts_(verdicts) {}

    void run(std::span<const Hash> leaves) noexcept {
        set_out(leaves);
        for (std::size_t step = 0; climbing_ > 0; ++step) {
            judge_who_arrived(step);
            climb(step);
        }
    }

 private:
    using Place = std::uint16_t;  // of a proof among those handed in

    [[nodiscard]] std::span<Place> climbing() noexcept {
        return std::span(by_index_).first(climbing_);
    }

    /// Proofs of the wrong shape stay behind; the rest in the order of the
    /// leaves, so that whoever meets whom on the way stands beside them.
    void set_out(std::span<const Hash> leaves) noexcept {
        for (std::size_t i = 0; i < proofs_.size(); ++i) {
            verdicts_[i] = judge_shape(proofs_[i], head_);
            if (verdicts_[i] != ProofVerdict::not_checked) continue;
            by_index_[climbing_++] = static_cast<Place>(i);
            node_of_[i] = static_cast<Place>(i);
            nodes_[i] = leaves[i];
        }
        std::sort(climbing().begin(), climbing().end(),
                  [&](Place a, Place b) { return proofs_[a].index < proofs_[b].index; });
    }

    void judge_who_arrived(std::size_t step) noexcept {
        const auto on_the_way =
            std::remove_if(climbing().begin(), climbing().end(), [&](Place place) {
                if (proofs_[place].path.size() != step) return false;
                verdicts_[place] = judge_root(nodes_[node_of_[place]] == head_.root);
                return true;
            });
        climbing_ = static_cast<std::size_t>(on_the_way - climbing().begin());
    }

    /// Every proof's node and its sibling; equal pairs beside each other are
    /// one, whoever brought them: the same bytes have the same hash.
    void climb(std::size_t step) noexcept {
        std::size_t pairs = 0;
        for (const auto place : climbing()) {
            auto* const pair = &pairs_[2 * pairs];
            const auto own = is_right(proofs_[place].index, step) ? 1 : 0;
            pair[own] = nodes_[node_of_[place]];
            pair[1 - own] = proofs_[place].path[step];
            if (pairs == 0 || !std::equal(pair, pair + 2, pair - 2)) ++pairs;
            node_of_[place] = static_cast<Place>(pairs - 1);
        }
        node_hashes(std::span(pairs_).first(2 * pairs), std::span(nodes_).first(pairs));
    }

    /// Is the node that is `step` steps above this leaf a right child?
    [[nodiscard]] bool is_right(std::uint64_t index, std::size_t step) const noexcept {
        return step >= shape_of(index, head_.size - 1).inner || (index >> step & 1) != 0;
    }

    std::span<const InclusionProof> proofs_;
    const TreeHead& head_;
    std::span<ProofVerdict> verdicts_;
    std::size_t climbing_ = 0;
    std::array<Place, together> by_index_;  // the proofs that climb, by rising index
    std::array<Place, together> node_of_;   // by proof: where in nodes_ it is now
    std::array<Hash, together> nodes_;
    std::array<Hash, 2 * together> pairs_;
};

}  // namespace

void verify_inclusions(std::span<const InclusionProof> proofs, std::span<const Hash> leaves,
                       const TreeHead& head, std::span<ProofVerdict> verdicts) noexcept {
    SAKSI_EXPECTS(proofs.size() == leaves.size() && proofs.size() == verdicts.size());
    for (std::size_t first = 0; first < proofs.size(); first += together) {
        const auto count = std::min(together, proofs.size() - first);
        Climb(proofs.subspan(first, count), head, verdicts.subspan(first, count))
            .run(leaves.subspan(first, count));
    }
}

}  // namespace saksi::merkle
