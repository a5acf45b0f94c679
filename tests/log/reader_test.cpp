// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "saksi/log/prover.hpp"
#include "saksi/merkle/bulk_proof.hpp"
#include "saksi/merkle/hash.hpp"
#include "support/naive_log.hpp"

using namespace saksi;
using test::rfc6962::mth;
using test::rfc6962::numbered_entries;

namespace {

test::MapStore store_of(const std::vector<Bytes>& entries) {
    test::MapStore store;
    store.files = test::naive_log(entries);
    return store;
}

/// How often each file was read.
struct CountingStore final : tiles::Store {
    test::MapStore store;
    std::map<std::string, int> reads;

    Result<Bytes> read(const std::string& path, std::uint64_t limit) override {
        ++reads[path];
        return store.read(path, limit);
    }
};

}  // namespace

TEST_SUITE_BEGIN("log/reader");

TEST_CASE("all entries come back, in order and one by one") {
    const auto entries = numbered_entries(600);
    auto store = store_of(entries);
    auto reader = log::Reader::open(store, {600, mth(entries)});
    REQUIRE(reader.has_value());
    REQUIRE(reader->bundles() == 3);
    std::size_t next = 0;
    for (std::uint64_t b = 0; b < reader->bundles(); ++b) {
        const auto bundle = reader->bundle(b).value();
        CHECK(bundle.first == next);
        for (const auto entry : bundle.entries) CHECK(copy_of(entry) == entries[next++]);
    }
    CHECK(next == 600);
    for (const std::uint64_t index : {0u, 599u, 256u, 255u, 3u}) {
        CHECK(reader->entry(index).value() == entries[index]);
    }
    CHECK(reader->entry(600).error().code == ErrorCode::not_found);
}

TEST_CASE("a changed entry is never returned, and is named") {
    const auto entries = numbered_entries(600);
    auto store = store_of(entries);
    auto& file = store.files["tile/entries/001"];
    file[2] ^= 1;  // the first byte of entry 256
    auto reader = log::Reader::open(store, {600, mth(entries)});
    REQUIRE(reader.has_value());
    const auto bundle = reader->bundle(1);
    REQUIRE_FALSE(bundle.has_value());
    CHECK(bundle.error() == Error{ErrorCode::inconsistent, "tile/entries/001",
                                  "an entry is not the one that was logged", "entry 256"});
    CHECK_FALSE(reader->entry(300).has_value());
    CHECK(reader->entry(1).has_value());
}

TEST_CASE("a tree of an earlier size is read from the same files") {
    const auto entries = numbered_entries(600);
    auto store = store_of(entries);
    const auto part = std::span(entries).first(600 - 256);
    store.files["tile/0/001.p/88"] = Bytes(88 * 32);
    const auto of_full = store.files["tile/0/001"];
    std::copy_n(of_full.begin(), 88 * 32, store.files["tile/0/001.p/88"].begin());
    auto reader = log::Reader::open(store, {344, mth(part)});
    REQUIRE_FALSE(reader.has_value());  // tile/1/000.p/1 is gone and 000 is not full
    store.files["tile/1/000.p/1"] = copy_of(ByteView(store.files["tile/1/000.p/2"]).first(32));
    reader = log::Reader::open(store, {344, mth(part)});
    REQUIRE(reader.has_value());
    CHECK(reader->entry(343).value() == entries[343]);
}

TEST_SUITE_END();

TEST_SUITE_BEGIN("log/prover");

TEST_CASE("proofs from tiles are the paths of RFC 6962") {
    const auto entries = numbered_entries(530);
    auto store = store_of(entries);
    auto hashes = tiles::HashSource::open(store, {530, mth(entries)});
    REQUIRE(hashes.has_value());
    for (const std::size_t index : {0u, 1u, 255u, 256u, 511u, 512u, 528u, 529u}) {
        const auto proof = log::prove_inclusion(*hashes, index).value();
        CHECK(proof.index == index);
        CHECK(proof.path == test::rfc6962::path(index, entries));
    }
    for (const std::size_t size : {1u, 2u, 255u, 256u, 257u, 511u, 512u, 529u, 530u}) {
        CHECK(log::prove_consistency(*hashes, size).value().path ==
              test::rfc6962::proof(size, entries));
    }
    CHECK(log::prove_consistency(*hashes, 0).value().path.empty());
    CHECK(log::prove_inclusion(*hashes, 530).error().code == ErrorCode::not_found);
    CHECK(log::prove_consistency(*hashes, 531).error().code == ErrorCode::usage);
}

TEST_CASE("proofs made together are those made one by one") {
    const auto entries = numbered_entries(600);
    for (const std::size_t size : {1U, 2U, 3U, 255U, 256U, 257U, 511U, 512U, 513U, 600U}) {
        CAPTURE(size);
        const auto tree = std::span(entries).first(size);
        auto store = store_of({tree.begin(), tree.end()});
        auto hashes = tiles::HashSource::open(store, {size, mth(tree)});
        REQUIRE(hashes.has_value());
        std::vector<merkle::InclusionProof> alone;
        for (std::size_t i = 0; i < size; ++i) {
            alone.push_back(log::prove_inclusion(*hashes, i).value());
        }
        CHECK(log::prove_range(*hashes, 0, size).value() == alone);
        CHECK(log::prove_range(*hashes, size, size).value().empty());
        CHECK(log::prove_range(*hashes, size - 1, size + 1).error().code == ErrorCode::not_found);

        for (const std::size_t step :
             {size - 1, std::size_t{3}, std::size_t{7}, std::size_t{100}}) {
            std::vector<std::uint64_t> indices;
            std::vector<merkle::InclusionProof> wanted;
            for (std::size_t i = 0; i < size; ++i) {
                indices.push_back(i * step % size);
                wanted.push_back(alone[i * step % size]);
            }
            CHECK(log::prove_inclusions(*hashes, indices).value() == wanted);
            indices.push_back(size);
            CHECK(log::prove_inclusions(*hashes, indices).error().code == ErrorCode::not_found);
        }
    }
}

TEST_CASE("proofs of a whole log, made with a small cache, read every tile once and hold") {
    const auto entries = numbered_entries(70'000);
    CountingStore store;
    store.store.files = test::naive_log(entries);
    const merkle::TreeHead head{70'000, mth(entries)};
    auto hashes = tiles::HashSource::open(store, head, 5);
    REQUIRE(hashes.has_value());
    const auto proofs = log::prove_range(*hashes, 0, 70'000).value();
    for (const auto& each : store.reads) {
        const auto& path = each.first;
        const auto& count = each.second;
        CAPTURE(path);
        CHECK(count == 1);
    }
    CHECK(store.reads.size() == 274 + 2 + 1);

    std::vector<Hash> leaves;
    for (const auto& entry : entries) leaves.push_back(merkle::leaf_hash(entry));
    std::vector<merkle::ProofVerdict> verdicts(proofs.size());
    merkle::verify_inclusions(proofs, leaves, head, verdicts);
    CHECK(std::count(verdicts.begin(), verdicts.end(), merkle::ProofVerdict::holds) == 70'000);
}

TEST_SUITE_END();
