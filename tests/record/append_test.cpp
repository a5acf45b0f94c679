// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/append.hpp"

#include <doctest/doctest.h>

#include "support/printers.hpp"
#include "support/record_log.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::RecordLog;

namespace {

/// The form of a TPS with keys in any order and spaces, as people write it.
std::string form(int number, const std::string& votes, const std::string& rest = "") {
    return R"({"v": 1, "type": "c_hasil", "election": "pemilu-2024", "at": null, "by": "t",)"
           R"( "contest": "ppwp", "unit": {"kind": "tps", "scheme": "kpu-2024",)"
           R"( "code": "5171011003", "number": )" +
           std::to_string(number) +
           R"(}, "round": 1, "ballot": "ppwp/1", "source": {"kind": "sirekap", "name": "web"},)"
           R"( "votes": )" +
           votes + rest + "}\n";
}

std::string replacing(const Hash& leaf) {
    return R"(, "replaces": ")" + to_hex(leaf.view()) + R"(", "cause": "pembetulan")";
}

std::string ballot(const std::string& id, const std::string& name) {
    return R"({"v":1,"type":"ballot","election":"pemilu-2024","at":null,"by":"t","id":")" + id +
           R"(","contest":"ppwp","unit":{"kind":"nasional","scheme":"kpu-2024","code":"0"},)"
           R"("options":[{"kind":"pair","number":1,"key":"a","name":")" +
           name + "\"}]}\n";
}

const std::string bad_line = form(2, "[1,2]");
const std::string good_line = form(1, "[12,112,69]");

/// A ballot of two parties, with two candidates and none.
const std::string party_ballot =
    R"({"v":1,"type":"ballot","election":"pemilu-2024","at":null,"by":"t","id":"pdpr/5101/1",)"
    R"("contest":"pdpr","unit":{"kind":"dapil","scheme":"kpu-2024","code":"5101"},"options":[)"
    R"({"kind":"party","number":1,"key":"a","name":"A","candidates":[)"
    R"({"number":1,"key":"a-1","name":"C"},{"number":2,"key":"a-2","name":"D"}]},)"
    R"({"kind":"party","number":2,"key":"b","name":"B","candidates":[]}]})";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    REQUIRE(text.find(what) != std::string::npos);
    return text.replace(text.find(what), what.size(), by);
}

/// A form of the DPR on that ballot.
std::string party_form(int number, const std::string& votes) {
    const auto line = replaced(form(number, votes), R"("contest": "ppwp")", R"("contest": "pdpr")");
    return replaced(line, "ppwp/1", "pdpr/5101/1");
}

/// Forms that may be logged or not, for every reason that a log has.
std::vector<std::string> forms_of_every_kind(const Hash& logged) {
    std::vector<std::string> lines = {
        good_line,  // as it was logged before
        form(2, "[1,2,3]"),
        form(2, "[1,2,3]"),
        form(2, "[1,2,4]"),  // a stray
        form(1, "[12,122,69]", replacing(logged)),
        form(1, "[13,122,69]", replacing(logged)),  // it comes too late
        form(3, "[1,2,3]", replacing(logged)),
        form(4, "null"),
        form(5, "[1,null,3]", R"(, "at_text": "pukul 10", "documents": {"count": 2})"),
        form(6, "[1,2]"),
        form(6, "[1,2,3,4]"),
        form(6, R"({"partai":[1,2,3]})"),
        replaced(form(7, "[1,2,3]"), "pemilu-2024", "pemilu-2029"),
        replaced(form(7, "[1,2,3]"), "ppwp/1", "ppwp/9"),
        replaced(form(7, "[1,2,3]"), R"("contest": "ppwp")", R"("contest": "pdpr")"),
        form(7, "[1,2,3]", R"(, "at_text": "NIK 3171010101900001")"),
        party_form(1, "null"),  // its ballot comes later
        party_ballot + "\n",
        party_form(1, "null"),
        party_form(2, R"({"calon":[[1,2],[]],"logo":[1,2],"partai":[4,2]})"),
        party_form(3, R"({"partai":[4,2]})"),
        party_form(4, R"({"partai":[4]})"),
        party_form(4, R"({"partai":[4,1],"logo":[1]})"),
        party_form(4, R"({"calon":[[1],[]]})"),
        party_form(4, R"({"calon":[[1,2]]})"),
        party_form(4, R"({"calon":[[1,2],[],[]]})"),
        party_form(4, "[1,2]"),
        form(8, "[1,2,3]"),
    };
    return lines;
}

