// Other implementations' proofs: the classic certificate transparency tree,
// vectors agreed by three implementations (tests/vectors/README.md), and the
// probes of transparency-dev/merkle, each forgery of which is named.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <bit>
#include <optional>
#include <string>
#include <vector>

#include "saksi/crypto/sha256.hpp"
#include "saksi/merkle/compact_range.hpp"
#include "saksi/merkle/geometry.hpp"
#include "saksi/merkle/hash.hpp"
#include "saksi/merkle/proof.hpp"
#include "support/printers.hpp"
#include "support/rfc6962.hpp"
#include "support/vectors.hpp"

TEST_SUITE_BEGIN("merkle/vectors");

using namespace saksi;
using namespace saksi::merkle;
using namespace saksi::test;

namespace {

/// All perfect subtrees of the numbered entries, level by level.
class StoredTree {
 public:
    explicit StoredTree(std::size_t size) {
        levels_.emplace_back();
        for (const auto& entry : rfc6962::numbered_entries(size)) {
            levels_[0].push_back(leaf_hash(entry));
        }
        while (levels_.back().size() > 1) {
            const auto& below = levels_.back();
            std::vector<Hash> above(below.size() / 2);
            node_hashes(std::span(below).first(2 * above.size()), above);
            levels_.push_back(std::move(above));
        }
    }

    [[nodiscard]] const Hash& leaf(std::uint64_t index) const { return levels_[0][index]; }

    [[nodiscard]] std::vector<Hash> path_of(const ProofNodes& wanted) const {
        std::vector<Hash> hashes;
        for (const auto& node : wanted.nodes) hashes.push_back(levels_[node.level][node.index]);
        return fold_proof(wanted, std::move(hashes));
    }

