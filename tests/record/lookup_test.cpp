// Hints and lookup files: what an event gives, what a file may be, and that files
// which grow with a log are those made from all of it at once.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/lookup.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "saksi/core/encoding.hpp"
#include "saksi/record/lookup_build.hpp"
#include "saksi/record/lookup_file.hpp"
#include "support/record_log.hpp"
#include "support/vectors.hpp"

using namespace saksi;
using namespace saksi::record;
using test::RecordLog;

namespace {

using Files = std::map<std::string, std::string>;

/// What lies below a folder, without the folders.
Files lookups_in(test::MemoryFileSystem& files) {
    Files found;
    for (const auto& [path, text] : files.snapshot()) {
        const auto at = path.find("public/lookup/");
        if (at != std::string::npos && !path.ends_with('/')) found[path.substr(at + 7)] = text;
    }
    return found;
}

/// The rule, said once more: a file is the sorted hints of all entries.
std::map<std::string, std::set<std::string>> expected_of(RecordLog& log) {
    std::map<std::string, std::set<std::string>> expected;
    std::uint64_t index = 0;
    for (const auto& event : log.events_from(0)) {
        for (const auto& [file, hint] : hints_of(event, index)) {
            expected[file].insert(print_hint(hint));
        }
        ++index;
    }
    return expected;
}

std::map<std::string, std::set<std::string>> lines_of(const Files& files) {
    std::map<std::string, std::set<std::string>> lines;
    for (const auto& [path, text] : files) {
        const auto file = parse_lookup(text);
        REQUIRE(file.has_value());
        for (const auto& hint : file->hints) lines[path].insert(print_hint(hint));
    }
    return lines;
}

const std::string place = "m/log/public";

Result<LookupReport> refresh(RecordLog& log, FileSystem& files, std::size_t at_once = 500'000) {
    auto reader = log.reader();
    LookupOptions options;
    options.hints_at_once = at_once;
    return refresh_lookup(reader, "example.org/log", files, {place, "m/log/private/lookup.new"},
                          options);
}

std::string form(const std::string& code, int first) {
    return code + ",,,,,,,,,,,,,,,,,,," + std::to_string(first) + ",1,1,3,2024-02-15 10:00:00\n";
}

std::string event_text(const std::string& name) {
    return test::read_vectors("events/" + name + ".json").dump();
}

}  // namespace

TEST_SUITE_BEGIN("record/lookup");

TEST_CASE("a form is found by its TPS, and by the hashes of its pages") {
    const auto event = election::parse_event(event_text("c_hasil")).value();
    const auto hints = hints_of(event, 901);
    const auto of_tps = std::find_if(hints.begin(), hints.end(), [](const auto& each) {
        return each.file == "lookup/unit/kpu-2024/kecamatan/517101";
    });
    REQUIRE(of_tps != hints.end());
    CHECK(print_hint(of_tps->hint) ==
          R"(["c_hasil","pemilu-2024","ppwp",1,"5171011003007","sirekap:web",901])");
    const auto& body = std::get<election::CHasil>(event.body);
    for (const auto& page : body.documents->items) {
        if (!page.sha256) continue;
        const auto hex = to_hex(page.sha256->view());
        const FiledHint hint{"lookup/document/" + hex.substr(0, 3),
                             {R"(["document",")" + hex + R"("])", 901}};
        CHECK(std::find(hints.begin(), hints.end(), hint) != hints.end());
    }
}

TEST_CASE("a region is found by its name, whatever its case") {
    const auto event = election::parse_event(event_text("region")).value();
    const auto& region = std::get<election::Region>(event.body);
    const auto hints = hints_of(event, 5);
    auto loud = region.name;
    for (auto& letter : loud) letter = static_cast<char>(std::toupper(letter));
    const auto file = lookup_file_of_name(" " + loud + " ");
    CHECK(file == lookup_file_of_name(region.name));
    CHECK(std::any_of(hints.begin(), hints.end(),
                      [&](const auto& each) { return each.file == file; }));
}

