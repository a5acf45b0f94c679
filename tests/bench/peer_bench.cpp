// What a national log rests on, beside the fastest peer there is (ct_peer.hpp): trees
// from entries, inclusion proofs verified, inclusion proofs made. Both run in every
// iteration, by the wall clock; `x_ct` is how many times faster ours is.
//
// Its SHA-256 is OpenSSL's, which takes the processor's instructions for it. Both
// without these: OPENSSL_ia32cap=:~0x20000000 SAKSI_BENCH_BACKEND=avx512 peer_bench-forced
//
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <span>
#include <string>
#include <vector>

#include "bench_log.hpp"
#include "ct_peer.hpp"
#include "flat_tree.hpp"
#include "saksi/core/ordered_work.hpp"
#include "saksi/log/prover.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/merkle/bulk_proof.hpp"
#include "saksi/merkle/compact_range.hpp"
#include "stopwatch.hpp"

using namespace saksi;
using namespace saksi::bench;

namespace {

constexpr std::size_t entry_size = 600;
constexpr std::size_t entry_count = std::size_t{1} << 18;

/// By pieces of 4,096 entries, which threads share.
Hash root_of(std::span<const ByteView> entries, unsigned threads) {
    constexpr unsigned level = 12;
    constexpr std::size_t piece = std::size_t{1} << level;
    const auto count = entries.size() / piece;
    OrderedWork<Hash> subtrees(count, threads, [&](std::uint64_t i) {
        std::vector<Hash> leaves(piece);
        merkle::leaf_hashes(entries.subspan(i * piece, piece), leaves);
        return merkle::perfect_root(leaves);
    });
    merkle::CompactRange range;
    for (std::size_t i = 0; i < count; ++i) range.append_subtree(subtrees.next(), level);
    return range.root();
}

std::vector<std::string> texts_of(const std::vector<Bytes>& entries) {
    std::vector<std::string> texts;
    for (const auto& entry : entries) texts.emplace_back(entry.begin(), entry.end());
    return texts;
}

/// The argument is how many threads ours has; its peer has one.
void tree(benchmark::State& state) {
    const auto entries = make_entries(entry_count, entry_size);
    const std::vector<ByteView> views(entries.begin(), entries.end());
    const auto texts = texts_of(entries);
    Hash ours;
    Hash peers;
    race(
        state, entry_count, [&] { ours = root_of(views, static_cast<unsigned>(state.range(0))); },
        [&] { peers = ct_root(texts); }, "x_ct");
    if (ours != peers) state.SkipWithError("two roots");
}
BENCHMARK(tree)->ArgName("threads")->Arg(1)->Arg(2)->UseManualTime()->Unit(benchmark::kMillisecond);

/// 65,536 proofs from all over a tree of five million; the argument says whether they are
/// handed in by rising index, or each far from the one before.
void verify(benchmark::State& state) {
    constexpr std::uint64_t count = 65'536;
    constexpr std::uint64_t apart = 76;
    const std::uint64_t step = state.range(0) != 0 ? 40'503 : 1;  // odd: all are met
    const FlatTree all(5'000'000);
    std::vector<merkle::InclusionProof> proofs;
    std::vector<Hash> leaves;
    CtProofs peers;
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto index = i * step % count * apart;
        const auto entry = FlatTree::entry(index);
        proofs.push_back(all.proof(index));
        leaves.push_back(all.leaf(index));
        peers.indexes.push_back(index);
        peers.entries.emplace_back(entry.begin(), entry.end());
        auto& path = peers.paths.emplace_back();
        for (const auto& hash : proofs.back().path) path.push_back(ct_text_of(hash));
    }
    const auto head = all.head();
    std::vector<merkle::ProofVerdict> verdicts(count);
    bool peers_hold = false;
    race(
        state, count, [&] { merkle::verify_inclusions(proofs, leaves, head, verdicts); },
        [&] { peers_hold = ct_all_hold(peers, head.size, head.root); }, "x_ct");
    const std::vector all_hold(count, merkle::ProofVerdict::holds);
    if (verdicts != all_hold || !peers_hold) state.SkipWithError("a proof did not hold");
}
BENCHMARK(verify)
    ->ArgName("scattered")
    ->Arg(0)
    ->Arg(1)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

/// Every entry of a tree as large as `tree`'s is proved: by ours from the tiles of a log,
/// which are read and verified first, by its peer from hashes in memory.
void prove(benchmark::State& state) {
    const auto entries = make_entries(entry_count, entry_size);
    BenchLog log;
    log.append(entries);
    tiles::DirectoryStore store(posix_file_system(), log.directory + "/public");
    const auto head = must(log::read_checkpoint(store)).checkpoint.head;
    const CtTree peer(texts_of(entries));
    race(
        state, entry_count,
        [&] {
            auto hashes = must(tiles::HashSource::open(store, head));
            benchmark::DoNotOptimize(must(log::prove_range(hashes, 0, head.size)));
        },
        [&] {
            std::vector<CtPath> paths;
            for (std::size_t i = 0; i < entry_count; ++i) paths.push_back(peer.path(i));
            benchmark::DoNotOptimize(paths.data());
        },
        "x_ct");
    if (peer.root() != head.root) state.SkipWithError("two roots");
}
BENCHMARK(prove)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
