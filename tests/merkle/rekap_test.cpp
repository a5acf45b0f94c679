// Rekap trees against the rule written out slowly: every small tree, every leaf
// of it, and every small change to a proof.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/merkle/rekap_fold.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <sstream>

#include "saksi/core/encoding.hpp"
#include "saksi/crypto/sha256.hpp"
#include "support/printers.hpp"

namespace saksi::merkle {
inline doctest::String toString(RekapVerdict verdict) {
    return std::string(to_string(verdict)).c_str();
}
}  // namespace saksi::merkle

using namespace saksi;
using namespace saksi::merkle;

namespace {

/// A kecamatan, its desa, their TPS: votes for two options, or no form.
using Tps = std::optional<std::pair<int, int>>;
using Desa = std::vector<Tps>;
using Kecamatan = std::vector<Desa>;

Hash hash_behind(char prefix, const std::string& text) {
    return crypto::sha256(bytes_of(prefix + text));
}

/// The tree as docs/format.md 4.1 has it, as texts alone.
struct SlowTree {
    struct Table {
        std::string text;
        std::string values;
        Hash hash;
    };
    std::vector<std::vector<std::string>> leaves;
    std::vector<Table> desa;
    Table kecamatan;

    explicit SlowTree(const Kecamatan& all) {
        std::string rows;
        std::vector<Tps> every;
        for (std::size_t d = 0; d < all.size(); ++d) {
            desa.push_back(table_of(all[d], d));
            rows += (d == 0 ? "" : ",") + ("[" + place(d) + ",\"") +
                    to_base64(desa.back().hash.view()) + "\"," + desa.back().values + "]";
            every.insert(every.end(), all[d].begin(), all[d].end());
        }
        kecamatan.text = R"([["11","kecamatan","s"],null,null,[)" + rows + "]]";
        kecamatan.values = values_of(every);
        kecamatan.hash = hash_behind('\3', kecamatan.text);
    }

    static std::string place(std::size_t d) {
        return "[\"11" + std::to_string(d) + "\",\"desa\",\"s\"]";
    }

    Table table_of(const Desa& tps, std::size_t d) {
        std::string rows;
        leaves.emplace_back();
        for (std::size_t i = 0; i < tps.size(); ++i) {
            const auto values = tps[i] ? values_of({tps[i]}) : std::string("null");
            const auto form = tps[i] ? '"' + std::string(64, 'a') + '"' : std::string("null");
            const auto number = std::to_string(i + 1);
            leaves.back().push_back("[[\"e\"," + std::to_string(d) + "," + number + "]," + form +
                                    "," + values + "]");
            rows += (i == 0 ? "[" : ",[") + number + ",\"" +
                    to_base64(hash_behind('\2', leaves.back().back()).view()) + "\"," + values +
                    "]";
        }
        Table table;
        table.text = "[" + place(d) + ",null,null,[" + rows + "]]";
        table.values = values_of(tps);
        table.hash = hash_behind('\3', table.text);
        return table;
    }

    static std::string values_of(const std::vector<Tps>& tps) {
        int in = 0, first = 0, second = 0;
        for (const auto& one : tps) {
            if (!one) continue;
            ++in;
            first += one->first;
            second += one->second;
        }
        std::ostringstream text;
        text << '[' << tps.size() << ',' << tps.size() - static_cast<std::size_t>(in);
        if (in > 0) {
            text << ",[\"b\"," << in << ',' << in << ",[" << first + second << "],[" << first << ','
                 << second << "]]";
        }
        text << ']';
        return text.str();
    }
};

/// A proof that holds, and what it is of.
struct Proof {
    RekapPath path;
    RekapClaim claim;

    [[nodiscard]] RekapVerdicts verdicts() const { return verify_rekap(path, {}, claim); }
};

Proof proof_of(const SlowTree& tree, std::size_t desa, std::size_t tps) {
    Proof proof;
    proof.path.number = static_cast<std::uint16_t>(tps + 1);
    proof.path.leaf = parse_rekap_leaf(tree.leaves[desa][tps]).value();
    proof.path.nodes = {parse_rekap_node(tree.desa[desa].text).value(),
                        parse_rekap_node(tree.kecamatan.text).value()};
    proof.claim = {{"11", "kecamatan", "s"},
                   tree.kecamatan.hash,
                   {},
                   sum_of_rows(proof.path.nodes[1]).value()};
    return proof;
}

/// Every kecamatan of one or two desa, each of one or two TPS.
void each_tree(const std::function<void(const Kecamatan&)>& use) {
    const std::vector<Tps> states = {std::nullopt, std::pair{3, 0}, std::pair{0, 5}};
    std::vector<Desa> desa;
    for (const auto& one : states) {
        desa.push_back({one});
        for (const auto& other : states) desa.push_back({one, other});
    }
    for (const auto& one : desa) {
        use({one});
        for (const auto& other : desa) use({one, other});
    }
}

void each_leaf(const Kecamatan& all, const std::function<void(std::size_t, std::size_t)>& use) {
    for (std::size_t d = 0; d < all.size(); ++d) {
        for (std::size_t i = 0; i < all[d].size(); ++i) use(d, i);
    }
}

void check_changed_row(const Proof& honest, std::size_t table, std::size_t row,
                       const std::function<void(RekapRow&)>& change) {
    auto proof = honest;
    change(proof.path.nodes[table].rows[row]);
    CHECK_FALSE(proof.verdicts().hold());
}

}  // namespace

