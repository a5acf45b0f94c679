// Real exports of 2024 through the importers, against sums made without them.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "saksi/record/place_tree.hpp"
#include "support/printers.hpp"
#include "support/record_log.hpp"
#include "support/temporary_directory.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::RecordLog;

namespace {

std::filesystem::path data() { return std::filesystem::path(SAKSI_SHARED_DIR) / "data"; }

/// Cells of a line whose fields hold no commas, as awk -F, would see them.
std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> found;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');) found.push_back(cell);
    return found;
}

/// Under the sanitizers the two smallest provinces have to do: all five take minutes.
#ifdef __SANITIZE_ADDRESS__
constexpr bool all_provinces = false;
const std::vector<std::string> provinces = {"65_kalimantan_utara", "75_gorontalo"};
#else
constexpr bool all_provinces = true;
const std::vector<std::string> provinces = {"17_bengkulu", "51_bali", "65_kalimantan_utara",
                                            "75_gorontalo", "76_sulawesi_barat"};
#endif

/// Per column the sum and the number of rows that have it.
struct Sum {
    std::uint64_t total = 0;
    std::uint64_t present = 0;
    bool operator==(const Sum&) const = default;
};
using Sums = std::map<std::string, Sum>;

/// What rows say without a look at any one number.
struct Rows {
    std::uint64_t all = 0;
    std::uint64_t not_yet = 0;     ///< neither numbers nor images
    std::uint64_t photo_only = 0;  ///< images, no numbers
};

void add(Sums& sums, const std::string& column, std::uint64_t count) {
    sums[column].total += count;
    ++sums[column].present;
}

Sums sums_of_csv(const std::vector<ImportFile>& files, Rows& rows) {
    Sums sums;
    for (const auto& file : files) {
        std::ifstream stream(file.path);
        std::string line;
        std::getline(stream, line);
        const auto columns = cells(line);
        while (std::getline(stream, line)) {
            const auto row = cells(line);
            const auto numbers = std::any_of(row.begin() + 1, row.end() - 2,
                                             [](const auto& cell) { return !cell.empty(); });
            ++rows.all;
            if (!numbers) ++(row[row.size() - 2] == "0" ? rows.not_yet : rows.photo_only);
            for (std::size_t i = 1; i + 1 < columns.size(); ++i) {
                if (!row[i].empty()) add(sums, columns[i], std::stoull(row[i]));
            }
        }
    }
    return sums;
}

void add_form(Sums& sums, const election::CHasil& form) {
    for (const auto& field : election::all_fields()) {
        if (const auto count = form.sections[field.field].count()) {
            add(sums, std::string(field.name), *count);
        }
    }
    const auto* votes = election::option_votes(form.votes);
    for (std::size_t i = 0; votes != nullptr && i < votes->size(); ++i) {
        if (const auto count = (*votes)[i].count()) {
            add(sums, "paslon_" + std::to_string(i + 1), *count);
        }
    }
    if (form.documents) add(sums, "n_images", form.documents->count);
}

std::vector<ImportFile> tps_files() {
    std::vector<ImportFile> files;
    for (const auto& province : provinces) {
        const auto name = "ppwp_tps_" + province + ".csv";
        files.push_back(import_file((data() / "sirekap_tps_2024" / name).string()));
    }
    return files;
}

/// The rows of the region tree below these provinces.
std::string regions_of(const std::set<std::string>& codes) {
    std::ifstream stream(data() / "regions_kpu_2024/regions.csv");
    std::string line;
    std::getline(stream, line);
    std::string text = line + "\n";
    while (std::getline(stream, line)) {
        if (codes.count(line.substr(0, 2)) != 0) text += line + "\n";
    }
    return text;
}

}  // namespace

TEST_SUITE_BEGIN("record/real_data");

