// What is logged, and what is said of bad lines, does not depend on how many
// threads read; and a table is the same whether its rows can be shared by threads
// or a quote makes that impossible.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "support/printers.hpp"
#include "support/record_log.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::RecordLog;
using saksi::test::Texts;

namespace {

/// What came of an input: every entry it added, and what was said of bad lines.
struct Outcome {
    std::vector<std::string> entries;
    std::vector<std::string> rejects;
    Bytes index;  // as the recorder left it
    bool operator==(const Outcome&) const = default;
};

std::string described(const Reject& reject) {
    return std::to_string(reject.line) + " | " + std::to_string(reject.text.size()) + " " +
           reject.text.substr(0, 200) + " | " + to_text(reject.error);
}

/// Runs `fill(batch, rule)` with so many threads on a log of its own.
template <class Fill>
Outcome outcome_of(unsigned threads, Fill fill) {
    RecordLog log;
    const auto first = log.size();
    Outcome outcome;
    RejectRule rule;
    rule.keep_good = true;
    rule.on_reject = [&](const Reject& reject) { outcome.rejects.push_back(described(reject)); };
    auto writer = log.log().open().value();
    writer.set_effort({threads, nullptr});
    REQUIRE(log.log().files.remove(log.index_path()));
    auto recorder = Recorder::open(log.log().files, log.log().directory, writer).value();
    auto batch = recorder.begin().value();
    REQUIRE(fill(batch, rule));
    REQUIRE(recorder.commit(batch));
    outcome.index = log.log().files.read(log.index_path(), 1 << 24).value();
    auto reader = log.reader();
    for (auto i = first; i < reader.head().size; ++i) {
        outcome.entries.emplace_back(text_of(reader.entry(i).value()));
    }
    return outcome;
}

/// Canonical, or nearly.
std::string event_line(int number) {
    election::Region body;
    body.unit = election::unit_from_code(std::to_string(1100 + number), "kpu-2024").value();
    body.name = "K " + std::to_string(number);
    body.parent = election::parent_by_code(body.unit);
    election::Header header;
    header.election = "pemilu-2024";
    header.by = "test";
    auto line = election::print_event({header, std::nullopt, body}).value();
    if (number % 3 == 1) line.insert(1, "  ");
    return line;
}

/// Lines of every kind, over many blocks; the numbers of the bad ones.
std::string mixed_lines(std::vector<std::uint64_t>& bad) {
    std::string text;
    std::uint64_t line = 0;
    const auto add = [&](const std::string& content, const char* end = "\n") {
        text += content + end;
        ++line;
    };
    for (int i = 0; i < 3000; ++i) {
        add(event_line(i), i % 5 == 0 ? "\r\n" : "\n");
        if (i % 7 == 0) add("");
        if (i % 11 == 0) add(" \t", "\r\n");
        if (i % 501 == 500) {
            add("{\"v\":1");
            bad.push_back(line);
        }
        if (i == 1234 || i == 2345) {
            add(std::string((std::size_t{1} << 20) + (i == 1234 ? 1 : 400'000), 'x'), "\r\n");
            bad.push_back(line);
        }
        if (i == 1700) {
            add(std::string(std::size_t{1} << 20, 'y'));  // as long as may be, and no JSON
            bad.push_back(line);
        }
    }
    add("not the end", "");
    bad.push_back(line);
    return text;
}

std::string row(int number) {
    const auto tps = std::to_string(1001 + number % 10).substr(1);
    return std::to_string(5171010000 + number / 10) + tps +
           ",252,126,126,190,95,95,5,2,3,3,1,2,198,98,100,193,5,198,12," + std::to_string(number) +
           ",69,3,2024-02-15 19:30:00";
}

/// The row with another text in one of its cells, or in some from there on.
std::string with_cell(std::string row, std::size_t cell, const std::string& text,
                      std::size_t count = 1) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < cell; ++i) begin = row.find(',', begin) + 1;
    for (std::size_t i = 0; i < count; ++i) {
        const auto end = std::min(row.find(',', begin), row.size());
        row.replace(begin, end - begin, text);
        begin += text.size() + 1;
    }
    return row;
}

/// Rows that say less, or nothing, or what no form may say.
std::vector<std::string> odd_rows(int number) {
    std::vector<std::string> rows;
    const auto add = [&](std::size_t cell, const std::string& text, std::size_t count = 1) {
        rows.push_back(with_cell(row(number++), cell, text, count));
    };
    for (const char* text : {"", "0", "007", "999999999999999", "9007199254740991",
                             "9007199254740992", "-1", "1 ", "\xc2\xb2"}) {
        for (const std::size_t cell : {1U, 6U, 17U, 18U, 19U, 20U, 22U}) add(cell, text);
    }
    for (const auto& [cell, count] : std::vector<std::pair<std::size_t, std::size_t>>{
             {1, 3}, {4, 3}, {4, 12}, {16, 3}, {19, 3}, {1, 18}, {1, 21}, {1, 22}, {1, 23}}) {
        add(cell, "", count);
        rows.push_back(with_cell(rows.back(), 22, "0"));  // the same TPS: it stands twice
    }
    for (const char* time :
         {"", "2024-02-30 10:00:00", "2024-02-15T10:00:00", "2024-02-15", "2024-02-15 10:00:60",
          "1969-12-31 10:00:00", "2024-02-15 10:00:00 "}) {
        add(23, time);
    }
    for (const char* code : {"5171010000000", "99AB010001001", "9901010001001", "517101000000",
                             "51710100000001", "5171010000a01", "0000000000001"}) {
        add(0, code);
    }
    rows.push_back(row(number++) + ",");
    rows.push_back(row(number).substr(0, 60));
    return rows;
}

/// A table over many blocks, with rows of every kind but quoted ones.
std::string mixed_rows() {
    std::string text;
    for (int i = 0; i < 2500; ++i) {
        text += row(i) + (i % 3 == 0 ? "\r\n" : "\n");
        if (i % 400 == 399) text += row(i) + "\n";                 // stands twice
        if (i % 500 == 7) text += "5171,too,few\n";                // not a row
        if (i % 600 == 9) text += "a\rb\n";                        // a carriage return alone
        if (i % 700 == 11) text += "\n";                           // one empty field
        if (i % 800 == 13) text += std::string(4095, ',') + "\n";  // as many fields as may be
        if (i % 900 == 17) text += std::string(4096, ',') + "\n";  // one more
        if (i == 1000) text += "\xff\xfe\n";                       // no UTF-8
        if (i == 1500) text += std::string(1 << 20, '7') + "\n";   // too long
        if (i == 2000) text += std::string((1 << 20) + 70'000, '8') + "\r\n";
    }
    for (const auto& odd : odd_rows(3000)) text += odd + "\n";
    return text + row(2500);
}

Outcome imported(const std::string& table, unsigned threads) {
    auto outcome = outcome_of(threads, [&](EventBatch& batch, const RejectRule& rule) {
        const Texts texts = {{"t.csv", table}};
        auto options = test::form_options(texts);
        options.rejects = rule;
        return import_sirekap_csv(batch, options, test::files_of(texts)).has_value();
    });
    REQUIRE(!outcome.entries.empty());
    outcome.entries.erase(outcome.entries.begin());  // the snapshot, with the file's hash,
    outcome.index.clear();                           // and what is bound to its root
    return outcome;
}

/// What two imports logged and counted, the second of other numbers of the same TPS.
std::pair<std::vector<std::string>, record::FormImportReport> imported_twice(
    const std::string& header) {
    RecordLog log;
    const auto logged = [&](int from, int votes, const std::string& observed) {
        std::string table = header;
        for (int i = from; i < from + 300; ++i) {
            const auto numbers = i % 3 == 0 ? with_cell(row(i), 20, std::to_string(votes)) : row(i);
            table += (i % 7 == 0 ? with_cell(numbers, 1, "", 22) : numbers) + "\n";
        }
        const Texts texts = {{"t.csv", table}};
        return log.import_csv(texts, test::form_options(texts, observed)).value();
    };
    static_cast<void>(logged(0, 1, "2024-02-20T00:00:00Z"));
    const auto report = logged(100, 2, "2024-02-21T00:00:00Z");
    std::vector<std::string> entries;
    for (std::uint64_t i = 0; i < log.size(); ++i) {
        const auto entry = log.entry(i);
        if (entry.find("\"snapshot\"") == std::string::npos) entries.push_back(entry);
    }
    return {entries, report};
}

const std::string regions_header = "code,name,level,n_tps_regular,special_first,special_last\n";

/// Units of Bali over many blocks; and rows that are none, stand twice or cannot be logged.
std::string regions(bool with_bad_ones) {
    std::string text = "51,BALI,provinsi,,,\n5171,KOTA DENPASAR,kabkota,,,\n";
    for (int i = 1; i <= 90; ++i) {
        const auto kecamatan = "5171" + std::to_string(100 + i).substr(1);
        text += kecamatan + ",K " + std::to_string(i) + ",kecamatan,,,\n";
        for (int j = 1; j <= 20; ++j) {
            text += kecamatan + std::to_string(1000 + j) + ",D " + std::to_string(j) + ",desa," +
                    std::to_string(j % 7) + (j % 5 == 0 ? ",901,902" : ",,") + "\n";
        }
        if (!with_bad_ones) continue;
        if (i % 20 == 0) text += kecamatan + ",K,kecamatan,,,\n";      // stands twice
        if (i % 30 == 0) text += kecamatan + "1021,,desa,1,,\n";       // no name
        if (i % 45 == 0) text += kecamatan + "1022,A\xff,desa,1,,\n";  // no UTF-8
        if (i % 50 == 0) text += kecamatan + "1023,3171234567890123,desa,1,,\n";
    }
    return text;
}

Outcome regions_imported(const std::string& table, unsigned threads) {
    auto outcome = outcome_of(threads, [&](EventBatch& batch, const RejectRule& rule) {
        const Texts texts = {{"r.csv", table}};
        auto options = test::region_options(texts);
        options.rejects = rule;
        return import_regions_csv(batch, options, test::files_of(texts)).has_value();
    });
    REQUIRE(!outcome.entries.empty());
    outcome.entries.erase(outcome.entries.begin());
    outcome.index.clear();
    return outcome;
}

}  // namespace

TEST_SUITE_BEGIN("record/threads");

TEST_CASE("events are appended the same, line by line, with any number of threads") {
    std::vector<std::uint64_t> bad;
    const auto text = mixed_lines(bad);
    const auto appended = [&](unsigned threads) {
        return outcome_of(threads, [&](EventBatch& batch, const RejectRule& rule) {
            std::istringstream stream(text);
            return append_events(batch, {{"lines", &stream}}, rule).has_value();
        });
    };
    const auto alone = appended(1);
    CHECK(alone.entries.size() == 3000);
    REQUIRE(alone.rejects.size() == bad.size());
    for (std::size_t i = 0; i < bad.size(); ++i) {
        CHECK(alone.rejects[i].starts_with(std::to_string(bad[i]) + " | "));
    }
    CHECK(!alone.index.empty());
    for (const unsigned threads : {2U, 5U}) CHECK(appended(threads) == alone);
}

TEST_CASE("a table is imported the same with any number of threads, and row by row") {
    const auto rows = mixed_rows();
    const auto alone = imported(test::sirekap_header + rows, 1);
    CHECK(alone.entries.size() > 2400);
    CHECK(alone.rejects.size() > 20);
    for (const unsigned threads : {2U, 5U}) {
        CHECK(imported(test::sirekap_header + rows, threads) == alone);
        CHECK(imported("\xef\xbb\xbf" + test::sirekap_header + rows, threads) == alone);
        // A quote in the header, and every row is read after the other.
        const auto quoted = "\"tps_code\"" + test::sirekap_header.substr(8);
        CHECK(imported(quoted + rows, threads) == alone);
    }
}

TEST_CASE("regions are imported the same with any number of threads, and row by row") {
    for (const bool with_bad_ones : {false, true}) {
        const auto rows = regions(with_bad_ones);
        const auto alone = regions_imported(regions_header + rows, 1);
        CHECK(alone.entries.size() > 3000);
        CHECK(alone.rejects.empty() == !with_bad_ones);
        CHECK(regions_imported(regions_header + rows, 4) == alone);
        CHECK(regions_imported("\"code\"" + regions_header.substr(4) + rows, 4) == alone);
    }
}

TEST_CASE("rows read in place become the forms and corrections that rows of cells become") {
    const auto in_place = imported_twice(test::sirekap_header);
    const auto by_cells = imported_twice("\"tps_code\"" + test::sirekap_header.substr(8));
    CHECK(in_place.first == by_cells.first);
    CHECK(in_place.second == by_cells.second);
    CHECK(in_place.second.events.opened > 0);
    CHECK(in_place.second.events.tanpa_keterangan > 0);
    CHECK(in_place.second.numbers.unchanged > 0);
}

TEST_CASE("from the first quote on rows are read one after the other, and come out the same") {
    const auto rows = mixed_rows();
    const auto late = rows.find(row(1777));
    REQUIRE(late != std::string::npos);
    // The same row with a quoted field, and a bad row with a line end in quotes.
    auto mixed = rows;
    mixed.insert(late, "\"a\nb\",\"c\n");
    const auto one = imported(test::sirekap_header + mixed, 1);
    const auto quoted = imported("\"tps_code\"" + test::sirekap_header.substr(8) + mixed, 1);
    CHECK(one == quoted);
    CHECK(imported(test::sirekap_header + mixed, 5) == quoted);
    CHECK(one != imported(test::sirekap_header + rows, 1));
}

TEST_SUITE_END();