/// What came of appending lines to a log that holds `good_line`.
struct Appended {
    AppendReport report;
    std::vector<std::string> entries;
    std::vector<std::string> refusals;
    bool operator==(const Appended&) const = default;
};

/// Each line as `spell` writes it.
template <class Spell>
Appended appended(Spell spell) {
    RecordLog log;
    const auto first = log.size();
    REQUIRE(log.append(good_line));
    std::string text;
    for (const auto& line : forms_of_every_kind(merkle::leaf_hash(bytes_of(log.entry(first))))) {
        text += spell(json::print(json::parse(line).value())) + "\n";
    }
    Appended done;
    RejectRule rule;
    rule.keep_good = true;
    rule.on_reject = [&](const Reject& reject) {
        done.refusals.push_back(std::to_string(reject.line) + ": " + to_text(reject.error));
    };
    done.report = log.append(text, rule).value();
    for (auto i = first; i < log.size(); ++i) done.entries.push_back(log.entry(i));
    return done;
}

}  // namespace

TEST_SUITE_BEGIN("record/append");

TEST_CASE("forms that are canonical are logged, and refused, as those that have to be printed") {
    const auto as_they_stand = appended([](const std::string& line) { return line; });
    const auto printed = appended([](const std::string& line) { return "{ " + line.substr(1); });
    CHECK(as_they_stand == printed);
    CHECK(as_they_stand.report == AppendReport{28, 12, 2, 14, 2});
}

TEST_CASE("what is logged is the canonical form of what was written") {
    RecordLog log;
    const auto first = log.size();
    const auto report = log.append("\n" + good_line + "  \n");
    CHECK(report.value() == AppendReport{1, 1, 0, 0, 0});
    const auto value = json::parse(good_line);
    CHECK(log.entry(first) == json::print(*value));
    // a line without its end, and one that ends as on Windows
    CHECK(log.append("\r\n" + form(3, "null").substr(0, form(3, "null").size() - 1))->added == 1);
    auto windows = form(4, "null");
    windows.insert(windows.size() - 1, "\r");
    CHECK(log.append(windows)->added == 1);
}

TEST_CASE("the same entry again adds nothing, in another batch or the same") {
    RecordLog log;
    REQUIRE(log.append(good_line).has_value());
    const auto size = log.size();
    CHECK(log.append(good_line).value() == AppendReport{1, 0, 1, 0, 0});
    CHECK(log.size() == size);
    CHECK(log.append(form(5, "null") + form(5, "null")).value() == AppendReport{2, 1, 1, 0, 0});
    CHECK(log.size() == size + 1);
}

TEST_CASE("one bad line of any file refuses all, and is named") {
    RecordLog log;
    const auto size = log.size();
    const auto done = log.run([&](EventBatch& batch) {
        std::istringstream good(good_line);
        std::istringstream bad(form(3, "null") + "\n" + bad_line);
        return append_events(batch, {{"good.ndjson", &good}, {"bad.ndjson", &bad}});
    });
    REQUIRE(!done.has_value());
    CHECK(done.error().where == "bad.ndjson: line 3: votes");
    CHECK(log.size() == size);
}