TEST_CASE("a hint prints as it parses, and nothing else parses") {
    for (const std::string line : {R"(["tps","pemilu-2024","5171011003",12])", R"(["a",0])"}) {
        CHECK(print_hint(parse_hint(line).value()) == line);
    }
    for (const std::string line :
         {"", "]", "[]", "[1]", R"(["a"])", R"(["a",01])", R"(["a",-1])", R"(["a", 1])",
          R"(["a",1] )", R"({"a":1})", R"(["a",1],1])", R"(["a","1"])", "[\"\xff\",1]",
          R"(["a",9223372036854775808])"}) {
        CAPTURE(line);
        CHECK_FALSE(parse_hint(line).has_value());
    }
}

TEST_CASE("a lookup file prints as it parses, and every other spelling is refused") {
    const std::string head = R"({"origin":"example.org/log","size":3,"v":1})"
                             "\n";
    const std::string two = "[\"a\",1]\n[\"b\",0]\n";
    CHECK(print_lookup(parse_lookup(head + two).value()).value() == head + two);
    CHECK(parse_lookup(head).value().hints.empty());
    const std::map<std::string, std::string> refused = {
        {"", "not the first line of a lookup file"},
        {"[]\n", "not the first line of a lookup file"},
        {"{\"origin\":\"o\",\"size\":-1,\"v\":1}\n", "not the first line of a lookup file"},
        {"{\"origin\":\"o\",\"size\":3,\"v\":0}\n", "not the first line of a lookup file"},
        {"{\"more\":1,\"origin\":\"o\",\"size\":3,\"v\":1}\n",
         "not the first line of a lookup file"},
        {"{\"origin\":\"o\",\"size\":3,\"v\":2}\n", "a newer kind of lookup file"},
        {head + "[\"b\",0]\n[\"a\",1]\n", "hints are sorted, and stand once"},
        {head + "[\"a\",1]\n[\"a\",1]\n", "hints are sorted, and stand once"},
        {head + "[\"a\",3]\n", "a hint to an entry after the file's size"},
        {head + "[\"a\",1]", "the last line has no line feed"},
        {head + "\n", "not a hint"},
    };
    for (const auto& each : refused) {
        CAPTURE(each.first);
        const auto file = parse_lookup(each.first);
        REQUIRE_FALSE(file.has_value());
        CHECK(file.error().reason == each.second);
    }
}

TEST_CASE("files that grew with the log are those made of all of it") {
    test::MemoryFileSystem files;
    REQUIRE(files.make_directory("m", 0700).has_value());
    RecordLog log(&files, "m");
    CHECK_FALSE(has_lookup(files, place).value());
    REQUIRE(refresh(log, files).has_value());
    CHECK(has_lookup(files, place).value());
    for (int round = 0; round < 4; ++round) {
        std::string table = test::sirekap_header;
        for (int tps = 1; tps <= 9; ++tps) {
            table += form("517101100" + std::to_string(round) + "00" + std::to_string(tps), round);
        }
        auto options = test::form_options({{"t.csv", table}},
                                          "2024-02-2" + std::to_string(round) + "T00:00:00Z");
        REQUIRE(log.import_csv({{"t.csv", table}}, options).has_value());  // and refreshes them
        CHECK(lines_of(lookups_in(files)) == expected_of(log));
    }
    const auto grown = lookups_in(files);
    CHECK(refresh(log, files).value().files == 0);
    REQUIRE(remove_tree(files, place + "/lookup").has_value());
    CHECK(refresh(log, files, 1).value().anew);
    CHECK(lines_of(lookups_in(files)) == lines_of(grown));
}

