// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "saksi/record/import_votes_csv.hpp"
#include "support/printers.hpp"
#include "support/record_log.hpp"

using namespace saksi;
using namespace saksi::record;
using saksi::test::options_of;
using saksi::test::RecordLog;
using saksi::test::Texts;

namespace {

const std::string header = "observed_at_utc,commit,contest,scope,option,value,progress_pct\n";
const std::string monday =
    "2024-03-04T00:00:00Z,aaaa,ppwp,nasional,1,10,\n"
    "2024-03-04T00:00:00Z,aaaa,ppwp,nasional,2,20,77.5\n";
const std::string tuesday = "2024-03-05T00:00:00Z,bbbb,ppwp,nasional,2,19,78\n";
const std::string friday = "2024-03-08T00:00:00Z,cccc,ppwp,nasional,3,5,78\n";

Result<FormImportReport> import(RecordLog& log, const std::string& rows,
                                const std::string& observed = "2024-03-20T00:00:00Z") {
    const Texts texts = {{"series.csv", header + rows}};
    const auto options = options_of<VotesImportOptions>(texts, "pemilu-2024", observed);
    return log.run(
        [&](auto& batch) { return import_series_csv(batch, options, test::files_of(texts)); });
}

/// Votes per option, in order.
std::vector<election::Count> votes(const election::Event& event) {
    std::vector<election::Count> found;
    for (const auto& option : std::get<election::Publication>(event.body).options)
        found.push_back(option.votes.count().value());
    return found;
}

}  // namespace

TEST_SUITE_BEGIN("record/import_series_csv");

TEST_CASE("each moment is a version, in which what its rows do not repeat stands") {
    RecordLog log;
    const auto first = log.size() + 1;
    const auto report = import(log, monday + tuesday + friday);
    REQUIRE(report.has_value());
    CHECK(report->rows == 4);
    CHECK(report->forms == 3);
    CHECK(report->events.opened == 1);
    CHECK(report->events.tanpa_keterangan == 1);
    CHECK(report->events.pelengkapan == 1);
    const auto events = log.events_from(first);
    REQUIRE(events.size() == 3);
    CHECK(votes(events[0]) == std::vector<election::Count>{10, 20});
    CHECK(votes(events[1]) == std::vector<election::Count>{10, 19});
    CHECK(votes(events[2]) == std::vector<election::Count>{10, 19, 5});
    CHECK(events[1].header.observed->text == "2024-03-05T00:00:00Z");
    CHECK(std::get<election::Publication>(events[0].body).texts ==
          std::vector<std::string>{"progress_pct 77.5"});
    for (std::size_t i = 1; i < events.size(); ++i) {
        CHECK(events[i].correction->replaces ==
              merkle::leaf_hash(bytes_of(log.entry(first + i - 1))));
    }
}

TEST_CASE("a longer series goes on where the log stands") {
    RecordLog log;
    REQUIRE(import(log, monday + tuesday).has_value());
    const auto size = log.size();
    const auto report = import(log, monday + tuesday + friday, "2024-03-21T00:00:00Z");
    REQUIRE(report.has_value());
    CHECK(report->numbers.unchanged == 2);
    CHECK(log.size() == size + 2);  // the snapshot and Friday
    CHECK(votes(log.events_from(size + 1)[0]) == std::vector<election::Count>{10, 19, 5});
}

TEST_CASE("each scope is a chain of its own") {
    RecordLog log;
    auto bali = monday;
    for (auto at = bali.find("nasional"); at != std::string::npos; at = bali.find("nasional"))
        bali.replace(at, 8, "51");
    CHECK(import(log, monday + bali)->events.opened == 2);
}

TEST_CASE("a malformed row is refused by file, line and field") {
    const auto where = [](const std::string& rows) {
        RecordLog log;
        const auto size = log.size();
        const auto done = import(log, rows);
        REQUIRE(!done.has_value());
        CHECK(log.size() == size);
        return done.error().where;
    };
    CHECK(where(monday + "4 March,a,ppwp,nasional,1,2,\n") ==
          "series.csv: line 4: observed_at_utc");
    CHECK(where(monday + "2024-03-05T00:00:00Z,a,pdpr,nasional,1,2,\n") ==
          "series.csv: line 4: contest");
    CHECK(where(monday + "2024-03-05T00:00:00Z,a,ppwp,BALI,1,2,\n") == "series.csv: line 4: scope");
    CHECK(where(monday + "2024-03-05T00:00:00Z,a,ppwp,nasional,9,2,\n") ==
          "series.csv: line 4: option");
    CHECK(where(monday + "2024-03-05T00:00:00Z,a,ppwp,nasional,1,2.5,\n") ==
          "series.csv: line 4: value");
    CHECK(where(monday + tuesday + monday) ==
          "series.csv: line 5: nasional 0 2024-03-04T00:00:00Z");
}

TEST_SUITE_END();
