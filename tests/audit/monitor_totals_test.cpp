// A log that grows and a monitor that follows it, against counts and checks of
// the whole log.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "monitored_log.hpp"
#include "saksi/audit/check.hpp"
#include "saksi/audit/monitor.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/log/reader.hpp"

using namespace saksi;
using namespace saksi::election;
using namespace saksi::test;
using audit::Growth;
using audit::MonitorQuery;
using audit::MonitorReport;

namespace {

/// Two contests and two sources; forms that come, are corrected, emptied, stray;
/// places that change; rulings.
class GrowingElection {
 public:
    GrowingElection() {
        auto both = pemilu(Contest::ppwp, OptionKind::pair);
        auto& contests = std::get<Pemilu>(both.body).contests;
        contests.push_back(contests.front());
        contests.back().contest = Contest::pdpr;
        contests.back().option_kind = OptionKind::party;
        log.put(both);
        log.put(pairs_ballot("ppwp/1", {"ppwp/a", "ppwp/b"}));
        log.put(pairs_ballot("ppwp/2", {"ppwp/b", "ppwp/c"}));
        for (const auto* code : {"51", "5171", "517101", "5171011003", "5171011004", "5271011001"})
            log.put(region(code, std::string("TEMPAT ") + code));
        for (const auto* desa : {"5171011003", "5171011004", "5271011001"})
            log.put(tps_list(desa, 9));
        for (const std::string dapil : {"5101", "5201"}) put_dapil(dapil);
    }

    void grow(int events) {
        for (int i = 0; i < events; ++i) put_one();
    }

    EventLog log;

 private:
    struct Form {
        Hash current;
        Event event;
    };

    void put_dapil(const std::string& dapil) {
        auto party = option(OptionKind::party, 5, "partai/lima");
        party.candidates = {{1, "calon/" + dapil + "/1", "Satu", {}},
                            {2, "calon/" + dapil + "/2", "Dua", {}}};
        const Unit area{UnitKind::dapil, scheme, dapil, 0};
        log.put({header(), {}, Ballot{"pdpr/" + dapil + "/1", Contest::pdpr, area, {party}}});
    }

    Count count() { return random_() % 300; }

    Event new_form(const std::string& desa, std::uint16_t number) {
        const auto& source = random_() % 6 == 0 ? other_source : web;
        if (random_() % 3 == 0) {
            const auto dapil = desa.starts_with("51") ? "5101" : "5201";
            auto event = legislative(tps(desa, number), dapil, count(), count(), count(), count());
            event.header.source = source;
            return event;
        }
        return form(tps(desa, number), votes({count(), count()}),
                    random_() % 8 == 0 ? "ppwp/2" : "ppwp/1", source);
    }

    void put_one() {
        static const std::vector<std::string> homes = {"5171011003", "5171011004", "5271011001"};
        const auto dice = random_() % 60;
        if (dice == 0) {
            const auto name = "DESA " + std::to_string(log.entries.size());
            village_ = log.put(region("5271011009", name), village_);
            return;
        }
        if (dice == 1) {
            Ruling ruling;
            ruling.number = "PUTUSAN " + std::to_string(log.entries.size());
            ruling.title = "Putusan";
            ruling.date = "2024-06-10";
            ruling_ = log.put({header(), {}, ruling});
            return;
        }
        const auto event = new_form(homes[random_() % homes.size()],
                                    static_cast<std::uint16_t>(1 + random_() % 12));
        const auto key = chain_key(event).value();
        const auto known = forms_.find(key);
        if (known == forms_.end()) {
            forms_.emplace(key, Form{log.put(event), event});
        } else {
            correct(known->second, event);
        }
    }

    void correct(Form& form, Event event) {
        static const std::vector<Cause> causes = {Cause::tanpa_keterangan, Cause::pembetulan,
                                                  Cause::pelengkapan, Cause::penarikan};
        const auto cause = causes[random_() % causes.size()];
        if (random_() % 10 == 0) {  // of another version than the current one
            log.put(event, Hash{}, cause);
            return;
        }
        if (cause == Cause::penarikan) std::get<CHasil>(event.body).votes = null;
        event.correction = Correction{form.current, cause, {}};
        if (cause == Cause::pembetulan && ruling_)
            event.correction->instrument = to_hex(ruling_->view());
        form = {log.put(event), event};
    }