TEST_CASE("a refresh that breaks off anywhere is made good by the next") {
    test::MemoryFileSystem files;
    REQUIRE(files.make_directory("m", 0700).has_value());
    RecordLog log(&files, "m");
    const auto table = test::sirekap_header + form("5171011003007", 12) + form("5171021003007", 3);
    REQUIRE(log.import_csv({{"t.csv", table}}).has_value());
    files.settle();
    REQUIRE(refresh(log, files, 8).has_value());
    const auto whole = lookups_in(files);
    for (std::size_t done = 0; done <= files.operations(); done += 7) {
        CAPTURE(done);
        for (const auto kept : {test::Kept::everything, test::Kept::only_durable}) {
            auto disk = files.after_power_cut(done, kept);
            REQUIRE(refresh(log, disk, 8).has_value());
            CHECK(lookups_in(disk) == whole);
        }
        auto torn = files.after_power_cut(done, std::uint64_t{done});
        REQUIRE(refresh(log, torn, 8).has_value());
        CHECK(lines_of(lookups_in(torn)) == lines_of(whole));
    }
}

TEST_CASE("a hint that leads elsewhere, to nothing or to another log is an error") {
    test::MemoryFileSystem files;
    REQUIRE(files.make_directory("m", 0700).has_value());
    RecordLog log(&files, "m");
    const auto table = test::sirekap_header + form("5171011003007", 12) + form("5171011003008", 3);
    REQUIRE(log.import_csv({{"t.csv", table}}).has_value());
    REQUIRE(refresh(log, files).has_value());
    auto reader = log.reader();
    tiles::DirectoryStore store(files, place);
    auto lookup = Lookup::open(store, reader, "example.org/log", reader.head().size).value();
    CHECK(lookup.size() == reader.head().size);
    REQUIRE(lookup.elections().size() == 1);
    CHECK(lookup.elections()[0].scheme == "kpu-2024");

    const auto tps = lookup.units("5171011003007", "kpu-2024").value().at(0);
    auto hints = lookup.in_file(lookup_file_of(tps)).value();
    REQUIRE(hints.size() == 2);
    const auto found = lookup.follow(hints[0]);
    REQUIRE(found.has_value());
    CHECK(election::display_code(std::get<election::CHasil>(found->event.body).unit) ==
          "5171011003007");
    auto lie = hints[0];
    lie.hint.index = hints[1].hint.index;
    CHECK(lookup.follow(lie).error().code == ErrorCode::inconsistent);
    lie.hint.index = reader.head().size;
    CHECK(lookup.follow(lie).error().code == ErrorCode::not_found);
    CHECK(Lookup::open(store, reader, "example.org/other", 1).error().code ==
          ErrorCode::inconsistent);
    // As the log was before the forms, nothing leads to them.
    auto before = Lookup::open(store, reader, "example.org/log", 10).value();
    CHECK(before.in_file(lookup_file_of(tps)).value().empty());
}

TEST_CASE("places are found by names, and only where all of them fit") {
    test::MemoryFileSystem files;
    REQUIRE(files.make_directory("m", 0700).has_value());
    RecordLog log(&files, "m");
    REQUIRE(log.import_regions({{"w.csv",
                                 "code,name,level,n_tps_regular,special_first,special_last\n"
                                 "51,BALI,provinsi,,,\n5171,DENPASAR,kabkota,,,\n"
                                 "517101,DENPASAR SELATAN,kecamatan,,,\n"
                                 "5171011003,SESETAN,desa,9,,\n517102,DENPASAR TIMUR,kecamatan,,,\n"
                                 "5171021003,SESETAN,desa,9,,\n"}})
                .has_value());
    REQUIRE(refresh(log, files).has_value());
    auto reader = log.reader();
    tiles::DirectoryStore store(files, place);
    auto lookup = Lookup::open(store, reader, "example.org/log", reader.head().size).value();
    const auto codes = [&](const std::string& text) {
        std::string all;
        const auto units = lookup.units(text, "kpu-2024").value();
        for (const auto& unit : units) all += election::display_code(unit) + " ";
        return all;
    };
    CHECK(codes("Denpasar Selatan/Sesetan/7") == "5171011003007 ");
    CHECK(codes("bali/sesetan/7") == "5171011003007 5171021003007 ");
    CHECK(codes("sesetan") == "5171011003 5171021003 ");
    CHECK(codes("Denpasar Utara/Sesetan/7").empty());
    CHECK(codes("Nowhere").empty());
    CHECK(lookup.about_name("SESETAN").value().size() == 2);
}

TEST_SUITE_END();
