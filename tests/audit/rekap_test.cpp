// Rekap trees against the totals of every level, and proofs from a log with
// everything in them that a forger could change.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/rekap.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <random>

#include "saksi/audit/rekap_check.hpp"
#include "saksi/log/reader.hpp"
#include "small_election.hpp"

using namespace saksi;
using namespace saksi::election;
using namespace saksi::test;
using audit::RekapFlaw;

namespace {

audit::FormSelection all_of(const log::Reader& reader, Contest contest = Contest::ppwp) {
    audit::FormSelection selection;
    selection.size = reader.head().size;
    selection.contest = contest;
    return selection;
}

/// What a table says, as a row of totals would.
struct Seen {
    merkle::RekapValues values;
    unsigned depth = 0;
};
using Tables = std::map<std::pair<std::string, std::string>, Seen>;  // by kind and code

Tables tables_of(log::Reader& reader, const audit::FormSelection& selection) {
    Tables tables;
    audit::RekapListener listener;
    listener.table = [&](const audit::RekapTable& table) {
        tables[{table.head.place.kind, table.head.place.code}] = {table.values, table.depth};
    };
    REQUIRE(audit::build_rekap(reader, selection, listener).has_value());
    return tables;
}

void check_sum(const audit::Sum& total, const merkle::RekapSum& sum) {
    CHECK(total.sum == sum.sum);
    CHECK(total.n == sum.n);
}

/// Every row of the totals of a level, in the table of its unit.
void check_level(log::Reader& reader, UnitKind level, const Tables& tables) {
    audit::TotalsQuery query;
    static_cast<audit::FormSelection&>(query) = all_of(reader);
    query.level = level;
    const auto totals = audit::total_forms(reader, query).value();
    for (const auto& row : totals.rows) {
        if (row.edition.empty()) continue;
        CAPTURE(display_code(row.unit));
        const auto& values = tables.at({std::string(name_of(row.unit.kind)), row.unit.code}).values;
        CHECK(values.tps_total == row.tps_total.value_or(0));
        CHECK(values.tps_absent == row.tps_absent.value_or(0));
        const auto part =
            std::find_if(values.parts.begin(), values.parts.end(),
                         [&](const auto& one) { return one.ballot == "ppwp/" + row.edition; });
        REQUIRE(part != values.parts.end());
        CHECK(part->tps_in == row.tps_in);
        CHECK(part->forms == row.forms);
        for (std::size_t i = 0; i < field_count; ++i) check_sum(row.fields[i], part->fields[i]);
        const auto first = row.edition == "1" ? 0U : 1U;  // ballot 2 has options b and c
        for (std::size_t i = 0; i < part->options.size(); ++i) {
            check_sum(row.options[first + i], part->options[i]);
        }
    }
}

/// Three desa, two ballots, and forms as `dice` has them.
void put_random_forms(EventLog& log, std::mt19937& dice) {
    put_places(log);
    log.put(region("5171021001", "UBUNG"));
    log.put(tps_list("5171021001", 4));
    log.put(pairs_ballot("ppwp/2", {"ppwp/b", "ppwp/c"}));
    for (const auto& [desa, last] :
         {std::pair("5171011003", 4), {"5171011004", 2}, {"5171021001", 4}}) {
        for (int number = 1; number <= last; ++number) {
            if (dice() % 4 == 0) continue;
            const auto of = tps(desa, static_cast<std::uint16_t>(number));
            auto made = form(of, votes({dice() % 300, dice() % 300}),
                             dice() % 5 == 0 ? "ppwp/2" : "ppwp/1");
            auto& sections = std::get<CHasil>(made.body).sections;
            if (dice() % 2 == 0) sections[Field::dpt_j] = Figure(Count{dice() % 300});
            sections[Field::suara_sah] = dice() % 3 == 0 ? Figure(null) : Figure(Count{dice() % 9});
            const auto leaf = log.put(made);
            if (dice() % 4 == 0) log.put(form(of, null), leaf, Cause::penarikan);
        }
    }
}

/// A log with a root, and the proof of one TPS.
struct ProvenLog {
    EventLog log;
    note::RekapProof proof;
    note::Policy policy;

    ProvenLog() {
        put_places(log);
        log.put(form(tps("5171011003", 1), votes({10, 20})));
        log.put(form(tps("5171011003", 3), votes({30, 40})));
        log.put(form(tps("5171011004", 2), votes({50, 60})));
        auto reader = log.reader();
        const auto trees = audit::build_rekap(reader, all_of(reader)).value();
        Event root{header(web), {}, trees.roots.at(0)};
        log.put(root);
        log.put(region("5171021001", "UBUNG"));  // the log goes on
        proof = prove("5171011003001");
        policy =
            note::parse_policy("log " + note::to_vkey(log.log.signer.key()) + "\nquorum none\n")
                .value();
    }