    std::mt19937_64 random_{5};
    std::map<std::string, Form> forms_;
    Hash village_{};  // the region that is renamed
    std::optional<Hash> ruling_;
};

bool same(const audit::Row& a, const audit::Row& b) {
    return a.unit == b.unit && a.name == b.name && a.edition == b.edition &&
           a.tps_total == b.tps_total && a.tps_in == b.tps_in && a.tps_listed == b.tps_listed &&
           a.forms == b.forms && a.fields == b.fields && a.options == b.options;
}

/// The totals of the monitor against those of the whole log, counted anew.
void check_totals(log::Reader& reader, const MonitorReport& report,
                  const std::optional<Unit>& region) {
    CHECK(report.totals.size() == 4);  // two contests of two sources
    for (const auto& followed : report.totals) {
        audit::TotalsQuery query;
        query.size = reader.head().size;
        query.contest = followed.contest;
        query.source = followed.totals.source;
        query.region = region;
        if (region) query.level = region->kind;
        const auto whole = audit::total_forms(reader, query).value();
        const auto& counted = followed.totals;
        CHECK(counted.options == whole.options);
        CHECK(std::equal(counted.whole.begin(), counted.whole.end(), whole.whole.begin(),
                         whole.whole.end(), same));
        CHECK(counted.unusable_votes == whole.unusable_votes);
        CHECK(counted.unknown_places == whole.unknown_places);
        CHECK(counted.unplaced == whole.unplaced);
        CHECK(counted.opaque == whole.opaque);
    }
}

bool is_on_change(const audit::Finding& finding) {
    using audit::Detector;
    static const std::set<Detector> on_change = {Detector::D17,  Detector::D17b, Detector::D17c,
                                                 Detector::D17d, Detector::D19,  Detector::D22,
                                                 Detector::R01};
    return on_change.contains(finding.detector);
}

/// All but the place, for whoever compares lists in another order.
using FindingNames =
    std::multiset<std::tuple<audit::Detector, std::vector<std::uint64_t>, std::string>>;
FindingNames names_of(const std::vector<audit::Finding>& findings, std::uint64_t since,
                      bool on_change) {
    FindingNames names;
    for (const auto& finding : findings) {
        std::vector<std::uint64_t> entries;
        for (const auto& version : finding.entries) entries.push_back(version.index);
        std::string facts = std::to_string(finding.effect);
        for (const auto& fact : finding.facts)
            facts += " " + fact.what + " " + fact.left + " " + fact.right;
        if (is_on_change(finding) == on_change && !entries.empty() && entries.back() >= since)
            names.insert({finding.detector, entries, facts});
    }
    return names;
}

}  // namespace

TEST_SUITE_BEGIN("audit/monitor");

TEST_CASE("while a log grows, a monitor's totals and findings are those of the whole log") {
    for (const std::string place : {"", "5171"}) {
        GrowingElection grown;
        grown.grow(120);
        MemoryFileSystem files;
        MonitorQuery query;
        query.region = place;
        const auto region = place.empty() ? std::nullopt : std::optional(unit(place));
        std::uint64_t before = 0;
        for (int round = 0; round < 6; ++round) {
            CAPTURE(round);
            auto reader = grown.log.reader();
            auto monitor = open_monitor(files, query);
            const auto report = look(monitor, *grown.log.store);
            CHECK(report.growth == (round == 0 ? Growth::first : Growth::grown));
            CHECK(report.fresh == (round == 0 ? 0 : reader.head().size - before));
            check_totals(reader, report, region);
            if (round > 0 && !region) {
                audit::CheckQuery all;
                all.size = reader.head().size;
                const auto check = audit::check_record(reader, all).value();
                CHECK(names_of(report.findings, 0, true) == names_of(check.findings, before, true));
                const auto within = names_of(report.findings, 0, false);
                for (const auto& name : names_of(check.findings, before, false))
                    CHECK((std::get<0>(name) > audit::Detector::D11 || within.contains(name)));
                CHECK(report.matching == report.fresh);
            }
            before = reader.head().size;
            grown.grow(round == 3 ? 1 : 70 * (round + 1));
        }
    }
}

TEST_SUITE_END();
