// SPDX-License-Identifier: Apache-2.0
#include "saksi/merkle/bulk_proof.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <numeric>
#include <vector>

#include "path_shape.hpp"
#include "saksi/core/expects.hpp"
#include "saksi/merkle/hash.hpp"

namespace saksi::merkle {
namespace {

constexpr std::size_t together = 256;

/// A proof, by its index and its place among those that were handed in.
struct Placed {
    std::uint64_t index;
    std::size_t place;
};
using Order = std::vector<Placed>;

/// Sorts by one byte of the index; what is equal there stays as it was.
void sort_by_byte(Order& order, Order& room, int shift) {
    const auto byte_of = [shift](const Placed& each) { return each.index >> shift & 0xff; };
    std::array<std::size_t, 257> starts{};
    for (const auto& each : order) ++starts[byte_of(each) + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    for (const auto& each : order) room[starts[byte_of(each)]++] = each;
    order.swap(room);
}

/// Proofs by rising index: whoever meets whom on the way stands beside them.
Order by_index(std::span<const InclusionProof> proofs) {
    Order order;
    order.reserve(proofs.size());
    std::uint64_t bits = 0;
    for (const auto& proof : proofs) {
        order.push_back({proof.index, order.size()});
        bits |= proof.index;
    }
    const auto comes_first = [](const Placed& a, const Placed& b) { return a.index < b.index; };
    if (std::is_sorted(order.begin(), order.end(), comes_first)) return order;
    Order room(order.size());
    for (int shift = 0; shift < 64 && bits >> shift != 0; shift += 8)
        sort_by_byte(order, room, shift);
    return order;
}

/// Proofs that climb next. They may lie anywhere, and whoever waits for memory
/// hashes nothing: so they are sent for while others climb, a few at a time.
class Waiting {
 public:
    Waiting(std::span<const InclusionProof> proofs, std::span<const Hash> leaves,
            std::span<const Placed> order) noexcept
        : proofs_(proofs), leaves_(leaves), order_(order) {}

    /// The next `count`, if so many are left.
    void send_for(std::size_t count) noexcept {
        constexpr std::size_t early = 8;  // where a path lies must be known before it is asked for
        for (; count > 0 && at_ < order_.size(); --count, ++at_) {
            const auto last = std::min(at_ + early, order_.size() - 1);
            __builtin_prefetch(&proofs_[order_[last].place]);
            __builtin_prefetch(&leaves_[order_[at_].place]);
            const auto& path = proofs_[order_[at_].place].path;
            for (std::size_t i = 0; i < path.size(); i += 2) __builtin_prefetch(&path[i]);
        }
    }

 private:
    std::span<const InclusionProof> proofs_;
    std::span<const Hash> leaves_;
    std::span<const Placed> order_;
    std::size_t at_ = 0;
};

/// A proof on its way to the root.
struct Climber {
    const Hash* next;     // the sibling it meets next
    const Hash* border;   // from here on all siblings are on the left
    const Hash* end;      // the root is reached
    std::uint64_t index;  // of its node at this level; odd: a right child
    std::size_t node;     // where among nodes_ its own is
    std::size_t name;     // its number among those that set out
};

/// Up to `together` proofs, each as many steps from its leaf as the others. Who meets a
/// neighbour at a node, and would go the same way from there, leaves the rest to it.
class Climb {
 public:
    explicit Climb(const TreeHead& head) noexcept : head_(head) {}

    /// Proofs of the wrong shape stay behind.
    void set_out(const InclusionProof& proof, const Hash& leaf, ProofVerdict& verdict) noexcept {
        verdict = judge_shape(proof, head_);
        if (verdict != ProofVerdict::not_checked) return;
        const auto* const path = proof.path.data();
        const auto inner = shape_of(proof.index, head_.size - 1).inner;
        nodes_[count_] = leaf;
        climbers_[count_] = {path,        path + inner, path + proof.path.size(),
                             proof.index, count_,       count_};
        verdicts_[count_] = &verdict;
        leaders_[count_] = count_;
        climbing_ = ++count_;
    }

    void run(Waiting next) noexcept {
        while (climbing_ > 0) {
            judge_who_arrived();
            climb(next);
        }
        // A leader set out before who follows it, so its own verdict is there.
        for (std::size_t name = 0; name < count_; ++name)
            *verdicts_[name] = *verdicts_[leaders_[name]];
    }

 private:
    [[nodiscard]] std::span<Climber> climbing() noexcept {
        return std::span(climbers_).first(climbing_);
    }

    void judge_who_arrived() noexcept {
        const auto arrived = [this](const Climber& each) {
            if (each.next != each.end) return false;
            *verdicts_[each.name] = judge_root(nodes_[each.node] == head_.root);
            return true;
        };
        const auto first = climbing().begin();
        climbing_ =
            static_cast<std::size_t>(std::remove_if(first, climbing().end(), arrived) - first);
    }

    static bool have_same_rest(const Climber& a, const Climber& b) noexcept {
        return std::equal(a.next, a.end, b.next, b.end);
    }

    /// Every node with its sibling; neighbours whose pairs have the same bytes
    /// have the same hash.
    void climb(Waiting& next) noexcept {
        std::size_t pairs = 0;
        std::size_t kept = 0;
        for (auto each : climbing()) {
            if (each.next == each.border) each.index = ~std::uint64_t{0};
            const auto* own = &nodes_[each.node];
            const auto* sibling = each.next++;
            if ((each.index & 1) != 0) std::swap(own, sibling);
            each.index >>= 1;
            const bool met = kept > 0 && each.index == climbers_[kept - 1].index &&
                             pairs_[2 * pairs - 2] == *own && pairs_[2 * pairs - 1] == *sibling;
            // At the same node, so the same sides from here on; and the same siblings?
            if (met && have_same_rest(each, climbers_[kept - 1])) {
                leaders_[each.name] = climbers_[kept - 1].name;
                continue;
            }
            if (!met) {
                pairs_[2 * pairs] = *own;
                pairs_[2 * pairs + 1] = *sibling;
                ++pairs;
            }
            each.node = pairs - 1;
            climbers_[kept++] = each;
        }
        climbing_ = kept;
        hash_pairs(pairs, next);
    }

    /// A vector of them at a time: some 130 where proofs lie far apart, for all who wait.
    void hash_pairs(std::size_t pairs, Waiting& next) noexcept {
        constexpr std::size_t vector = 16;
        for (std::size_t done = 0; done < pairs; done += vector) {
            next.send_for(2);
            const auto count = std::min(vector, pairs - done);
            node_hashes(std::span(pairs_).subspan(2 * done, 2 * count),
                        std::span(nodes_).subspan(done, count));
        }
    }

    const TreeHead& head_;
    std::size_t count_ = 0;  // of those that set out
    std::size_t climbing_ = 0;
    std::array<Climber, together> climbers_;  // who still does, by rising index
    std::array<ProofVerdict*, together> verdicts_;
    std::array<std::size_t, together> leaders_;  // whose verdict is theirs too; or themselves
    std::array<Hash, together> nodes_;
    std::array<Hash, 2 * together> pairs_;
};

}  // namespace

std::size_t shared_path(std::uint64_t a, std::uint64_t b, std::uint64_t size) noexcept {
    SAKSI_EXPECTS(a < size && b < size && size <= max_size);
    const auto met = std::bit_width(a ^ b);
    const auto shape = shape_of(a >> met, (size - 1) >> met);
    return shape.inner + shape.border;
}

void verify_inclusions(std::span<const InclusionProof> proofs, std::span<const Hash> leaves,
                       const TreeHead& head, std::span<ProofVerdict> verdicts) {
    SAKSI_EXPECTS(proofs.size() == leaves.size() && proofs.size() == verdicts.size());
    const auto order = by_index(proofs);
    auto left = std::span(order);
    while (!left.empty()) {
        const auto now = left.first(std::min(together, left.size()));
        left = left.subspan(now.size());
        Climb climb(head);
        for (const auto& each : now)
            climb.set_out(proofs[each.place], leaves[each.place], verdicts[each.place]);
        climb.run({proofs, leaves, left.first(std::min(together, left.size()))});
    }
}

}  // namespace saksi::merkle
