// Real tables of 2019 and 2024 through the importers, against sums made of the
// same files line by line, without them.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "saksi/record/import_dapil_csv.hpp"
#include "saksi/record/import_recap_csv.hpp"
#include "saksi/record/import_situng_csv.hpp"
#include "saksi/record/import_votes_csv.hpp"
#include "support/printers.hpp"
#include "support/record_log.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::RecordLog;

namespace {

using Table = std::vector<std::map<std::string, std::string>>;

std::filesystem::path data() { return std::filesystem::path(SAKSI_SHARED_DIR) / "data"; }

/// Cells of a line; quotes keep a comma within a cell.
std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> found(1);
    bool quoted = false;
    for (const char letter : line) {
        if (letter == '"') {
            quoted = !quoted;
        } else if (letter == ',' && !quoted) {
            found.emplace_back();
        } else if (letter != '\r') {  // some files end their lines with CRLF
            found.back() += letter;
        }
    }
    return found;
}

Table table_of(const std::string& file) {
    std::ifstream stream(data() / file);
    std::string line;
    std::getline(stream, line);
    const auto columns = cells(line);
    Table table;
    while (std::getline(stream, line)) {
        const auto row = cells(line);
        auto& named = table.emplace_back();
        for (std::size_t i = 0; i < columns.size(); ++i) named[columns[i]] = row.at(i);
    }
    return table;
}

std::vector<ImportFile> files(std::initializer_list<std::string> names) {
    std::vector<ImportFile> found;
    for (const auto& name : names) found.push_back(import_file((data() / name).string()));
    return found;
}

bool is_there(const std::string& file) {
    if (std::filesystem::exists(data() / file)) return true;
    MESSAGE("skipped: the shared data are not there");
    return false;
}

template <class Options>
Options options_of(const std::string& election, const std::string& source) {
    Options options;
    options.election = election;
    options.source = election::source_from_text(source).value();
    options.observed = parse_timestamp("2024-08-01T00:00:00+07:00").value();
    options.by = "pengamat";
    options.open = test::open_on_disk;
    return options;
}

/// The sum of a column, and of how many rows it is.
struct Sum {
    std::uint64_t total = 0;
    std::uint64_t rows = 0;
    bool operator==(const Sum&) const = default;
    void add(std::uint64_t count) {
        total += count;
        ++rows;
    }
};

Sum sum_of(const Table& table, const std::string& column) {
    Sum sum;
    for (const auto& row : table) {
        const auto& cell = row.at(column);
        if (!cell.empty() && cell != "-1") sum.add(std::stoull(cell));
    }
    return sum;
}

using Sums = std::map<std::string, Sum>;

/// What the forms of the log add up to, under the names of the table's columns.
Sums sums_of(RecordLog& log, std::uint64_t first, const std::string& prefix) {
    Sums sums;
    const auto add = [&](const std::string& name, const election::Figure& figure) {
        if (figure.has_count()) sums[name].add(*figure.count());
    };
    for (const auto& event : log.events_from(first)) {
        const auto* form = std::get_if<election::CHasil>(&event.body);
        if (form == nullptr) continue;
        const auto* votes = election::option_votes(form->votes);
        if (votes != nullptr) add(prefix + "pas1", (*votes)[0]);
        if (votes != nullptr) add(prefix + "pas2", (*votes)[1]);
        add(prefix + "sah", form->sections[election::Field::suara_sah]);
        add(prefix + "tSah", form->sections[election::Field::suara_tidak_sah]);
        add(prefix + "jum", form->sections[election::Field::suara_total]);
        add("dpt_l", form->sections[election::Field::dpt_l]);
        add("dpt_p", form->sections[election::Field::dpt_p]);
    }
    return sums;
}

}  // namespace

TEST_SUITE_BEGIN("record/real_tables");

