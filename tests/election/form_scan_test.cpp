// The general parser is the oracle: whatever the scanner takes, that parser
// reads as the same event.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/form_scan.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "event_samples.hpp"
#include "saksi/core/json.hpp"

TEST_SUITE_BEGIN("election/form_scan");

using namespace saksi;
using namespace saksi::election;
using test::worked_events;

namespace {

/// By the parser that knows nothing of tapes and scanners.
Result<Event> read_slowly(const std::string& entry) {
    const auto value = json::parse_canonical(entry);
    if (!value) return pass_on(value.error());
    return read_event(*value);
}

/// Whoever only judged knows how many votes there are.
void check_lengths(const VoteLengths& lengths, const ScannedVotes& kept) {
    CHECK(lengths.row == kept.row.size());
    CHECK(lengths.logo == kept.logo.size());
    CHECK(lengths.partai == kept.partai.size());
    CHECK(std::equal(lengths.calon.begin(), lengths.calon.end(), kept.lists.begin(),
                     kept.lists.end()));
}

/// The form as a scanner reads it that has read `before`.
std::optional<Event> scanned(const std::string& entry, const std::string& before) {
    FormScanner scanner;
    scanner.begin(before.size() + 2 * entry.size());
    ScannedForm form;
    static_cast<void>(scanner.scan(before, form));
    ScannedForm judged;
    const bool taken = scanner.judge(entry, judged);
    REQUIRE(scanner.scan(entry, form) == taken);
    if (!taken) return std::nullopt;
    std::string key;
    write_chain_key(form, key);
    const auto event = event_of(form);
    CHECK(key == chain_key(event));
    CHECK(judged.votes.row.empty());
    CHECK(judged.votes.partai.empty());
    check_lengths(judged.votes.lengths, form.votes);
    scanner.read_votes(judged);
    check_lengths(judged.votes.lengths, form.votes);
    CHECK(event_of(judged) == event);
    std::string printed;
    append_form(form, printed);
    CHECK(printed == entry);
    return event;
}

/// Is it taken? If so, it is what the general parser makes of it; whether or not
/// the scanner has read a form like it.
bool takes(const std::string& entry, const std::string& before = {}) {
    const auto event = scanned(entry, before);
    if (before.empty()) CHECK(event == scanned(entry, entry));
    if (!event) return false;
    const auto expected = read_slowly(entry);
    INFO(entry);
    REQUIRE(expected);
    CHECK(*event == *expected);
    return true;
}

std::vector<std::string> worked_forms() {
    std::vector<std::string> forms;
    for (const auto& event : worked_events()) {
        if (event.name.starts_with("c_hasil")) forms.push_back(event.entry);
    }
    return forms;
}

/// A form with everything that one can have.
const std::string full =
    R"({"at":"2024-02-15T19:30:26+07:00","at_text":"15 Feb 19.30","ballot":"pdpr/5101/1",)"
    R"("by":"pengamat","cause":"pembetulan","contest":"pdpr","disabilitas":{"j":2,"l":null,"p":1},)"
    R"("documents":{"count":3,"items":[{"page":1,"sha256":null,"size":7,"url":"https://a.example/1"},)"
    R"({"page":2,"sha256":"22de5d994f760ab16626c05c21b37e3462ce0ec139951387157ff5a7ba79f839","size":null}]},)"
    R"("election":"pemilu-2024","flags":{"psu":null,"status_adm":true,"status_suara":false},)"
    R"("instrument":"D.Kejadian 7","observed":"2024-02-18T10:00:00+08:00",)"
    R"("pemilih":{"dpt":{"j":252,"l":132,"p":120}},"pengguna":{"dpk":{"j":0,"l":0,"p":0},)"
    R"("dpt":{"j":195,"l":99,"p":96},"dptb":{"j":3,"l":1,"p":2},"total":{"j":198,"l":100,"p":98}},)"
    R"("replaces":"22de5d994f760ab16626c05c21b37e3462ce0ec139951387157ff5a7ba79f839","round":2,)"
    R"("source":{"kind":"sirekap","name":"web"},"suara":{"sah":193,"tidak_sah":5,"total":198},)"
    R"("surat_suara":{"digunakan":198,"diterima":252,"rusak":1,"sisa":53},"type":"c_hasil",)"
    R"("unit":{"code":"5171011003","kind":"tps","number":7,"scheme":"kpu-2024"},"v":1,)"
    R"("votes":{"calon":[[100,40],[],[1,null]],"logo":[10,null,0],"partai":[150,30,1]}})";

}  // namespace

TEST_CASE("the worked forms are taken, and are what the general parser reads") {
    const auto forms = worked_forms();
    REQUIRE(forms.size() == 3);
    for (const auto& entry : forms) CHECK(takes(entry));
    CHECK(takes(full));
}

TEST_CASE("no other event is taken") {
    for (const auto& event : worked_events()) {
        if (event.name.starts_with("c_hasil")) continue;
        INFO(event.name);
        CHECK_FALSE(takes(event.entry));
    }
}

TEST_CASE("every sample gets the general parser's verdict") {
    for (const char* file : {"events/valid.json", "events/invalid.json"}) {
        for (const auto& sample : test::read_vectors(file)) {
            const auto value = json::parse(test::sample_event(sample).dump());
            if (!value) continue;
            const auto entry = json::print(*value);
            takes(entry);
            CHECK(parse_event(entry).has_value() == read_slowly(entry).has_value());
        }
    }
}

TEST_CASE("one byte changed, left out or written twice: never taken wrongly") {
    auto forms = worked_forms();
    forms.push_back(full);
    std::size_t taken = 0;
    for (const auto& form : forms) {
        for (std::size_t i = 0; i < form.size(); ++i) {
            for (const char other : std::string("0179-ax\"{}[],:n \\\x7f\xc3")) {
                auto changed = form;
                changed[i] = other;
                if (takes(changed, form)) ++taken;
            }
            if (takes(form.substr(0, i) + form.substr(i + 1), form)) ++taken;
            if (takes(form.substr(0, i) + form[i] + form.substr(i), form)) ++taken;
            CHECK_FALSE(takes(form.substr(0, i), form));
        }
        CHECK_FALSE(takes(form + " "));
    }
    CHECK(taken > 1000);  // digits and letters of names
}

TEST_CASE("a member left out, moved or set to null is judged as the general parser does") {
    for (const auto& event : {full, worked_forms()[0], worked_forms()[1]}) {
        const auto whole = json::parse(event).value();
        for (const auto& member : whole.object()->members()) {
            std::vector<json::Member> rest;
            json::Object nulled;
            for (const auto& other : whole.object()->members()) {
                const bool it = other.key == member.key;
                if (!it) rest.push_back(other);
                nulled.set(other.key, it ? json::Value(nullptr) : other.value);
            }
            const auto without = json::print(json::Object::of(rest).value());
            takes(without, event);
            takes(json::print(nulled), event);
            CHECK(parse_event(without).has_value() == read_slowly(without).has_value());
        }
    }
}

TEST_CASE("forms of one bundle keep their numbers until the scanner begins again") {
    const auto forms = worked_forms();
    FormScanner scanner;
    scanner.begin(forms[0].size() + forms[1].size());
    ScannedForm first;
    ScannedForm second;
    REQUIRE(scanner.scan(forms[0], first));
    REQUIRE(scanner.scan(forms[1], second));
    CHECK(event_of(first) == read_slowly(forms[0]));
    CHECK(event_of(second) == read_slowly(forms[1]));
    CHECK_FALSE(scanner.scan(forms[0], first));  // more than it was told of
}

TEST_SUITE_END();