TEST_SUITE_BEGIN("merkle/rekap");

TEST_CASE("texts and hashes are those of the rule written out slowly") {
    each_tree([](const Kecamatan& all) {
        const SlowTree tree(all);
        const auto node = parse_rekap_node(tree.kecamatan.text).value();
        CHECK(print_rekap_node(node) == tree.kecamatan.text);
        CHECK(rekap_node_hash(tree.kecamatan.text) == tree.kecamatan.hash);
        CHECK(print_rekap_values(sum_of_rows(node).value()) == tree.kecamatan.values);
        each_leaf(all, [&](std::size_t d, std::size_t i) {
            const auto leaf = parse_rekap_leaf(tree.leaves[d][i]).value();
            CHECK(print_rekap_leaf(leaf) == tree.leaves[d][i]);
            CHECK(rekap_leaf_hash(tree.leaves[d][i]) == hash_behind('\2', tree.leaves[d][i]));
        });
    });
}

TEST_CASE("every leaf of every small tree leads to the root") {
    each_tree([](const Kecamatan& all) {
        const SlowTree tree(all);
        each_leaf(all, [&](std::size_t d, std::size_t i) {
            CHECK(proof_of(tree, d, i).verdicts().hold());
        });
    });
}

TEST_CASE("no changed row of any table leads there") {
    each_tree([](const Kecamatan& all) {
        const SlowTree tree(all);
        each_leaf(all, [&](std::size_t d, std::size_t i) {
            const auto honest = proof_of(tree, d, i);
            for (std::size_t t = 0; t < 2; ++t) {
                for (std::size_t r = 0; r < honest.path.nodes[t].rows.size(); ++r) {
                    check_changed_row(honest, t, r, [](RekapRow& row) { row.hash.bytes[31] ^= 1; });
                    check_changed_row(honest, t, r, [](RekapRow& row) {
                        if (!row.values) row.values = rekap_absent();
                        ++row.values->tps_total;
                    });
                    check_changed_row(honest, t, r, [](RekapRow& row) {
                        if (!row.values) row.values = rekap_absent();
                        if (row.values->parts.empty()) {
                            row.values->parts.push_back({"b", 1, 1, {{0, 1}}, {{0, 1}, {0, 1}}});
                        }
                        ++row.values->parts[0].options[0].sum;
                    });
                    check_changed_row(honest, t, r, [](RekapRow& row) {
                        if (row.number != 0) row.number = 9;
                        if (row.number == 0) row.place.code += "x";
                    });
                }
            }
        });
    });
}

TEST_CASE("each forgery is named") {
    const SlowTree tree({{std::pair{3, 1}, std::nullopt, std::pair{2, 2}}, {std::pair{5, 0}}});
    const auto honest = proof_of(tree, 0, 2);
    auto proof = honest;
    auto& leaf = proof.path.leaf;
    auto& nodes = proof.path.nodes;
    const auto verdict = [&](std::size_t table) { return proof.verdicts().nodes.at(table); };
    REQUIRE(proof.verdicts().hold());

    SUBCASE("rows in another order") {
        std::swap(nodes[0].rows[0], nodes[0].rows[1]);
        CHECK(verdict(0) == RekapVerdict::wrong_order);
        CHECK(verdict(1) == RekapVerdict::wrong_hash);
    }
    SUBCASE("a row twice") {
        nodes[1].rows.insert(nodes[1].rows.begin(), nodes[1].rows.front());
        CHECK(verdict(1) == RekapVerdict::wrong_order);
        CHECK(proof.verdicts().root == RekapVerdict::wrong_root);
    }
    SUBCASE("the row of what lies below left out") {
        nodes[1].rows.erase(nodes[1].rows.begin());
        CHECK(verdict(1) == RekapVerdict::missing);
    }
    SUBCASE("another row left out") {
        nodes[1].rows.pop_back();
        CHECK(verdict(1) == RekapVerdict::holds);
        CHECK(proof.verdicts().root == RekapVerdict::wrong_root);
    }
    SUBCASE("a vote more in a neighbour's row") {
        ++nodes[0].rows[0].values->parts[0].options[0].sum;
        CHECK(verdict(0) == RekapVerdict::holds);
        CHECK(verdict(1) == RekapVerdict::wrong_hash);
    }
    SUBCASE("a vote more in the row of what lies below") {
        ++nodes[1].rows[0].values->parts[0].options[0].sum;
        CHECK(verdict(1) == RekapVerdict::wrong_values);
        CHECK(proof.verdicts().root == RekapVerdict::wrong_root);
    }
    SUBCASE("a vote more in the leaf") {
        ++leaf.values->parts[0].options[0].sum;
        CHECK(verdict(0) == RekapVerdict::wrong_hash);
    }
    SUBCASE("another form in the leaf") {
        leaf.form = Hash{};
        CHECK(verdict(0) == RekapVerdict::wrong_hash);
    }
    SUBCASE("the leaf of another TPS") {
        proof.path.number = 1;
        CHECK(verdict(0) == RekapVerdict::wrong_hash);
    }
    SUBCASE("a TPS that has no row") {
        proof.path.number = 4;
        CHECK(verdict(0) == RekapVerdict::missing);
    }
    SUBCASE("a table of another dapil") {
        nodes[1].dapil = RekapPlace{"1", "dapil", "s"};
        CHECK(verdict(1) == RekapVerdict::wrong_dapil);
        CHECK(proof.verdicts().root == RekapVerdict::wrong_area);
    }
    SUBCASE("a table left out") {
        nodes.pop_back();
        CHECK(proof.verdicts().root == RekapVerdict::wrong_area);
    }
    SUBCASE("another root") {
        proof.claim.root.bytes[0] ^= 1;
        CHECK(proof.verdicts().root == RekapVerdict::wrong_root);
    }
    SUBCASE("other sums in the root") {
        ++proof.claim.values.parts[0].fields[0].sum;
        CHECK(proof.verdicts().root == RekapVerdict::wrong_total);
    }
    SUBCASE("a sum that is too large") {
        nodes[0].rows[0].values->parts[0].fields[0].sum = 9'007'199'254'740'991;
        CHECK(verdict(0) == RekapVerdict::no_sum);
    }
    SUBCASE("no table at all") {
        nodes.clear();
        CHECK_FALSE(proof.verdicts().hold());
    }
    CHECK_FALSE(proof.verdicts().hold());
}