TEST_CASE("two provinces of 2019: both forms of every TPS add up to what the columns do") {
    if (!is_there("tps_2019/tps.csv")) return;
    RecordLog log(nullptr, "m", "pemilu-2019");
    const auto nodes = log.run([](auto& batch) {
        return import_situng_nodes(
            batch, options_of<RegionImportOptions>("pemilu-2019", "publik:kawalpemilu"),
            files({"tps_2019/nodes.csv"}));
    });
    REQUIRE(nodes.has_value());
    const auto tps = table_of("tps_2019/tps.csv");
    CHECK(nodes->regions.added == table_of("tps_2019/nodes.csv").size());
    CHECK(nodes->tps == tps.size());
#ifdef __SANITIZE_ADDRESS__
    const std::vector forms = {SitungForm::kp};  // half of it takes half a minute here
#else
    const std::vector forms = {SitungForm::kpu, SitungForm::kp};
#endif
    for (const auto form : forms) {
        const auto first = log.size();
        auto options = options_of<SitungImportOptions>(
            "pemilu-2019", form == SitungForm::kpu ? "situng:kpu" : "publik:kawalpemilu");
        options.form = form;
        const auto report = log.run([&](auto& batch) {
            return import_situng_csv(batch, options, files({"tps_2019/tps.csv"}));
        });
        REQUIRE(report.has_value());
        CHECK(report->rows == tps.size());
        CHECK(report->unknown_places == 0);
        const auto prefix = std::string(name_of(form)) + "_";
        const auto sums = sums_of(log, first, prefix);
        CHECK(sums.size() == (form == SitungForm::kpu ? 7 : 5));
        for (const auto& each : sums) {
            const auto& column = each.first;
            const auto& sum = each.second;
            CAPTURE(column);
            CHECK(sum == sum_of(tps, column));
        }
    }
}

TEST_CASE("the official recapitulation of 2019: every row, at its level") {
    if (!is_there("tps_2019/rekap_official.csv")) return;
    RecordLog log(nullptr, "m", "pemilu-2019");
    const auto first = log.size();
    const auto report = log.run([](auto& batch) {
        return import_recap_csv(batch, options_of<FormImportOptions>("pemilu-2019", "kantor:kpu"),
                                files({"tps_2019/rekap_official.csv"}));
    });
    REQUIRE(report.has_value());
    std::map<std::string, std::pair<std::string, std::string>> expected;  // level and code
    const std::map<std::string, std::string> levels = {
        {"0", "provinsi"}, {"1", "kabkota"}, {"2", "kecamatan"}, {"3", "desa"}};
    for (const auto& row : table_of("tps_2019/rekap_official.csv")) {
        expected[levels.at(row.at("parent_depth")) + row.at("child_id")] = {row.at("rekap_pas1"),
                                                                            row.at("rekap_pas2")};
    }
    CHECK(report->forms == expected.size());
    for (const auto& event : log.events_from(first + 1)) {
        const auto& form = std::get<election::DHasil>(event.body);
        const auto& votes = *election::option_votes(form.votes);
        const auto& row =
            expected.at(std::string(election::name_of(form.unit.kind)) + form.unit.code);
        CHECK(std::to_string(*votes[0].count()) == row.first);
        CHECK(std::to_string(*votes[1].count()) == row.second);
    }
}

TEST_CASE("the dapil of 2024: every region once in each kind, and the seats of twelve") {
    if (!is_there("dct_2024/dapil_wilayah.csv")) return;
    RecordLog log;
    const auto first = log.size();
    const auto report = log.run([](auto& batch) {
        return import_dapil_csv(
            batch, options_of<DapilImportOptions>("pemilu-2024", "kantor:kpu"),
            files({"dct_2024/dapil_wilayah.csv", "official_2024/dpr_seats_by_dapil_sample.csv"}));
    });
    REQUIRE(report.has_value());
    CHECK(report->regions.added == 84 + 301 + 2325);
    std::multiset<std::string> expected = {"3102 99"};
    for (const auto& row : table_of("dct_2024/dapil_wilayah.csv")) {
        if (row.at("is_pecah") == "False")
            expected.insert(row.at("kode_dapil") + " " + row.at("kode_wilayah"));
    }
    std::multiset<std::string> found;
    std::map<std::string, election::Count> seats;
    for (const auto& event : log.events_from(first + 1)) {
        const auto& dapil = std::get<election::Region>(event.body);
        for (const auto& unit : dapil.covers) found.insert(dapil.unit.code + " " + unit.code);
        if (dapil.seats) seats[dapil.unit.code] = *dapil.seats;
    }
    CHECK(found == expected);
    const auto sample = table_of("official_2024/dpr_seats_by_dapil_sample.csv");
    CHECK(seats.size() == sample.size());
    for (const auto& row : sample)
        CHECK(std::to_string(seats.at(row.at("kode_dapil"))) == row.at("kursi"));
}

