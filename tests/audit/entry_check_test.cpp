#include "saksi/audit/entry_check.hpp"

#include <doctest/doctest.h>

#include "saksi/note/signer.hpp"
#include "support/notes.hpp"
#include "support/printers.hpp"
#include "support/rfc6962.hpp"
#include "support/vectors.hpp"

using namespace saksi;
using audit::check_checkpoint;
using audit::check_entry;
using audit::check_growth;
using merkle::ProofVerdict;
using note::SignatureVerdict;

namespace {

const std::string origin = "example.org/log";

/// A log of the numbered entries, signed by a key that every test can make.
struct SmallLog {
    std::vector<Bytes> entries = test::rfc6962::numbered_entries(11);
    crypto::SigningKey key = test::key_from("log");
    note::KeySigner signer{origin, key};

    note::SignedCheckpoint checkpoint(std::size_t size, const std::string& name = origin) {
        const test::rfc6962::Entries all(entries);
        const note::Checkpoint checkpoint{name, {size, test::rfc6962::mth(all.first(size))}, {}};
        return {checkpoint, test::signed_by(signer, note::print_checkpoint(checkpoint))};
    }
    note::TlogProof proof(std::size_t index, std::size_t size) {
        const test::rfc6962::Entries all(entries);
        return {{}, {index, test::rfc6962::path(index, all.first(size))}, checkpoint(size)};
    }
    note::GrowthProof growth(std::size_t old_size, std::size_t size) {
        const test::rfc6962::Entries all(entries);
        return {old_size, {test::rfc6962::proof(old_size, all.first(size))}, checkpoint(size)};
    }
    /// The log, and `needed` of three witnesses.
    note::Policy policy(unsigned needed = 0) {
        auto text = "log " + note::to_vkey(signer.key()) + "\n";
        for (const auto* name : {"a", "b", "c"}) text += witness_line(name);
        text += "group all-of-them " + std::to_string(std::max(needed, 1U)) + " a b c\n";
        text += needed == 0 ? "quorum none\n" : "quorum all-of-them\n";
        return note::parse_policy(text).value();
    }
    static std::string witness_line(const std::string& name) {
        const note::VerifierKey key{"example.org/" + name, note::KeyType::cosignature,
                                    test::key_from(name).public_key()};
        return "witness " + name + " " + note::to_vkey(key) + "\n";
    }
    static void cosign(note::SignedCheckpoint& checkpoint, const std::string& name) {
        checkpoint.note.signatures.push_back(note::cosign(checkpoint.note.text, 1'700'000'000,
                                                          "example.org/" + name,
                                                          test::key_from(name))
                                                 .value());
    }
};

}  // namespace

TEST_SUITE_BEGIN("audit/entry_check");

TEST_CASE("offline proofs of another implementation hold under their log and witness") {
    const auto vectors = test::read_vectors("tlog_proofs.json");
    const auto policy =
        note::parse_policy("log " + vectors["log_vkey"].get<std::string>() + "\nwitness w " +
                           vectors["witness_vkey"].get<std::string>() + "\nquorum w\n")
            .value();
    for (const auto& vector : vectors["cases"]) {
        const auto proof = note::parse_tlog_proof(vector["tlog_proof"].get<std::string>()).value();
        const auto entry = test::base64(vector["entry_base64"].get<std::string>());
        const auto report = check_entry(entry, proof, policy);
        CHECK(report.holds());
        CHECK(report.index == vector["index"].get<std::uint64_t>());
        CHECK(report.head.size == vector["size"].get<std::uint64_t>());
        CHECK(report.origin == "example.com/log/testdata");
        CHECK(report.policy.counted == 1);

        auto other = entry;
        other.push_back('!');
        const auto refused = check_entry(other, proof, policy);
        CHECK_FALSE(refused.holds());
        CHECK(refused.inclusion == ProofVerdict::root_mismatch);
    }
}

TEST_CASE("every entry of every small tree is found in its place and in no other") {
    SmallLog log;
    const auto policy = log.policy();
    for (std::size_t size = 1; size <= log.entries.size(); ++size) {
        for (std::size_t index = 0; index < size; ++index) {
            auto proof = log.proof(index, size);
            CHECK(check_entry(log.entries[index], proof, policy).holds());
            for (std::size_t place = 0; place <= size; ++place) {
                if (place == index) continue;
                proof.inclusion.index = place;
                CHECK_FALSE(check_entry(log.entries[index], proof, policy).holds());
            }
        }
    }
}

TEST_CASE("a proof is not evaluated for a checkpoint that nobody vouches for") {
    SmallLog log;
    auto proof = log.proof(6, 11);
    SUBCASE("a log that the policy does not know") {
        const auto report = check_entry(log.entries[6], proof, note::Policy{});
        CHECK_FALSE(report.policy.origin_known);
        CHECK_FALSE(report.holds());
        CHECK(report.inclusion == ProofVerdict::not_checked);
    }
    SUBCASE("a signature that is wrong") {
        proof.checkpoint.note.signatures[0].signature[0] ^= 1;
        const auto report = check_entry(log.entries[6], proof, log.policy());
        CHECK(report.policy.log_signature == SignatureVerdict::wrong);
        CHECK(report.inclusion == ProofVerdict::not_checked);
        CHECK_FALSE(report.holds());
    }
    SUBCASE("too few witnesses, then enough, then one that is wrong") {
        SmallLog::cosign(proof.checkpoint, "a");
        const auto few = check_entry(log.entries[6], proof, log.policy(2));
        CHECK(few.policy.counted == 1);
        CHECK(few.inclusion == ProofVerdict::not_checked);
        CHECK_FALSE(few.holds());

        SmallLog::cosign(proof.checkpoint, "c");
        CHECK(check_entry(log.entries[6], proof, log.policy(2)).holds());

        SmallLog::cosign(proof.checkpoint, "b");
        proof.checkpoint.note.signatures.back().signature[20] ^= 1;
        CHECK_FALSE(check_entry(log.entries[6], proof, log.policy(2)).holds());
    }
}

