// Hashing leaves and nodes together, and verifying proofs, against what one
// would write without this library: libsodium's one-shot SHA-256 over a buffer
// with the prefix in front, and the RFC's recursion as it stands. Both sides
// run in turn in every iteration; `x_naive` is how many times faster ours is.
// Proofs verified together are held against the same ones verified one by one,
// `x_single`.
//
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>
#include <sodium.h>

#include <cstring>
#include <span>
#include <vector>

#include "flat_tree.hpp"
#include "saksi/merkle/bulk_proof.hpp"
#include "saksi/merkle/compact_range.hpp"
#include "saksi/merkle/geometry.hpp"
#include "saksi/merkle/hash.hpp"
#include "saksi/merkle/proof.hpp"
#include "stopwatch.hpp"

using namespace saksi;

namespace {

/// `x_naive`.
template <class Ours, class Naive>
void race(benchmark::State& state, std::size_t items, const Ours& ours, const Naive& naive) {
    bench::race(state, items, ours, naive, "x_naive");
}

Hash one_shot(std::span<std::uint8_t> buffer, std::uint8_t prefix, ByteView first,
              ByteView second = {}) {
    buffer[0] = prefix;
    std::copy(first.begin(), first.end(), buffer.begin() + 1);
    std::copy(second.begin(), second.end(),
              buffer.begin() + 1 + static_cast<std::ptrdiff_t>(first.size()));
    Hash hash;
    crypto_hash_sha256(hash.bytes.data(), buffer.data(), 1 + first.size() + second.size());
    return hash;
}

Hash naive_node(const Hash& left, const Hash& right) {
    std::array<std::uint8_t, 1 + 2 * Hash::size> buffer;
    return one_shot(buffer, 0x01, left.view(), right.view());
}

std::vector<Hash> some_hashes(std::size_t count) {
    std::vector<Hash> hashes(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::memcpy(hashes[i].bytes.data(), &i, sizeof i);
        hashes[i] = merkle::leaf_hash(hashes[i].view());
    }
    return hashes;
}

/// One bundle's worth of leaves; the argument is the length of an entry.
void leaves(benchmark::State& state) {
    const auto length = static_cast<std::size_t>(state.range(0));
    const std::vector<Bytes> entries(256, Bytes(length, 'x'));
    const std::vector<ByteView> views(entries.begin(), entries.end());
    std::vector<Hash> hashes(entries.size());
    Bytes buffer(1 + length);
    race(
        state, entries.size(),
        [&] {
            merkle::leaf_hashes(views, hashes);
            benchmark::DoNotOptimize(hashes.data());
        },
        [&] {
            for (std::size_t i = 0; i < entries.size(); ++i) {
                hashes[i] = one_shot(buffer, 0x00, entries[i]);
            }
            benchmark::DoNotOptimize(hashes.data());
        });
}
BENCHMARK(leaves)->Arg(64)->Arg(600)->Arg(4000)->UseManualTime();

/// The 255 nodes above one full tile.
void nodes(benchmark::State& state) {
    const auto tile = some_hashes(256);
    auto level = tile;
    race(
        state, 255,
        [&] {
            level = tile;
            benchmark::DoNotOptimize(merkle::perfect_root(level));
        },
        [&] {
            level = tile;
            for (auto size = level.size(); size > 1; size /= 2) {
                for (std::size_t i = 0; i < size / 2; ++i) {
                    level[i] = naive_node(level[2 * i], level[2 * i + 1]);
                }
            }
            benchmark::DoNotOptimize(level.data());
        });
}
BENCHMARK(nodes)->UseManualTime();

/// MTH(D[n]) by the recursion that defines it, n a power of two.
Hash naive_tree(std::span<const Bytes> entries, std::span<std::uint8_t> buffer) {
    if (entries.size() == 1) return one_shot(buffer, 0x00, entries.front());
    const auto half = entries.size() / 2;
    const auto left = naive_tree(entries.first(half), buffer);
    return naive_node(left, naive_tree(entries.subspan(half), buffer));
}

/// A tree of 16,384 entries, as a writer makes it: bundle by bundle.
void tree(benchmark::State& state) {
    const std::vector<Bytes> entries(16'384, Bytes(static_cast<std::size_t>(state.range(0)), 'x'));
    const std::vector<ByteView> views(entries.begin(), entries.end());
    Bytes buffer(1 + entries.front().size());
    Hash ours;
    Hash naive;
    race(
        state, entries.size(),
        [&] {
            merkle::CompactRange range;
            std::vector<Hash> leaves(256);
            for (std::size_t first = 0; first < views.size(); first += leaves.size()) {
                merkle::leaf_hashes(std::span(views).subspan(first, leaves.size()), leaves);
                range.append_subtree(merkle::perfect_root(leaves), 8);
            }
            ours = range.root();
        },
        [&] { naive = naive_tree(entries, buffer); });
    if (ours != naive) state.SkipWithError("two roots");
}
BENCHMARK(tree)->Arg(600)->UseManualTime();

/// The root that PATH(m, D[n]) leads to, by the recursion that defines it.
Hash naive_root(std::uint64_t m, std::uint64_t n, const Hash& leaf, std::vector<Hash> path) {
    if (n == 1) return leaf;
    std::uint64_t k = 1;
    while (2 * k < n) k *= 2;
    const auto sibling = path.back();
    path.pop_back();
    if (m < k) return naive_node(naive_root(m, k, leaf, std::move(path)), sibling);
    return naive_node(sibling, naive_root(m - k, n - k, leaf, std::move(path)));
}

/// Proofs from all over a log of as many entries as the argument.
void inclusion(benchmark::State& state) {
    const auto size = static_cast<std::uint64_t>(state.range(0));
    const auto leaf = merkle::leaf_hash({});
    struct Case {
        merkle::InclusionProof proof;
        merkle::TreeHead head;
    };
    std::vector<Case> cases;
    for (std::uint64_t i = 0; i < 256; ++i) {
        const auto index = i * (size / 256) + i % 7;
        const auto wanted = merkle::inclusion_nodes(index, size);
        auto path = merkle::fold_proof(wanted, some_hashes(wanted.nodes.size()));
        const auto root = naive_root(index, size, leaf, path);
        cases.push_back({{index, std::move(path)}, {size, root}});
    }
    bool all_hold = true;
    race(
        state, cases.size(),
        [&] {
            for (const auto& [proof, head] : cases) {
                const auto verdict = merkle::verify_inclusion(proof, leaf, head);
                all_hold = all_hold && verdict == merkle::ProofVerdict::holds;
            }
        },
        [&] {
            for (const auto& [proof, head] : cases) {
                all_hold = all_hold && naive_root(proof.index, size, leaf, proof.path) == head.root;
            }
        });
    if (!all_hold) state.SkipWithError("a proof did not hold");
}
BENCHMARK(inclusion)->Arg(1'000)->Arg(5'000'000)->UseManualTime();

/// 65,536 proofs, `apart` entries from one to the next; the last argument says
/// whether they are handed in as they come, or each far from the one before.
void inclusions_together(benchmark::State& state) {
    static const bench::FlatTree tree(5'000'000);
    const auto apart = static_cast<std::uint64_t>(state.range(0));
    constexpr std::uint64_t count = 65'536;
    const auto step = state.range(1) != 0 ? 40'503U : 1U;  // odd: all are met
    std::vector<merkle::InclusionProof> proofs;
    std::vector<Hash> leaves;
    for (std::uint64_t i = 0; i < count; ++i) {
        proofs.push_back(tree.proof(i * step % count * apart));
        leaves.push_back(tree.leaf(proofs.back().index));
    }
    const auto head = tree.head();
    std::vector<merkle::ProofVerdict> together(count);
    std::vector<merkle::ProofVerdict> single(count);
    bench::race(
        state, count, [&] { merkle::verify_inclusions(proofs, leaves, head, together); },
        [&] {
            for (std::size_t i = 0; i < count; ++i) {
                single[i] = merkle::verify_inclusion(proofs[i], leaves[i], head);
            }
        },
        "x_single");
    const std::vector all_hold(count, merkle::ProofVerdict::holds);
    if (together != all_hold || single != all_hold) state.SkipWithError("a proof did not hold");
}
BENCHMARK(inclusions_together)
    ->ArgNames({"apart", "scattered"})
    ->Args({1, 0})
    ->Args({76, 0})
    ->Args({76, 1})
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();

}  // namespace

BENCHMARK_MAIN();
