// The general parser is the oracle: whatever the scanner takes, that parser
// reads as the same event.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/form_scan.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "event_samples.hpp"
#include "saksi/core/digits.hpp"
#include "saksi/core/json.hpp"

TEST_SUITE_BEGIN("election/form_scan");

using namespace saksi;
using namespace saksi::election;
using digits::is_digit;
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

/// A scanner that has read a form often enough to know what it looks like, and has
/// room for so many bytes more.
FormScanner after(const std::string& before, std::size_t more) {
    constexpr int often = 5;
    FormScanner scanner;
    scanner.begin(often * before.size() + more);
    ScannedForm form;
    for (int i = 0; i < often; ++i) static_cast<void>(scanner.scan(before, form));
    return scanner;
}

/// The form as a scanner reads it that has read `before`.
std::optional<Event> scanned(const std::string& entry, const std::string& before) {
    auto scanner = after(before, 2 * entry.size());
    ScannedForm form;
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
    scanner.read_figures(judged);
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
    CHECK(event == scanned(entry, before.empty() ? entry : ""));
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

/// As most forms of a log are: they have no correction, no documents one by one, no flags.
std::vector<std::string> usual_forms() {
    auto forms = worked_forms();
    forms.push_back(full);
    const auto usual = [&](std::string_view head, std::string_view source, std::string_view end) {
        forms.push_back(std::string(head) + R"(,"disabilitas":{"j":2,"l":1,"p":1},)" +
                        R"("documents":{"count":5},"election":"pemilu-2024")" +
                        std::string(source) + R"(,"type":"c_hasil","unit":{"code":"1101011001",)" +
                        R"("kind":"tps","number":12,"scheme":")" +
                        (end.size() < 20 ? "kpu-gladi" : "peta-7") + R"("},"v":1)" +
                        std::string(end) + "}");
    };
    const std::string_view seen = R"(,"observed":"2024-02-15T08:00:00Z","pemilih":{"dpt":{"j":274)"
                                  R"(,"l":128,"p":146}},"round":1,"source":{"kind":"sirekap",)"
                                  R"("name":"web-3"},"suara":{"sah":187,"tidak_sah":0})";
    const std::string_view kept = R"(,"flags":{"psu":null,"status_adm":true,"status_suara":false})"
                                  R"(,"round":2,"source":{"kind":"kantor","name":"kpps"})";
    const std::string_view ppwp = R"({"at":"2024-02-14T16:43:10+07:00",)"
                                  R"("at_text":"2024-02-14 16:43:10","ballot":"ppwp/0/1",)"
                                  R"("by":"gladi","contest":"ppwp")";
    const std::string_view pdpr =
        R"({"at":null,"ballot":"pdpr/1101/12","by":"g7","contest":"pdpr")";
    usual(ppwp, seen, R"(,"votes":[10,20,30])");
    usual(ppwp, kept, R"(,"votes":null)");
    usual(ppwp, kept, "");
    usual(pdpr, seen, R"(,"votes":{"calon":[[1,2],[3]],"logo":[1,2],"partai":[4,5]})");
    usual(pdpr, kept, R"(,"votes":{"logo":[1,2],"partai":[4,5]})");
    return forms;
}

/// Forms with more than most have: that more are views of the entry too.
struct Unusual {
    const char* what;
    std::string entry;
    std::string_view (*text)(const ScannedForm& form);
};

std::vector<Unusual> unusual_forms() {
    const auto usual = usual_forms().back();
    const auto with = [&](std::string_view behind, std::string_view members) {
        auto entry = usual;
        return entry.insert(entry.find(behind) + behind.size(), members);
    };
    auto corrected = with(R"("by":"g7")", R"(,"cause":"pembetulan")");
    corrected.insert(corrected.find(R"(,"round")"),
                     R"(,"instrument":"D.Kejadian","replaces":")" + std::string(64, 'a') + '"');
    auto noted = usual;
    const std::string_view no_words = R"("psu":null)";
    noted.replace(noted.find(no_words), no_words.size(), R"("psu":"banjir")");
    return {
        {"a correction", corrected,
         [](const ScannedForm& form) { return *form.correction->instrument; }},
        {"documents one by one",
         with(R"("documents":{"count":5)", R"(,"items":[{"page":1,"sha256":null,"size":null}])"),
         [](const ScannedForm& form) { return form.documents; }},
        {"words with its flags", noted,
         [](const ScannedForm& form) { return *form.flags.get()->psu; }}};
}