TEST_CASE("a refusal names the field and the reason") {
    RecordLog log;
    const auto refused = [&](const std::string& line, const std::string& where, ErrorCode code) {
        const auto done = log.append(line);
        REQUIRE(!done.has_value());
        CHECK(done.error().where == "lines: line 1" + where);
        CHECK(done.error().code == code);
    };
    refused("{\n", ": byte 1", ErrorCode::malformed);
    refused(form(1, "null", R"(, "extra": 1)"), ": extra", ErrorCode::malformed);
    refused(form(0, "null"), ": unit.number", ErrorCode::malformed);
    refused(form(1, "[1,2,-3]"), ": votes[2]", ErrorCode::malformed);
    refused(R"({"v":1,"type":"putusan"})", "", ErrorCode::unsupported);
    refused(form(1, "null", R"(, "replaces": "xyz", "cause": "psu")"), ": replaces",
            ErrorCode::malformed);
    refused(std::string(1 << 21, 'x'), "", ErrorCode::too_large);
    auto elsewhere = good_line;
    elsewhere.replace(elsewhere.find("pemilu-2024"), 11, "pemilu-2029");
    refused(elsewhere, ": election", ErrorCode::not_found);
    auto ballotless = good_line;
    ballotless.replace(ballotless.find("ppwp/1"), 6, "ppwp/9");
    refused(ballotless, ": ballot", ErrorCode::not_found);
    refused(form(1, "null", R"(, "at_text": "NIK 3171010101900001")"), ": at_text",
            ErrorCode::personal_data);
}

TEST_CASE("bad lines can be set aside, and the good ones logged") {
    RecordLog log;
    std::vector<Reject> rejects;
    RejectRule rule;
    rule.keep_good = true;
    rule.on_reject = [&](const Reject& reject) { rejects.push_back(reject); };
    const auto report = log.append(good_line + bad_line + "nonsense\n" + form(7, "null"), rule);
    CHECK(report.value() == AppendReport{4, 2, 0, 2, 0});
    REQUIRE(rejects.size() == 2);
    CHECK(rejects[0].line == 2);
    CHECK(rejects[0].text + "\n" == bad_line);
    CHECK(rejects[1].text == "nonsense");
    CHECK(rejects[1].file == "lines");
}

TEST_CASE("every bad line is told of, also when everything is refused") {
    RecordLog log;
    int told = 0;
    RejectRule rule;
    rule.on_reject = [&](const Reject&) { ++told; };
    CHECK(!log.append(bad_line + good_line + bad_line, rule).has_value());
    CHECK(told == 2);
}

TEST_CASE("an event may need what stands before it in the same command") {
    RecordLog log;
    const auto on_new_ballot = [&] {
        auto line = form(1, "[7]");
        line.replace(line.find("ppwp/1"), 6, "ppwp/2");
        return line;
    }();
    CHECK(!log.append(on_new_ballot + ballot("ppwp/2", "A")).has_value());
    CHECK(log.append(ballot("ppwp/2", "A") + on_new_ballot)->added == 2);
}

TEST_CASE("a ballot is logged once and never changed") {
    RecordLog log;
    REQUIRE(log.append(ballot("ppwp/2", "A")).has_value());
    CHECK(log.append(ballot("ppwp/2", "A"))->duplicates == 1);
    const auto other = log.append(ballot("ppwp/2", "B"));
    REQUIRE(!other.has_value());
    CHECK(other.error().code == ErrorCode::exists);
    CHECK(other.error().where == "lines: line 1: id");
}

TEST_CASE("corrections replace, and what replaces nothing current is recorded and counted") {
    RecordLog log;
    const auto first = log.size();
    REQUIRE(log.append(good_line).has_value());
    const auto leaf = merkle::leaf_hash(bytes_of(log.entry(first)));
    CHECK(log.append(form(1, "[12,122,69]", replacing(leaf))).value() ==
          AppendReport{1, 1, 0, 0, 0});
    CHECK(log.append(form(1, "[13,122,69]", replacing(leaf)))->strays == 1);
    CHECK(log.append(form(1, "[14,122,69]"))->strays == 1);
    CHECK(log.append(form(2, "[1,1,1]", replacing(leaf)))->strays == 0);  // it opens its chain
}

TEST_CASE("a stream that cannot be read is no empty file") {
    RecordLog log;
    const auto done = log.run([&](EventBatch& batch) {
        std::ifstream missing("/nowhere/at/all");
        return append_events(batch, {{"missing", &missing}});
    });
    REQUIRE(!done.has_value());
    CHECK(done.error().code == ErrorCode::io);
}

TEST_SUITE_END();
