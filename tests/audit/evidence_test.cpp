// Evidence bundles made from a log, with everything in them that a forger could
// change, and each change named.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/evidence.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <tuple>
#include <utility>

#include "saksi/audit/evidence_check.hpp"
#include "saksi/audit/rekap.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/crypto/sha256.hpp"
#include "small_election.hpp"

using namespace saksi;
using namespace saksi::election;
using namespace saksi::test;
using audit::ClaimAnswer;
using audit::ClaimKind;
using audit::EvidenceFlaw;

namespace {

audit::FormSelection all_of(const log::Reader& reader) {
    audit::FormSelection selection;
    selection.size = reader.head().size;
    return selection;
}

/// A TPS with three versions and two strays, of which one came after the rekap
/// tree, as did the last version; another TPS with one.
struct Office {
    EventLog log;
    std::vector<std::uint64_t> versions, strays;
    std::uint64_t other = 0;
    audit::ChosenPolicy policy;
    note::Evidence evidence;

    Office() {
        put_places(log);
        const auto ruling = log.put(decision());
        log.put(form(tps("5171011004", 2), votes({50, 60})));
        other = last();
        const auto first = put(versions, votes({10, 20}));
        put(strays, votes({9, 9}));
        auto second = form(tps("5171011003", 1), votes({11, 20}));
        second.correction = Correction{first, Cause::putusan, to_hex(ruling.view())};
        const auto second_leaf = log.put(second);
        versions.push_back(last());
        auto reader = log.reader();
        log.put({header(web), {}, audit::build_rekap(reader, all_of(reader)).value().roots.at(0)});
        put(versions, null, second_leaf, Cause::penarikan);
        put(strays, votes({7, 7}), first);
        make();
        policy = {note::parse_policy("log " + note::to_vkey(log.log.signer.key()) + "\n" +
                                     "witness w " + note::to_vkey(witness()) + "\nquorum w\n")
                      .value(),
                  {}};
    }

    static Event decision() {
        Ruling made;
        made.body = RulingBody::mk;
        made.number = "1/PHPU/2024";
        made.date = "2024-03-01";
        made.title = "Perselisihan";
        return {header(), {}, made};
    }
    [[nodiscard]] std::uint64_t last() const { return log.entries.size() - 1; }
    Hash put(std::vector<std::uint64_t>& where, Votes votes,
             std::optional<Hash> replaces = std::nullopt, Cause cause = Cause::tanpa_keterangan) {
        auto event = form(tps("5171011003", 1), std::move(votes));
        if (replaces) event.correction = Correction{*replaces, cause, {}};
        const auto leaf = log.put(event);
        where.push_back(last());
        return leaf;
    }
    static note::VerifierKey witness() {
        return {"example.org/witness", note::KeyType::cosignature, key_of("witness").public_key()};
    }
    note::SignedCheckpoint cosigned() {
        auto checkpoint = log::read_checkpoint(*log.store).value();
        checkpoint.note.signatures.push_back(note::cosign(checkpoint.note.text, 1'700'000'000,
                                                          "example.org/witness", key_of("witness"))
                                                 .value());
        return checkpoint;
    }

