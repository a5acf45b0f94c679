// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_regions_csv.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "csv_rows.hpp"
#include "import_files.hpp"
#include "region_change.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::record {
namespace {

using election::Event;
using election::Region;
using election::TpsItem;
using election::TpsList;
using election::Unit;
using election::UnitKind;

constexpr std::array<std::string_view, 6> column_names = {
    "code", "name", "level", "n_tps_regular", "special_first", "special_last"};
constexpr std::string_view nation_name = "INDONESIA";

Result<void> check_header(const CsvRow& header) {
    const auto& fields = header.fields;
    if (std::equal(fields.begin(), fields.end(), column_names.begin(), column_names.end())) {
        return {};
    }
    return refuse(ErrorCode::malformed, {},
                  "the columns are not code,name,level,n_tps_regular,special_first,special_last");
}

std::uint64_t tps_in(const TpsList& list) {
    std::uint64_t count = 0;
    for (const auto& item : list.tps) count += std::uint64_t{item.last()} - item.number + 1;
    return count;
}

class RegionImport {
 public:
    RegionImport(EventBatch& batch, const RegionImportOptions& options)
        : batch_(batch),
          options_(options),
          series_{options, "regions-csv", std::nullopt},
          rejects_(options.rejects) {}

    Result<RegionImportReport> run(const std::vector<ImportFile>& files);

 private:
    using GoodRow = Result<void> (RegionImport::*)(RegionRow row);

    Result<void> read_all(GoodRow use);
    Result<void> take(const RowPlace& place, std::string_view text, Result<CsvRow> row,
                      GoodRow use);
    Result<RegionRow> check(Result<CsvRow> row, const RowPlace& place);
    Result<void> count(RegionRow row);
    Result<void> stage(RegionRow row);
    Result<void> stage_nation();
    template <class Body>
    Result<void> stage(Body body, RegionImportReport::Found& found);
    [[nodiscard]] Event event_of(election::Body body) const {
        return {import_header(options_), std::nullopt, std::move(body)};
    }

    EventBatch& batch_;
    const RegionImportOptions& options_;
    ImportSeries series_;
    RejectLog rejects_;
    std::string scheme_;
    RegionImportReport report_;
    SnapshotCounts counts_;
    std::vector<ChosenFile> files_;
    std::unordered_map<std::string, RowPlace> codes_;  // of the reading that is under way
    bool first_reading_ = true;
};

Result<RegionImportReport> RegionImport::run(const std::vector<ImportFile>& files) {
    auto chosen = choose_files(batch_.state(), series_, files);
    if (!chosen) return pass_on(std::move(chosen.error()));
    files_ = std::move(chosen->files);
    report_.files = files_.size();
    report_.files_skipped = chosen->skipped;
    if (files_.empty()) return report_;
    const auto& own = batch_.state().election(options_.election)->pemilu.scheme;
    scheme_ = options_.scheme.empty() ? own : options_.scheme;

    const auto counted = read_all(&RegionImport::count);
    if (!counted) return pass_on(counted.error());
    const auto verdict = rejects_.verdict();
    if (!verdict) return pass_on(verdict.error());
    report_.rejected = rejects_.count();

    const auto snapshots = add_snapshots(batch_, series_, files_, counts_);
    if (!snapshots) return pass_on(snapshots.error());
    report_.snapshots = *snapshots;
    const auto nation = stage_nation();
    if (!nation) return pass_on(nation.error());
    first_reading_ = false;
    const auto staged = read_all(&RegionImport::stage);
    if (!staged) return pass_on(staged.error());
    return report_;
}

Result<void> RegionImport::read_all(GoodRow use) {
    codes_.clear();
    for (const auto& chosen : files_) {
        const auto sink = [&](std::uint64_t line, std::string_view text, Result<CsvRow> row) {
            return take({chosen.file, line}, text, std::move(row), use);
        };
        auto done = read_chosen(series_, chosen, [&](std::istream& input) {
            return each_row(input, chosen.file->path, check_header, sink);
        });
        if (!done) return done;
    }
    return {};
}

Result<void> RegionImport::take(const RowPlace& place, std::string_view text, Result<CsvRow> row,
                                GoodRow use) {
    if (first_reading_) counts_.rows = ++report_.rows;
    auto good = check(std::move(row), place);
    if (good) return (this->*use)(std::move(*good));
    if (first_reading_) rejects_.note(place, std::string(text), std::move(good.error()));
    return {};
}

/// The row as a region, if it is one, can be printed and did not stand before.
Result<RegionRow> RegionImport::check(Result<CsvRow> row, const RowPlace& place) {
    if (!row) return pass_on(std::move(row.error()));
    auto region = read_region_row(*row, scheme_, options_.abroad_scheme);
    if (!region) return region;
    const auto printed = election::print_event(event_of(region->region));
    if (!printed) return pass_on(printed.error());
    const auto [earlier, is_new] = codes_.try_emplace(region->region.unit.code, place);
    if (is_new) return region;
    return refuse(ErrorCode::malformed, "code",
                  "this code stands twice in the import; it is also at", to_text(earlier->second));
}

Result<void> RegionImport::count(RegionRow row) {
    if (row.abroad) ++report_.abroad;
    if (row.count_unused) ++report_.abroad_counts_unused;
    if (row.tps) report_.tps += tps_in(*row.tps);
    const auto province = row.region.unit.code.substr(0, 2);
    counts_.scope.insert(province);
    return {};
}

Result<void> RegionImport::stage_nation() {
    const auto event =
        event_of(Region{election::nation(scheme_), std::string(nation_name), {}, {}});
    if (batch_.state().chains().current(*key_digest(event)) != nullptr) return {};
    report_.nation_added = true;
    const auto placed = batch_.add(event);
    if (!placed) return pass_on(placed.error());
    return {};
}

Result<void> RegionImport::stage(RegionRow row) {
    auto staged = stage(std::move(row.region), report_.regions);
    if (!staged || !row.tps) return staged;
    return stage(std::move(*row.tps), report_.tps_lists);
}

/// Adds what is new, or differs from what is current.
template <class Body>
Result<void> RegionImport::stage(Body body, RegionImportReport::Found& found) {
    auto event = event_of(std::move(body));
    const auto* current = batch_.state().chains().current(*key_digest(event));
    if (current != nullptr) {
        const auto logged = batch_.logged().event(current->index);
        if (!logged) return pass_on(logged.error());
        if (says_same(*std::get_if<Body>(&logged->body), *std::get_if<Body>(&event.body))) {
            ++found.unchanged;
            return {};
        }
        event.correction =
            election::Correction{current->leaf, election::Cause::tanpa_keterangan, std::nullopt};
    }
    ++(current != nullptr ? found.changed : found.added);
    const auto placed = batch_.add(std::move(event));
    if (!placed) return pass_on(placed.error());
    return {};
}

}  // namespace

Result<RegionImportReport> import_regions_csv(EventBatch& batch, const RegionImportOptions& options,
                                              const std::vector<ImportFile>& files) {
    return RegionImport(batch, options).run(files);
}

}  // namespace saksi::record
