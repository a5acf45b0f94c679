// SPDX-License-Identifier: Apache-2.0
#include "region_import.hpp"

#include <span>
#include <utility>

#include "ready_ahead.hpp"
#include "region_change.hpp"

namespace saksi::record {
namespace {

using election::Event;
using election::Region;
using election::TpsList;

constexpr std::string_view nation_name = "INDONESIA";

std::uint64_t tps_in(const TpsList& list) {
    std::uint64_t count = 0;
    for (const auto& item : list.tps) count += std::uint64_t{item.last()} - item.number + 1;
    return count;
}

class RegionSteps : public ImportSteps<RegionRow> {
 public:
    RegionSteps(EventBatch& batch, const RegionImportOptions& options, std::string scheme,
                RegionImportReport& report)
        : batch_(batch), options_(options), scheme_(std::move(scheme)), report_(report) {}

    /// Can it be printed?
    Result<void> check(const RegionRow& row) override {
        const auto printed = election::print_event(event_of(row.region));
        if (!printed) return pass_on(printed.error());
        return {};
    }
    std::string subject(const RegionRow& row) override { return row.region.unit.code; }
    void count(const RegionRow& row, SnapshotCounts& counts) override;
    Result<void> open() override;
    Result<void> stage(RegionRow&& row) override;
    void ahead(std::span<RegionRow* const> rows) const override;

 private:
    template <class Body>
    Result<void> stage(PreparedEvent& ready, RegionImportReport::Found& found);
    Result<void> add(PreparedEvent& ready);
    [[nodiscard]] Event event_of(election::Body body) const {
        return {import_header(options_), std::nullopt, std::move(body)};
    }

    EventBatch& batch_;
    const RegionImportOptions& options_;
    std::string scheme_;
    RegionImportReport& report_;
};

void RegionSteps::count(const RegionRow& row, SnapshotCounts& counts) {
    if (row.abroad) ++report_.abroad;
    if (row.count_unused) ++report_.abroad_counts_unused;
    if (row.tps) report_.tps += tps_in(*row.tps);
    if (!row.province.empty()) counts.scope.insert(row.province);
}

Result<void> RegionSteps::open() {
    const auto event =
        event_of(Region{election::nation(scheme_), std::string(nation_name), {}, {}});
    if (batch_.state().current(*key_digest(event))) return {};
    report_.nation_added = true;
    const auto placed = batch_.add(event);
    if (!placed) return pass_on(placed.error());
    return {};
}

/// What is new is logged as it is printed and hashed here.
void RegionSteps::ahead(std::span<RegionRow* const> rows) const {
    ReadyAhead events;
    for (auto* row : rows) {
        row->ready.push_back({event_of(std::move(row->region)), {}, {}, {}});
        if (row->tps) row->ready.push_back({event_of(std::move(*row->tps)), {}, {}, {}});
        for (auto& ready : row->ready) events.add(ready, true);
    }
    events.hash();
}

Result<void> RegionSteps::stage(RegionRow&& row) {
    if (row.ready.empty()) {
        auto* only = &row;
        ahead({&only, 1});
    }
    auto staged = stage<Region>(row.ready.front(), report_.regions);
    if (!staged || row.ready.size() == 1) return staged;
    return stage<TpsList>(row.ready.back(), report_.tps_lists);
}

/// Adds what is new, or differs from what is current.
template <class Body>
Result<void> RegionSteps::stage(PreparedEvent& ready, RegionImportReport::Found& found) {
    const auto current = batch_.state().current(*ready.key);
    if (current) {
        const auto logged = batch_.logged().event(current->index);
        if (!logged) return pass_on(logged.error());
        auto& event = ready.event;
        if (says_same(*std::get_if<Body>(&logged->body), *std::get_if<Body>(&event.body))) {
            ++found.unchanged;
            return {};
        }
        event.correction =
            election::Correction{current->leaf, election::Cause::tanpa_keterangan, std::nullopt};
        ready.entry.clear();
    }
    ++(current ? found.changed : found.added);
    return add(ready);
}

/// What has no entry is printed now; if that fails, it says why.
Result<void> RegionSteps::add(PreparedEvent& ready) {
    if (ready.entry.empty()) {
        const auto placed = batch_.add(std::move(ready.event));
        if (!placed) return pass_on(placed.error());
        return {};
    }
    if (auto accepted = batch_.accepts(ready); !accepted) return accepted;
    const auto placed = batch_.add(ready);
    if (!placed) return pass_on(placed.error());
    return {};
}

}  // namespace

Result<RegionImportReport> import_region_rows(EventBatch& batch, const RegionImportOptions& options,
                                              const std::vector<ImportFile>& files,
                                              std::string format, const ReadRegions& read) {
    RegionImportReport report;
    const auto* known = batch.state().election(options.election);
    const auto scheme =
        options.scheme.empty() && known != nullptr ? known->pemilu.scheme : options.scheme;
    const ImportSeries series{options, std::move(format), std::nullopt};
    RegionSteps steps(batch, options, scheme, report);
    const ReadRows<RegionRow> rows = [&](const ImportFile& file, std::istream& input,
                                         const RowSink<RegionRow>& sink) {
        return read(file, input, scheme, sink);
    };
    const auto done = ImportCourse<RegionRow>(batch, series, rows, steps, report).run(files);
    if (!done) return pass_on(done.error());
    return report;
}

}  // namespace saksi::record