TEST_CASE("the president's votes by province are the table's, cell by cell") {
    if (!is_there("official_2024/ppwp_by_province.csv")) return;
    RecordLog log;
    const auto first = log.size();
    auto options = options_of<VotesImportOptions>("pemilu-2024", "kantor:kpu/360-2024");
    options.level = election::UnitKind::provinsi;
    options.meanings = {{"prov_code", "unit"}, {"provinsi", "skip"}};
    const auto report = log.run([&](auto& batch) {
        return import_votes_csv(batch, options, files({"official_2024/ppwp_by_province.csv"}));
    });
    REQUIRE(report.has_value());
    CHECK(report->forms == 39);
    std::vector<std::uint64_t> sums(3);
    const auto table = table_of("official_2024/ppwp_by_province.csv");
    const auto events = log.events_from(first + 1);
    REQUIRE(events.size() == table.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        const auto& total = std::get<election::Publication>(events[i].body);
        CHECK(total.unit.code == table[i].at("prov_code"));
        for (std::size_t pair = 0; pair < 3; ++pair) {
            const auto votes = *total.options[pair].votes.count();
            CHECK(std::to_string(votes) == table[i].at("paslon_" + std::to_string(pair + 1)));
            sums[pair] += votes;
        }
    }
    // KPU Decision 360/2024.
    CHECK(sums == std::vector<std::uint64_t>{40'971'906, 96'214'691, 27'040'878});
}

TEST_CASE("the published series of March 2024: a version a moment, two numbers lower than before") {
    if (!is_there("sirekap_published_series_2024/series_to_2024-03-10.csv")) return;
    RecordLog log;
    const auto first = log.size();
    auto options = options_of<VotesImportOptions>("pemilu-2024", "sirekap:web");
    options.contest = election::Contest::pdpr;
    std::map<std::string, std::string> now;  // option to value, row by row
    std::set<std::string> moments;
    std::uint64_t lower = 0;
    for (const auto& row : table_of("sirekap_published_series_2024/series_to_2024-03-10.csv")) {
        const auto& option = row.at("option");
        options.meanings[option] = "key:partai-" + option;
        moments.insert(row.at("observed_at_utc"));
        auto& value = now[option];
        if (!value.empty() && std::stoull(row.at("value")) < std::stoull(value)) ++lower;
        value = row.at("value");
    }
    const auto report = log.run([&](auto& batch) {
        return import_series_csv(batch, options,
                                 files({"sirekap_published_series_2024/series_to_2024-03-10.csv"}));
    });
    REQUIRE(report.has_value());
    CHECK(report->rows == 162);
    const auto events = log.events_from(first + 1);
    CHECK(events.size() == moments.size());
    std::map<std::string, election::Count> before;
    std::uint64_t decreases = 0;
    for (const auto& event : events) {
        for (const auto& option : std::get<election::Publication>(event.body).options) {
            const auto votes = *option.votes.count();
            if (votes < before[option.key]) ++decreases;
            before[option.key] = votes;
        }
    }
    CHECK(decreases == lower);
    CHECK(lower == 2);
    for (const auto& [option, value] : now)
        CHECK(std::to_string(before.at("partai-" + option)) == value);
}

TEST_SUITE_END();