/// Another number in the place of one, or a byte in the place of another.
void change_a_number(std::mt19937& dice, std::string& entry) {
    static const std::vector<std::string> numbers{
        "0",    "1",        "2",  "7",   "00",   "07",      "12",       "274",
        "9999", "",         "-1", "1.5", "null", "1234567", "12345678", "10000000",
        "1e3",  "3276801",  "\"", "23",  "59",   "31",      "1101011",  "3201010101900001",
        "2024", "5,\"l\":5"};
    auto begin = entry.find_first_of("0123456789", dice() % entry.size());
    if (begin == std::string::npos) return;
    while (begin > 0 && is_digit(entry[begin - 1])) --begin;
    const auto end = std::min(entry.find_first_not_of("0123456789", begin), entry.size());
    if (dice() % 8 == 0)
        entry[dice() % entry.size()] = "0a\"{}[],:-"[dice() % 10];
    else
        entry.replace(begin, end - begin, numbers[dice() % numbers.size()]);
}

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

TEST_CASE("a form is read the same after any other forms") {
    const auto forms = usual_forms();
    std::mt19937 dice(3);
    FormScanner scanner;
    std::size_t taken = 0;
    for (int round = 0; round < 20'000; ++round) {
        auto entry = forms[dice() % forms.size()];
        for (auto changes = dice() % 4; changes > 0; --changes) change_a_number(dice, entry);
        scanner.begin(3 * entry.size());
        ScannedForm form;
        const bool is_form = scanner.scan(entry, form);
        INFO(entry);
        REQUIRE(is_form == parse_event(entry).has_value());
        if (!is_form) continue;
        ++taken;
        REQUIRE(event_of(form) == read_slowly(entry).value());
        REQUIRE(scanner.judge(entry, form));
        scanner.read_figures(form);
        REQUIRE(event_of(form) == read_slowly(entry).value());
    }
    CHECK(taken > 5'000);
    CHECK(taken < 19'000);
}

TEST_CASE("what few forms have is read from each of them, not from one like it before") {
    for (const auto& unusual : unusual_forms()) {
        INFO(unusual.what);
        const auto& entry = unusual.entry;
        REQUIRE(takes(entry));
        auto scanner = after(std::string(entry), entry.size());
        ScannedForm form;
        REQUIRE(scanner.scan(entry, form));
        const auto text = unusual.text(form);
        CHECK(text.data() > entry.data());
        CHECK(text.data() + text.size() < entry.data() + entry.size());
    }
}

TEST_CASE("an entry with a form's words and more numbers in a time is read no further than it is") {
    const auto forms = usual_forms();
    const auto form = *(forms.end() - 2);
    const std::string_view time = "2024-02-15T08:00:00Z";
    auto other = form;
    other.replace(other.find(time), time.size(), "1,2,3,4,5,6,7,8,9,0,");
    for (std::size_t i = 0; i < other.size(); ++i) {
        auto scanner = after(form, 2 * form.size());
        ScannedForm read;
        for (std::string numbers; numbers.size() < 60; numbers += ",1") {
            for (const std::size_t behind : {0U, 24U, 32U, 40U}) {
                const auto entry = other.substr(0, i) + numbers + std::string(behind, ' ');
                const std::vector<char> exact(entry.begin(), entry.end());  // nothing behind it
                CHECK_FALSE(scanner.judge({exact.data(), exact.size()}, read));
            }
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