TEST_CASE("extra lines of a proof change nothing, true or false") {
    SmallLog log;
    auto proof = log.proof(6, 11);
    const auto plain = check_entry(log.entries[6], proof, log.policy());
    proof.extra = Bytes{1, 2, 3};
    const auto with = check_entry(log.entries[6], proof, log.policy());
    CHECK(with.holds());
    CHECK(with.leaf == plain.leaf);
    CHECK(with.index == plain.index);
}

TEST_CASE("a report that nobody filled in does not hold") {
    CHECK_FALSE(audit::EntryReport{}.holds());
    CHECK_FALSE(audit::CheckpointReport{}.holds());
    CHECK_FALSE(audit::GrowthReport{}.holds());
    CHECK_FALSE(audit::GrowthReport{}.is_fork());
}

TEST_CASE("growth between any two sizes holds, and any other proof does not") {
    SmallLog log;
    const auto policy = log.policy();
    for (std::size_t old_size = 1; old_size <= 11; ++old_size) {
        for (std::size_t size = old_size; size <= 11; ++size) {
            auto proof = log.growth(old_size, size);
            const auto older = log.checkpoint(old_size);
            CHECK(check_growth(older, proof, policy).holds());
            if (old_size > 1) {
                const auto report = check_growth(log.checkpoint(old_size - 1), proof, policy);
                CHECK_FALSE(report.holds());
                CHECK_FALSE(report.same_start);
                CHECK(report.growth == ProofVerdict::not_checked);
            }
            proof.consistency.path.push_back(Hash{});
            CHECK_FALSE(check_growth(older, proof, policy).holds());
        }
    }
}

TEST_CASE("what a witness of another implementation accepts holds, what it refuses does not") {
    const auto vectors = test::read_vectors("witness_add_checkpoint.json");
    const auto policy = note::parse_policy(vectors["log_vkey"].get<std::string>() + "\n").value();
    std::optional<note::SignedCheckpoint> last;
    for (const auto& step : vectors["steps"]) {
        CAPTURE(step["name"].get<std::string>());
        const auto proof = note::parse_growth_proof(step["request_body"].get<std::string>());
        if (!proof) continue;
        const bool accepted = step["status"] == 200;
        if (last) CHECK(check_growth(*last, *proof, policy).holds() == accepted);
        if (accepted) last = proof->checkpoint;
    }
    CHECK(last);
}

TEST_CASE("a log that signed two trees of one size is shown to have forked") {
    SmallLog log;
    const auto ours = log.checkpoint(7);
    log.entries[3].push_back('!');
    const auto proof = log.growth(7, 7);
    const auto report = check_growth(ours, proof, log.policy());
    CHECK_FALSE(report.holds());
    CHECK(report.growth == ProofVerdict::root_mismatch);
    CHECK(report.is_fork());
    CHECK(report.older == ours);
    CHECK(report.newer == proof.checkpoint);

    auto unsigned_one = proof;
    unsigned_one.checkpoint.note.signatures[0].signature[5] ^= 1;
    CHECK_FALSE(check_growth(ours, unsigned_one, log.policy()).is_fork());
}

TEST_CASE("the older checkpoint needs the log's signature and no witness, the newer one all") {
    SmallLog log;
    auto older = log.checkpoint(4);
    auto proof = log.growth(4, 9);
    CHECK_FALSE(check_growth(older, proof, log.policy(1)).holds());
    SmallLog::cosign(proof.checkpoint, "a");
    CHECK(check_growth(older, proof, log.policy(1)).holds());

    SUBCASE("a wrong signature under the older one") {
        SmallLog::cosign(older, "b");
        CHECK(check_growth(older, proof, log.policy(1)).holds());
        older.note.signatures.back().signature[30] ^= 1;
        CHECK_FALSE(check_growth(older, proof, log.policy(1)).holds());
    }
    SUBCASE("an older one that the log never signed") {
        older.note.signatures[0].key_id[0] ^= 1;
        CHECK_FALSE(check_growth(older, proof, log.policy(1)).holds());
    }
    SUBCASE("an older one of another log that the policy knows too") {
        auto policy = log.policy(1);
        const auto key = test::key_from("other");
        note::KeySigner other("example.org/other", key);
        policy.logs.push_back({other.key(), ""});
        older.checkpoint.origin = "example.org/other";
        older.note = test::signed_by(other, note::print_checkpoint(older.checkpoint));
        const auto report = check_growth(older, proof, policy);
        CHECK(audit::is_signed_by_log(report.older_policy));
        CHECK_FALSE(report.same_origin);
        CHECK_FALSE(report.holds());
    }
}

TEST_CASE("a checkpoint holds by its signatures alone") {
    SmallLog log;
    CHECK(check_checkpoint(log.checkpoint(5), log.policy()).holds());
    CHECK_FALSE(check_checkpoint(log.checkpoint(5), log.policy(3)).holds());
    CHECK_FALSE(check_checkpoint(log.checkpoint(5, "example.org/other"), log.policy()).holds());
}

TEST_SUITE_END();