TEST_CASE("real rows and their places, every number in the log once") {
    if (!std::filesystem::exists(data() / "sirekap_tps_2024")) {
        MESSAGE("skipped: no " << data().string());
        return;
    }
    test::TemporaryDirectory folder;
    RecordLog log(&posix_file_system(), folder.path());
    Rows rows;
    auto expected = sums_of_csv(tps_files(), rows);

    std::set<std::string> codes;
    for (const auto& province : provinces) codes.insert(province.substr(0, 2));
    const auto tree = regions_of(codes);
    const auto places = log.import_regions({{"regions.csv", tree}});
    REQUIRE(places.has_value());
    CHECK(places->rows + 1 ==
          static_cast<std::uint64_t>(std::count(tree.begin(), tree.end(), '\n')));
    CHECK(places->rejected == 0);

    auto options = test::form_options({}, "2024-03-17T00:00:00+07:00");
    options.open = test::open_on_disk;
    const auto import = [&] {
        return log.run(
            [&](EventBatch& batch) { return import_sirekap_csv(batch, options, tps_files()); });
    };
    const auto first = log.size();
    const auto report = import();
    REQUIRE(report.has_value());
    CHECK(report->rows == rows.all);
    CHECK(report->not_yet == rows.not_yet);
    CHECK(report->events.numbers_unchanged == rows.photo_only);
    CHECK(report->events.opened == rows.all - rows.not_yet);
    CHECK(log.size() == first + 1 + report->events.opened);
    if (all_provinces) {  // the counts of DOMAIN 7, made by another script
        CHECK(rows.all == 29'053);
        CHECK(rows.not_yet == 5'169);
        CHECK(rows.photo_only == 1'074);
    }

    Sums logged;
    const auto events = log.events_from(first + 1);
    for (const auto& event : events) add_form(logged, std::get<election::CHasil>(event.body));
    expected.at("n_images").present -= rows.not_yet;  // which say 0
    CHECK(logged == expected);

    const auto size = log.size();
    CHECK(import()->files_skipped == provinces.size());
    CHECK(log.size() == size);
}

TEST_CASE("the place tree of a log has the counts of the file it came from") {
    if (!std::filesystem::exists(data() / "regions_kpu_2024/regions.csv")) {
        MESSAGE("skipped: no " << data().string());
        return;
    }
    RecordLog log;
    const auto text = regions_of({"51", "31", "99"});
    REQUIRE(log.import_regions({{"regions.csv", text}}).has_value());
    PlaceTree tree;
    for (const auto& event : log.events_from(0)) {
        if (const auto* region = std::get_if<election::Region>(&event.body)) tree.put(*region);
        if (const auto* list = std::get_if<election::TpsList>(&event.body)) tree.put(*list);
    }
    // awk -F, '/^51/{n+=$4; if($5) n+=$6-$5+1} END{print n}' regions.csv (no comma in these names)
    std::map<std::string, std::uint64_t> expected;
    std::istringstream stream(text);
    std::string line;
    std::getline(stream, line);
    while (std::getline(stream, line)) {
        auto row = cells(line);
        row.resize(6);
        if (row[0].size() != 10 || line.substr(0, 2) == "99") continue;
        auto count = std::stoull(row[3]);
        if (!row[4].empty()) count += std::stoull(row[5]) - std::stoull(row[4]) + 1;
        for (const auto length : {2U, 4U, 6U, 10U}) expected[row[0].substr(0, length)] += count;
        expected["0"] += count;
    }
    for (const auto& [code, count] : expected) {
        const auto id = tree.find(election::unit_from_code(code, "kpu-2024").value());
        REQUIRE(id.has_value());
        REQUIRE(tree[*id].tps_total == count);
    }
    CHECK(expected.at("51") == 12'809);  // DESIGN: Bali
    CHECK(tree.look_up("Denpasar Selatan/Sesetan/7", "kpu-2024") ==
          std::vector{election::tps_unit_from_code("5171011003007", "kpu-2024").value()});
    CHECK(tree.display_name(election::tps_unit_from_code("5171011003007", "kpu-2024").value()) ==
          "TPS 007 SESETAN, DENPASAR SELATAN, BALI");
    CHECK(tree[*tree.find({election::UnitKind::provinsi, "kawalpemilu-2024", "99", 0})].tps_total ==
          0);
}

TEST_SUITE_END();