TEST_CASE("above a dapil the parts of ballots are added up by key and edition") {
    const RekapBallot one{"c/1/1", {{"a"}, {"a", true}, {""}, {"b"}, {"b", true}}};
    const RekapBallot other{"c/2/1", {{"b"}, {"b", true}}};
    const RekapBallot again{"c/1/2", {{"a"}, {"a", true}}};
    const std::vector<std::string> columns = {"a", "b"};
    RekapValues values{3, 0, {}};
    values.parts.push_back({"c/1/1", 1, 1, {}, {{9, 1}, {1, 1}, {8, 1}, {4, 1}, {}}});
    values.parts.push_back({"c/1/2", 1, 1, {}, {{7, 1}, {7, 1}}});
    values.parts.push_back({"c/2/1", 1, 1, {}, {{5, 1}, {2, 1}}});

    const auto made = by_columns(values, columns, {one, other, again}).value();
    REQUIRE(made.parts.size() == 2);
    CHECK(made.parts[0].ballot == "1");
    CHECK(made.parts[0].tps_in == 2);
    CHECK(made.parts[0].options == std::vector<RekapSum>{{9, 1}, {1, 1}, {9, 2}, {2, 1}});
    CHECK(made.parts[1].ballot == "2");
    CHECK(made.parts[1].options == std::vector<RekapSum>{{7, 1}, {7, 1}, {}, {}});

    CHECK_FALSE(by_columns(values, columns, {one, other}).has_value());
    CHECK_FALSE(by_columns(values, {"a"}, {one, other, again}).has_value());
}

TEST_CASE("one table has one text") {
    const std::string good = R"([["1","desa","s"],null,null,[[7,")" + to_base64(Hash{}.view()) +
                             R"(",[1,0,["b",1,1,[4,null],[4]]]]]])";
    REQUIRE(parse_rekap_node(good).has_value());
    const auto changed = [&](std::string_view from, std::string_view to) {
        auto text = good;
        text.replace(text.find(from), from.size(), to);
        return text;
    };
    for (const auto& bad :
         {changed("[7,", "[0,"), changed("[7,", "[10000,"), changed("[4]", "[[4,1]]"),
          changed("[4]", "[[4,0]]"), changed("[4]", "[-4]"), changed("[4]", "[[4]]"),
          changed("\"b\",1,1", "\"b\",0,1"), changed("\"b\",1,1", "\"b\",1,2"),
          changed("AAA=", "AAB="), changed("null,null", "null,[]"), changed("[7,", "[ 7,"),
          changed(R"(["1","desa","s"])", R"(["1","desa"])"), changed("[1,0,[", "[1,[")}) {
        CHECK_MESSAGE(!parse_rekap_node(bad).has_value(), bad);
    }
    CHECK_FALSE(parse_rekap_leaf(R"([["k"],null,[1,0,["b",1,1,[],[]]]])").has_value());
    CHECK_FALSE(parse_rekap_leaf(R"([[],null,null])").has_value());
    CHECK(parse_rekap_leaf(R"([["k"],null,null])").has_value());
}

TEST_SUITE_END();