    note::Evidence make(bool rekap = true, std::vector<std::uint64_t> entries = {},
                        std::optional<std::string> code = "5171011003001") {
        auto reader = log.reader();
        audit::EvidenceRequest request;
        request.forms = all_of(reader);
        request.rekap = rekap;
        request.entries = std::move(entries);
        if (code) request.tps = audit::TpsName{*code};
        evidence = audit::collect_evidence(reader, cosigned(), request).value();
        return evidence;
    }
    [[nodiscard]] audit::EvidenceReport check() const {
        return audit::check_evidence(evidence, policy);
    }
    /// What is wrong with a claim, in the order in which it is said.
    [[nodiscard]] std::vector<EvidenceFlaw> flaws(ClaimKind kind) const {
        const auto report = check();
        std::vector<EvidenceFlaw> found;
        for (const auto& finding : report.claim(kind)->findings) found.push_back(finding.flaw);
        return found;
    }
    [[nodiscard]] ClaimAnswer answer(ClaimKind kind) const { return check().claim(kind)->answer(); }
    note::ProvenEntry& entry(std::uint64_t index) {
        return *const_cast<note::ProvenEntry*>(evidence.entry(index));
    }
    void drop(std::uint64_t index) {
        std::erase_if(evidence.entries,
                      [&](const auto& one) { return one.inclusion.index == index; });
    }
    /// Puts in an entry of the log, with its true proof.
    void put_in(std::uint64_t index) {
        const auto whole = std::exchange(evidence, {});
        const auto proven = *make(false, {index}, {}).entry(index);
        evidence = whole;
        const auto at = std::find_if(evidence.entries.begin(), evidence.entries.end(),
                                     [&](const auto& one) { return one.inclusion.index > index; });
        evidence.entries.insert(at, proven);
    }
};

/// The same for all tests, as it was made.
Office& the_office() {
    static Office office;
    static const auto made = std::pair(office.evidence, office.policy);
    std::tie(office.evidence, office.policy) = made;
    return office;
}

std::string vector_file(const std::string& name) {
    std::ifstream file(SAKSI_SOURCE_DIR "/tests/vectors/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_SUITE_BEGIN("audit/evidence");

TEST_CASE("a bundle of a TPS holds, and tells all of it") {
    auto& office = the_office();
    const auto& evidence = office.evidence;
    CHECK(evidence.claims == note::EvidenceClaims{{}, office.versions, office.strays});
    CHECK(note::parse_evidence(note::print_evidence(evidence)).value() == evidence);

    const auto report = office.check();
    CHECK(report.answer() == ClaimAnswer::holds);
    CHECK(report.place == "TPS 001 SESETAN, DENPASAR SELATAN, BALI");
    REQUIRE(report.versions.size() == 5);
    CHECK(report.versions.back().step == record::StepKind::stray);
    CHECK(report.versions[2].changes ==
          std::vector<FigureChange>{{"paslon_1", Count{10}, Count{11}}});
    const auto* current = report.claim(ClaimKind::current);
    REQUIRE(current != nullptr);
    CHECK(current->entries == std::vector{office.versions[1]});  // the third came after the tree
    REQUIRE(report.counted() != nullptr);
    CHECK(report.counted()->version.index == office.versions[1]);
    REQUIRE(report.ballot(report.versions[0]) != nullptr);
    std::vector<std::string> types;
    for (const auto& [index, event] : report.names) types.emplace_back(type_of(event));
    CHECK(types == std::vector<std::string>{"election", "ballot", "region", "region", "region",
                                            "region", "ruling"});
}

TEST_CASE("without the rekap proof nothing says which version counts") {
    auto& office = the_office();
    office.make(false);
    const auto report = office.check();
    CHECK(report.answer() == ClaimAnswer::holds);
    CHECK(report.claim(ClaimKind::current) == nullptr);
    CHECK(report.counted() == nullptr);
}

TEST_CASE("any entries can be carried, with a TPS or alone") {
    auto& office = the_office();
    office.make(true, {office.other, office.versions[0], 0});
    CHECK(office.evidence.claims.entries == std::vector<std::uint64_t>{0, office.other});
    CHECK(office.check().answer() == ClaimAnswer::holds);
    office.make(true, {3, 1, 1}, {});
    CHECK(office.evidence.claims == note::EvidenceClaims{{1, 3}, {}, {}});
    CHECK(office.evidence.entries.size() == 2);
    CHECK(office.check().answer() == ClaimAnswer::holds);
}

TEST_CASE("what cannot be carried is refused") {
    auto& office = the_office();
    auto reader = office.log.reader();
    audit::EvidenceRequest request;
    request.forms = all_of(reader);
    const auto code = [&] {
        return audit::collect_evidence(reader, office.cosigned(), request).error().code;
    };
    CHECK(code() == ErrorCode::usage);
    request.entries = {reader.head().size};
    CHECK(code() == ErrorCode::not_found);
    request.entries.resize(note::max_evidence_entries + 1);
    CHECK(code() == ErrorCode::not_found);
    request.entries.clear();
    request.tps = audit::TpsName{"5171011003002"};
    CHECK(code() == ErrorCode::not_found);
}

TEST_CASE("an entry with a line feed has no place in a bundle") {
    EventLog log;
    log.entries = {copy_of(bytes_of("one line")), copy_of(bytes_of("two\nlines")), {}};
    auto reader = log.reader();
    const auto checkpoint = log::read_checkpoint(*log.store).value();
    audit::EvidenceRequest request;
    request.entries = {0};
    CHECK(audit::collect_evidence(reader, checkpoint, request).has_value());
    for (const auto index : {std::uint64_t{1}, std::uint64_t{2}}) {
        request.entries = {index};
        const auto refused = audit::collect_evidence(reader, checkpoint, request);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().code == ErrorCode::unsupported);
    }
}

TEST_CASE("each part of a bundle that is another is named") {
    auto& office = the_office();
    auto& evidence = office.evidence;
    const auto first = office.versions[0], second = office.versions[1];

    SUBCASE("a figure") {
        auto& text = office.entry(first).entry;
        text.replace(text.find("[10,20]"), 7, "[12,20]");
        CHECK(office.flaws(ClaimKind::versions) ==
              std::vector{EvidenceFlaw::not_in_log, EvidenceFlaw::not_linked});
    }
    SUBCASE("a hash of a path") {
        office.entry(second).inclusion.path[1].bytes[5] ^= 1;
        CHECK(office.flaws(ClaimKind::versions) == std::vector{EvidenceFlaw::not_in_log});
        CHECK(office.check().claim(ClaimKind::versions)->findings[0].inclusion ==
              merkle::ProofVerdict::root_mismatch);
    }
    SUBCASE("two entries swapped") {
        std::swap(office.entry(first).entry, office.entry(second).entry);
        CHECK(office.answer(ClaimKind::versions) == ClaimAnswer::does_not_hold);
        CHECK(office.flaws(ClaimKind::versions).front() == EvidenceFlaw::not_in_log);
    }
    SUBCASE("a version left out") {
        office.drop(second);
        std::erase(evidence.claims.versions, second);
        CHECK(office.flaws(ClaimKind::versions) == std::vector{EvidenceFlaw::not_linked});
        CHECK(office.flaws(ClaimKind::current) == std::vector{EvidenceFlaw::not_the_last});
    }
    SUBCASE("the first version left out") {
        office.drop(first);
        std::erase(evidence.claims.versions, first);
        CHECK(office.flaws(ClaimKind::versions) == std::vector{EvidenceFlaw::starts_later});
        CHECK(office.answer(ClaimKind::versions) == ClaimAnswer::could_not_check);
        CHECK(office.flaws(ClaimKind::strays) ==
              std::vector{EvidenceFlaw::is_a_version, EvidenceFlaw::names_unknown});
    }
    SUBCASE("a version not claimed") {
        std::erase(evidence.claims.versions, office.versions[2]);
        CHECK(office.flaws(ClaimKind::versions) == std::vector{EvidenceFlaw::left_out});
    }
    SUBCASE("a version said to be none") {
        std::erase(evidence.claims.versions, office.versions[2]);
        evidence.claims.strays.insert(evidence.claims.strays.begin() + 1, office.versions[2]);
        CHECK(office.flaws(ClaimKind::strays) == std::vector{EvidenceFlaw::is_a_version});
    }
    SUBCASE("a stray said to be a version") {
        evidence.claims.versions.insert(evidence.claims.versions.begin() + 1, office.strays[0]);
        std::erase(evidence.claims.strays, office.strays[0]);
        CHECK(office.flaws(ClaimKind::versions) ==
              std::vector{EvidenceFlaw::not_linked, EvidenceFlaw::not_linked});
    }
    SUBCASE("a stray that took a version's place: only the tree can tell") {
        evidence.claims = {{}, {first, office.strays[1]}, {}};
        for (const auto index : {office.strays[0], second, office.versions[2]}) office.drop(index);
        CHECK(office.answer(ClaimKind::versions) == ClaimAnswer::holds);  // it does name the first
        CHECK(office.flaws(ClaimKind::current) == std::vector{EvidenceFlaw::not_the_last});
    }
    SUBCASE("another TPS's form") {
        office.put_in(office.other);
        evidence.claims.versions.insert(evidence.claims.versions.begin(), office.other);
        CHECK(office.flaws(ClaimKind::versions) == std::vector(3, EvidenceFlaw::other_form));
        CHECK(office.flaws(ClaimKind::current) == std::vector{EvidenceFlaw::rekap_of_other});
    }
    SUBCASE("an event that is no form") {
        evidence.claims.versions.insert(evidence.claims.versions.begin(), 0);
        CHECK(office.flaws(ClaimKind::versions).front() == EvidenceFlaw::not_a_form);
    }
    SUBCASE("another entry's proof") {
        office.entry(first).inclusion.path = office.entry(second).inclusion.path;
        CHECK(office.flaws(ClaimKind::versions) == std::vector{EvidenceFlaw::not_in_log});
    }
    SUBCASE("a name") {
        auto& text = office.entry(1).entry;
        text.replace(text.find("Nama ppwp/a"), 11, "Nama ppwp/x");
        CHECK(office.flaws(ClaimKind::beside) == std::vector{EvidenceFlaw::not_in_log});
    }
    SUBCASE("a table of the rekap proof") {
        ++evidence.rekap->path.nodes[2].rows[0].values->parts[0].options[1].sum;
        CHECK(office.flaws(ClaimKind::current) == std::vector{EvidenceFlaw::rekap_differs});
    }
    SUBCASE("the rekap proof of another TPS") {
        const auto whole = evidence;
        const auto other = office.make(true, {}, "5171011004002");
        evidence = whole;
        evidence.rekap = other.rekap;
        evidence.checkpoint = other.checkpoint;
        CHECK(office.flaws(ClaimKind::current) == std::vector{EvidenceFlaw::rekap_of_other});
    }
    SUBCASE("another size of the tree") {
        --evidence.checkpoint.checkpoint.head.size;
        CHECK(office.answer(ClaimKind::versions) == ClaimAnswer::does_not_hold);
    }
    CHECK(office.check().answer() != ClaimAnswer::holds);
}

TEST_CASE("a newer release's event in the place of a version leaves the chain open") {
    EventLog log;
    log.put(pemilu(Contest::ppwp, OptionKind::pair));
    log.entries.push_back(copy_of(bytes_of(R"({"type":"c_hasil","v":2})")));
    auto reader = log.reader();
    audit::EvidenceRequest request;
    request.entries = {1};
    const auto checkpoint = log::read_checkpoint(*log.store).value();
    auto evidence = audit::collect_evidence(reader, checkpoint, request).value();
    const audit::ChosenPolicy policy{
        note::parse_policy("log " + note::to_vkey(log.log.signer.key()) + "\nquorum none\n")
            .value(),
        {}};
    CHECK(audit::check_evidence(evidence, policy).answer() == ClaimAnswer::holds);
    evidence.claims = {{}, {1}, {}};
    const auto report = audit::check_evidence(evidence, policy);
    CHECK(report.answer() == ClaimAnswer::could_not_check);
    CHECK(report.claims[0].findings ==
          std::vector<audit::EvidenceFinding>{{EvidenceFlaw::opaque, 1}});
}

TEST_CASE("where the policy is not satisfied no claim is looked at") {
    auto& office = the_office();
    SUBCASE("another log's key") {
        const auto key = key_of("stranger");
        const note::KeySigner stranger("example.org/log", key);
        office.policy.policy =
            note::parse_policy("log " + note::to_vkey(stranger.key()) + "\nquorum none\n").value();
    }
    SUBCASE("the witness's word is gone") { office.evidence.checkpoint.note.signatures.pop_back(); }
    SUBCASE("another log's checkpoint") {
        EventLog other;
        put_places(other);
        static_cast<void>(other.reader());
        office.evidence.checkpoint = log::read_checkpoint(*other.store).value();
    }
    const auto report = office.check();
    CHECK(report.answer() == ClaimAnswer::does_not_hold);
    for (const auto& claim : report.claims) CHECK(claim.answer() == ClaimAnswer::could_not_check);
    CHECK(report.versions.empty());
}

TEST_CASE("a policy that is not the one it was made for is said, and decides") {
    auto& office = the_office();
    CHECK(office.check().entries.match == audit::PolicyMatch::not_named);
    const auto file = crypto::sha256(bytes_of("a policy"));
    office.evidence.policy = file;
    CHECK(office.check().entries.match == audit::PolicyMatch::other);
    CHECK(office.check().answer() == ClaimAnswer::holds);
    office.policy.file = file;
    CHECK(office.check().entries.match == audit::PolicyMatch::same);
}

// Every byte; under a sanitizer, which takes twenty times as long, every 41st.
TEST_CASE("no changed byte of a bundle holds and says another thing") {
#ifdef __SANITIZE_ADDRESS__
    constexpr std::size_t step = 41;
#else
    constexpr std::size_t step = 1;
#endif
    auto& office = the_office();
    office.evidence.policy = crypto::sha256(bytes_of("a policy"));
    const auto good = note::print_evidence(office.evidence);
    const auto policy_end = good.find('\n', good.find('\n') + 1);
    std::size_t held = 0;
    for (std::size_t at = 0; at < good.size(); at += step) {
        auto text = good;
        // Mostly a digit becomes another digit, so that numbers stay numbers.
        const auto byte = static_cast<unsigned char>(good[at]);
        text[at] = static_cast<char>(byte ^ (at % 3 == 2 ? 0x40U : 1U));
        const auto evidence = note::parse_evidence(text);
        if (!evidence) continue;
        const auto report = audit::check_evidence(*evidence, office.policy);
        if (report.answer() != ClaimAnswer::holds) continue;
        ++held;
        CAPTURE(at);
        // Only of the policy's hash, and then the difference is said.
        CHECK(at < policy_end);
        auto same = *evidence;
        same.policy = office.evidence.policy;
        CHECK(same == office.evidence);
    }
    CHECK(held > 0);
}

TEST_CASE("the worked bundle is that of the worked log, byte for byte") {
    EventLog log;
    for (const auto* name :
         {"election", "tps", "ballot", "c_hasil", "rekap_root", "region", "c_hasil_replaces"}) {
        log.put(parse_event(vector_file("events/" + std::string(name) + ".json")).value());
    }
    auto reader = log.reader();
    audit::EvidenceRequest request;
    request.forms = all_of(reader);
    request.tps = audit::TpsName{"5171011003007"};
    const auto checkpoint = log::read_checkpoint(*log.store).value();
    auto evidence = audit::collect_evidence(reader, checkpoint, request).value();
    const auto policy = "log " + note::to_vkey(log.log.signer.key()) + "\nquorum none\n";
    evidence.policy = crypto::sha256(bytes_of(policy));
    CHECK(note::print_evidence(evidence) == vector_file("evidence_bundle.txt"));
    const audit::ChosenPolicy chosen{note::parse_policy(policy).value(), evidence.policy};
    const auto report = audit::check_evidence(evidence, chosen);
    CHECK(report.answer() == ClaimAnswer::holds);
    CHECK(report.entries.match == audit::PolicyMatch::same);
}

TEST_SUITE_END();
