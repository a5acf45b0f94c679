// SPDX-License-Identifier: Apache-2.0
#include "saksi/note/checkpoint.hpp"

#include <doctest/doctest.h>

#include "saksi/merkle/hash.hpp"
#include "support/notes.hpp"
#include "support/printers.hpp"
#include "support/vectors.hpp"

TEST_SUITE_BEGIN("note/checkpoint");

using namespace saksi;
using namespace saksi::note;
using namespace saksi::test;

namespace {

const std::string a_root = "FuY/gqk1rGwMRTBPTgeiN+muR+tMuklSPita9Abo3lI=";
const std::string empty_tree = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

}  // namespace

TEST_CASE("checkpoints signed by Go's note package hold, and name the right trees") {
    const auto roots = read_vectors("roots.json", "root_base64_by_size");
    const auto key = vkey("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    for (const auto& vector : read_vectors("checkpoints_peterneumann.json")) {
        const auto text = vector.get<std::string>();
        CAPTURE(text);
        const auto file = parse_signed_checkpoint(text);
        REQUIRE(file);
        CHECK(verify_signature(file->note, key) == SignatureVerdict::holds);
        CHECK(file->checkpoint.origin == "PeterNeumann");
        const auto& head = file->checkpoint.head;
        CHECK(head.root == hash_of_base64(roots[std::to_string(head.size)].get<std::string>()));
        CHECK(print_checkpoint(file->checkpoint) == file->note.text);
    }
}

TEST_CASE("an origin need not be a key's name") {
    const auto checkpoint = parse_checkpoint(
        "go.sum database tree\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n");
    REQUIRE(checkpoint);
    CHECK(checkpoint->origin == "go.sum database tree");
    CHECK(checkpoint->head.size == 20852163);
}

TEST_CASE("extension lines are kept as they are") {
    const auto checkpoint = parse_checkpoint("o\n1\n" + a_root + "\nfirst\n second\n");
    REQUIRE(checkpoint);
    CHECK(checkpoint->extensions == std::vector<std::string>{"first", " second"});
}

TEST_CASE("the empty log has the empty root and no other") {
    const auto checkpoint = parse_checkpoint("o\n0\n" + empty_tree + "\n");
    REQUIRE(checkpoint);
    CHECK(checkpoint->head == merkle::TreeHead{0, merkle::empty_root()});
    CHECK_FALSE(parse_checkpoint("o\n0\n" + a_root + "\n"));
}

TEST_CASE("a malformed checkpoint is refused, and the line named") {
    const struct {
        std::string text;
        std::string where;
    } cases[] = {
        {"", "line 1"},
        {"\n1\n" + a_root + "\n", "line 1"},
        {"o", "line 1"},
        {"o\n", "line 2"},
        {"o\n\n" + a_root + "\n", "line 2"},
        {"o\n01\n" + a_root + "\n", "line 2"},
        {"o\n+1\n" + a_root + "\n", "line 2"},
        {"o\n-1\n" + a_root + "\n", "line 2"},
        {"o\n 1\n" + a_root + "\n", "line 2"},
        {"o\n1 \n" + a_root + "\n", "line 2"},
        {"o\nfive\n" + a_root + "\n", "line 2"},
        {"o\n9223372036854775808\n" + a_root + "\n", "line 2"},
        {"o\n1\n", "line 3"},
        {"o\n1\n" + a_root, "line 3"},
        {"o\n1\n\n", "line 3"},
        {"o\n1\n" + a_root + " \n", "line 3"},
        {"o\n1\n" + a_root.substr(4) + "\n", "line 3"},
        {"o\n1\nAAAA" + a_root + "\n", "line 3"},
        {"o\n1\n" + a_root.substr(0, 42) + "J=\n", "line 3"},  // spare bits set
        {"o\n1\n" + a_root + "\n\n", "line 4"},
        {"o\n1\n" + a_root + "\nextension\n\n", "line 5"},
        {"o\n1\n" + a_root + "\nextension", "line 4"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.text);
        const auto checkpoint = parse_checkpoint(each.text);
        REQUIRE_FALSE(checkpoint);
        CHECK(checkpoint.error().where == each.where);
    }
}

TEST_CASE("the largest size is 2^63-1") {
    const auto checkpoint = parse_checkpoint("o\n9223372036854775807\n" + a_root + "\n");
    REQUIRE(checkpoint);
    CHECK(checkpoint->head.size == merkle::max_size);
}

TEST_CASE("a note whose text is no checkpoint is no checkpoint") {
    CHECK_FALSE(parse_signed_checkpoint("This is an example message.\n\n\u2014 a AQIDBAU=\n"));
    CHECK_FALSE(parse_signed_checkpoint("o\n1\n" + a_root + "\n"));
}

TEST_SUITE_END();