 private:
    std::vector<std::vector<Hash>> levels_;
};

const StoredTree& stored_tree() {
    static const StoredTree tree(70'000);
    return tree;
}

std::vector<Hash> hashes_in(const Json& list) {
    std::vector<Hash> hashes;
    for (const auto& text : list) hashes.push_back(hash_of_base64(text.get<std::string>()));
    return hashes;
}

/// A probe's hashes may have any length. Bytes that are no hash stand for their
/// own hash, so that equal ones stay equal; where there are none, there is no proof.
std::optional<Hash> probe_hash(const Json& text) {
    const auto bytes = base64(text.get<std::string>());
    if (bytes.empty()) return std::nullopt;
    return bytes.size() == Hash::size ? hash_from(bytes) : crypto::sha256(bytes);
}

std::optional<std::vector<Hash>> probe_path(const Json& list) {
    std::vector<Hash> path;
    for (const auto& text : list) {
        const auto hash = probe_hash(text);
        if (!hash) return std::nullopt;
        path.push_back(*hash);
    }
    return path;
}

bool inclusion_probe_holds(const Json& probe, std::uint64_t index, std::uint64_t size) {
    const auto leaf = probe_hash(probe["leafHash"]);
    const auto root = probe_hash(probe["root"]);
    const auto path = probe_path(probe["proof"]);
    if (!leaf || !root || !path) return false;
    return verify_inclusion({index, *path}, *leaf, {size, *root}) == ProofVerdict::holds;
}

bool consistency_probe_holds(const Json& probe) {
    const auto older = probe_hash(probe["root1"]);
    const auto newer = probe_hash(probe["root2"]);
    const auto path = probe_path(probe["proof"]);
    if (!older || !newer || !path) return false;
    return verify_consistency({*path}, {probe["size1"].get<std::uint64_t>(), *older},
                              {probe["size2"].get<std::uint64_t>(), *newer}) == ProofVerdict::holds;
}

/// Every probe below a folder of the shared vectors; none, said aloud, without them.
template <class Visit>
std::size_t for_each_probe(const std::string& name, const Visit& visit) {
    const auto folder = shared_folder("vectors/merkle-proofs/testdata/" + name);
    if (folder.empty()) {
        MESSAGE("skipped: the probes of transparency-dev/merkle are not here");
        return 0;
    }
    std::size_t count = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
        if (file.path().extension() != ".json") continue;
        const auto probe = read_json(file.path());
        CAPTURE(file.path().string());
        visit(probe);
        ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("the classic eight-leaf tree has its published roots") {
    const auto vectors = read_vectors("rfc6962_classic.json");
    const auto& roots = vectors["roots_hex_by_size"];
    CompactRange range;
    CHECK(range.root() == hash_of_hex(roots[0].get<std::string>()));
    for (std::size_t i = 0; i < 8; ++i) {
        range.append(leaf_hash(hex(vectors["leaf_inputs_hex"][i].get<std::string>())));
        CHECK(range.root() == hash_of_hex(roots[i + 1].get<std::string>()));
    }
}

TEST_CASE("roots agree with other implementations up to 70,000 entries") {
    const auto roots = read_vectors("roots.json", "root_base64_by_size");
    CompactRange range;
    std::size_t compared = 0;
    for (std::uint64_t size = 0; size <= 70'000; ++size) {
        const auto expected = roots.find(std::to_string(size));
        if (expected != roots.end()) {
            CHECK(range.root() == hash_of_base64(expected->get<std::string>()));
            ++compared;
        }
        if (size < 70'000) range.append(stored_tree().leaf(size));
    }
    CHECK(compared == roots.size());
}

TEST_CASE("inclusion proofs are those of other implementations, and hold") {
    for (const auto& vector : read_vectors("inclusion.json")) {
        const auto index = vector["Index"].get<std::uint64_t>();
        const TreeHead head{vector["Size"].get<std::uint64_t>(),
                            hash_of_base64(vector["Root"].get<std::string>())};
        CAPTURE(index);
        CAPTURE(head.size);
        const auto path = hashes_in(vector["Proof"]);
        const auto leaf = hash_of_base64(vector["Leaf"].get<std::string>());
        CHECK(stored_tree().leaf(index) == leaf);
        CHECK(stored_tree().path_of(inclusion_nodes(index, head.size)) == path);
        CHECK(verify_inclusion({index, path}, leaf, head) == ProofVerdict::holds);
    }
}

TEST_CASE("consistency proofs are those of other implementations, and hold") {
    for (const auto& vector : read_vectors("consistency.json")) {
        const TreeHead older{vector["old_size"].get<std::uint64_t>(),
                             hash_of_base64(vector["old_root"].get<std::string>())};
        const TreeHead newer{vector["new_size"].get<std::uint64_t>(),
                             hash_of_base64(vector["new_root"].get<std::string>())};
        CAPTURE(older.size);
        CAPTURE(newer.size);
        const auto path = hashes_in(vector["proof"]);
        CHECK(stored_tree().path_of(consistency_nodes(older.size, newer.size)) == path);
        CHECK(verify_consistency({path}, older, newer) == ProofVerdict::holds);
    }
}

TEST_CASE("every inclusion probe is judged as its makers say") {
    const auto count = for_each_probe("inclusion", [](const Json& probe) {
        const bool holds = inclusion_probe_holds(probe, probe["leafIdx"].get<std::uint64_t>(),
                                                 probe["treeSize"].get<std::uint64_t>());
        CHECK(holds != probe["wantErr"].get<bool>());
    });
    CHECK((count == 0 || count == 98));
}

TEST_CASE("every consistency probe is judged as its makers say") {
    const auto count = for_each_probe("consistency", [](const Json& probe) {
        CHECK(consistency_probe_holds(probe) != probe["wantErr"].get<bool>());
    });
    CHECK((count == 0 || count == 98));
}

TEST_CASE("inclusion in a subtree is inclusion in the tree of its leaves alone") {
    for_each_probe("subtreeinclusion", [](const Json& probe) {
        const auto index = probe["leafIdx"].get<std::uint64_t>();
        const auto start = probe["start"].get<std::uint64_t>();
        const auto end = probe["end"].get<std::uint64_t>();
        if (start > index || start >= end || end > max_size) return;
        if (start % std::bit_ceil(end - start) != 0) return;  // no subtree at all
        CHECK(inclusion_probe_holds(probe, index - start, end - start) !=
              probe["wantErr"].get<bool>());
    });
}

TEST_SUITE_END();