    note::RekapProof prove(const std::string& code) {
        auto reader = log.reader();
        const auto checkpoint = log::read_checkpoint(*log.store).value();
        return audit::prove_rekap(reader, checkpoint, all_of(reader), {code}).value();
    }
    [[nodiscard]] std::vector<RekapFlaw> flaws() const {
        std::vector<RekapFlaw> found;
        for (const auto& finding : audit::check_rekap(proof, policy).findings) {
            found.push_back(finding.flaw);
        }
        return found;
    }
    [[nodiscard]] bool finds(RekapFlaw flaw) const {
        const auto found = flaws();
        return std::find(found.begin(), found.end(), flaw) != found.end();
    }
};

std::string vector_file(const std::string& name) {
    std::ifstream file(SAKSI_SOURCE_DIR "/tests/vectors/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Event worked(const std::string& name) {
    return parse_event(vector_file("events/" + name + ".json")).value();
}

void put_worked(EventLog& log) {
    for (const auto* name : {"election", "tps", "ballot", "c_hasil"}) log.put(worked(name));
}

}  // namespace

TEST_SUITE_BEGIN("audit/rekap");

TEST_CASE("the worked root is that of the worked entries") {
    EventLog log;
    put_worked(log);
    auto reader = log.reader();
    const auto trees = audit::build_rekap(reader, all_of(reader)).value();
    REQUIRE(trees.roots.size() == 1);
    CHECK(trees.roots[0] == std::get<RekapRoot>(worked("rekap_root").body));
}

TEST_CASE("the worked proof is that of the worked log, byte for byte") {
    EventLog log;
    put_worked(log);
    log.put(worked("rekap_root"));
    auto reader = log.reader();
    const auto checkpoint = log::read_checkpoint(*log.store).value();
    const auto proof =
        audit::prove_rekap(reader, checkpoint, all_of(reader), {"5171011003007"}).value();
    CHECK(note::print_rekap_proof(proof) == vector_file("rekap_proof.txt"));
}

TEST_CASE("every table adds up to the totals of its level") {
    std::mt19937 dice(5);
    for (int round = 0; round < 20; ++round) {
        EventLog log;
        put_random_forms(log, dice);
        auto reader = log.reader();
        const auto tables = tables_of(reader, all_of(reader));
        for (const auto level : {UnitKind::desa, UnitKind::kecamatan, UnitKind::kabkota,
                                 UnitKind::provinsi, UnitKind::nasional}) {
            check_level(reader, level, tables);
        }
    }
}

TEST_CASE("a tree is of the size asked for") {
    ProvenLog proven;
    auto reader = proven.log.reader();
    auto selection = all_of(reader);
    selection.size = proven.log.entries.size() - 3;  // without the last form
    const auto trees = audit::build_rekap(reader, selection).value();
    CHECK(trees.roots[0].tps_in == 2);
    CHECK(trees.roots[0].size == selection.size);
    selection.size -= 2;
    CHECK(audit::build_rekap(reader, selection).value().roots.empty());
}

TEST_CASE("a proof holds, of a TPS with a form and of one without") {
    ProvenLog proven;
    for (const auto* code : {"5171011003001", "5171011003002", "5171011004002"}) {
        proven.proof = proven.prove(code);
        const auto report = audit::check_rekap(proven.proof, proven.policy);
        CHECK(report.holds());
        CHECK(display_code(report.tps) == code);
        CHECK(report.form.has_value() == (std::string(code) != "5171011003002"));
        const auto text = note::print_rekap_proof(proven.proof);
        CHECK(note::parse_rekap_proof(text).value() == proven.proof);
    }
    auto reader = proven.log.reader();
    const auto checkpoint = log::read_checkpoint(*proven.log.store).value();
    const auto unknown = audit::prove_rekap(reader, checkpoint, all_of(reader), {"5171011003009"});
    REQUIRE_FALSE(unknown.has_value());
    CHECK(unknown.error().code == ErrorCode::not_found);
}

TEST_CASE("logged recapitulations of the units stand beside their tables") {
    EventLog log;
    put_places(log);
    log.put(form(tps("5171011003", 1), votes({10, 20})));
    DHasil recap;
    recap.unit = unit("517101");
    recap.ballot = "ppwp/1";
    recap.votes = votes({10, 21});
    const auto first = log.put({header(web), {}, recap});
    recap.votes = votes({10, 22});
    log.put({header(web), {}, recap}, first);
    recap.unit = unit("5172");  // another's
    log.put({header(web), {}, recap});
    auto reader = log.reader();
    log.put({header(web), {}, audit::build_rekap(reader, all_of(reader)).value().roots.at(0)});
    recap.unit = unit("51");  // too late
    log.put({header(web), {}, recap});
    auto whole = log.reader();
    const auto checkpoint = log::read_checkpoint(*log.store).value();
    auto proof = audit::prove_rekap(whole, checkpoint, all_of(whole), {"5171011003001"}).value();
    const auto policy =
        note::parse_policy("log " + note::to_vkey(log.log.signer.key()) + "\nquorum none\n")
            .value();
    const auto report = audit::check_rekap(proof, policy);
    CHECK(report.holds());
    REQUIRE(report.recaps.size() == 1);
    CHECK(report.recaps[0].table == 1);
    CHECK(report.recaps[0].figures.options == std::vector<merkle::RekapSum>{{10, 1}, {22, 1}});
    CHECK(note::parse_rekap_proof(note::print_rekap_proof(proof)).value() == proof);

    auto& entry = proof.recaps.at(0).entry;
    entry.replace(entry.find("[10,22]"), 7, "[10,23]");
    const auto forged = audit::check_rekap(proof, policy);
    REQUIRE(forged.findings.size() == 1);
    CHECK(forged.findings[0].flaw == RekapFlaw::recap_not_in_log);
}

TEST_CASE("each part of a proof that is another is named") {
    ProvenLog proven;
    auto& proof = proven.proof;
    REQUIRE(proven.flaws().empty());

    SUBCASE("the root's entry") {
        proof.root.entry.replace(proof.root.entry.find("\"tps_in\":3"), 10, "\"tps_in\":4");
        CHECK(proven.finds(RekapFlaw::root_not_in_log));
    }
    SUBCASE("another entry in its place") {
        proof.root = proof.ballots[0];
        CHECK(proven.flaws() == std::vector{RekapFlaw::not_a_root});
    }
    SUBCASE("the size that was added up") {
        const auto size = std::get<RekapRoot>(parse_event(proof.root.entry)->body).size;
        const auto was = "\"size\":" + std::to_string(size);
        proof.root.entry.replace(proof.root.entry.find(was), was.size(),
                                 "\"size\":" + std::to_string(size - 1));
        CHECK(proven.finds(RekapFlaw::root_not_in_log));
        CHECK(proven.finds(RekapFlaw::other_log));
    }
    SUBCASE("the way from that size on") {
        proof.growth.path.back().bytes[0] ^= 1;
        CHECK(proven.flaws() == std::vector{RekapFlaw::other_log});
    }
    SUBCASE("the form") {
        auto& entry = proof.form->entry;
        entry.replace(entry.find("[10,20]"), 7, "[11,20]");
        CHECK(proven.finds(RekapFlaw::form_not_in_log));
        CHECK(proven.finds(RekapFlaw::not_the_form));
    }
    SUBCASE("the form of another TPS") {
        proof.form = proven.prove("5171011003003").form;
        CHECK(proven.flaws() == std::vector{RekapFlaw::not_the_form});
    }
    SUBCASE("no form") {
        proof.form.reset();
        CHECK(proven.flaws() == std::vector{RekapFlaw::form_missing});
    }
    SUBCASE("the ballot") {
        auto& entry = proof.ballots[0].entry;
        entry.replace(entry.find("Nama ppwp/a"), 11, "Nama ppwp/x");
        CHECK(proven.flaws() == std::vector{RekapFlaw::ballot_not_in_log});
    }
    SUBCASE("another entry for a ballot") {
        proof.ballots[0] = *proof.form;
        CHECK(proven.finds(RekapFlaw::not_a_ballot));
    }
    SUBCASE("the leaf's figures") {
        ++proof.path.leaf.values->parts[0].options[0].sum;
        CHECK(proven.finds(RekapFlaw::leaf_differs));
        CHECK(proven.finds(RekapFlaw::table_differs));
    }
    SUBCASE("the leaf's key") {
        auto& key = proof.path.leaf.key;
        key.replace(key.find("\"number\":1"), 10, "\"number\":2");
        CHECK(proven.finds(RekapFlaw::not_the_tps));
    }
    SUBCASE("the number of the TPS") {
        proof.path.number = 2;
        CHECK(proven.finds(RekapFlaw::not_the_tps));
    }
    SUBCASE("a table") {
        ++proof.path.nodes[2].rows[0].values->parts[0].options[1].sum;
        const auto findings = audit::check_rekap(proof, proven.policy).findings;
        REQUIRE(findings.size() == 2);
        CHECK(findings[0].table == 2);
        CHECK(findings[0].verdict == merkle::RekapVerdict::wrong_values);
        CHECK(findings[1].table == 3);
        CHECK(findings[1].verdict == merkle::RekapVerdict::wrong_hash);
    }
    SUBCASE("no tables") {
        proof.path.nodes.clear();
        CHECK(proven.finds(RekapFlaw::table_differs));
    }
    CHECK_FALSE(audit::check_rekap(proof, proven.policy).holds());
}

TEST_CASE("where the policy is not satisfied nothing else is looked at") {
    ProvenLog proven;
    const auto key = key_of("stranger");
    const note::KeySigner stranger("example.org/log", key);
    proven.policy =
        note::parse_policy("log " + note::to_vkey(stranger.key()) + "\nquorum none\n").value();
    const auto report = audit::check_rekap(proven.proof, proven.policy);
    CHECK_FALSE(report.holds());
    CHECK_FALSE(report.root.has_value());
}

TEST_SUITE_END();
