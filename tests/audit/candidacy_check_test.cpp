// D25: one small log a rule, each with one thing wrong; and the lists of 2024.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/candidacy_check.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "saksi/record/import_dct_csv.hpp"
#include "support/record_log.hpp"

using namespace saksi;
using namespace saksi::election;
using audit::CandidacyFault;
using audit::CandidacyQuery;
using audit::CandidacyReport;
using test::RecordLog;
using Tahap = CandidacyStage;
using Status = CandidacyStatus;

namespace {

const std::string scheme = "kpu-2024";
const Unit dapil{UnitKind::dapil, scheme, "1101", 0};
const Unit bali{UnitKind::provinsi, scheme, "51", 0};

Header header(const char* at = nullptr) {
    Header made;
    made.election = "pemilu-2024";
    made.by = "uji";
    if (at != nullptr) made.at = parse_timestamp(at).value();
    return made;
}

Event event(Body body, const char* at = nullptr) { return {header(at), {}, std::move(body)}; }

/// A name on a list of dapil 1101.
Candidacy on_list(const std::string& party, std::uint16_t number, Sex sex) {
    Candidacy made;
    made.unit = dapil;
    made.key = "pdpr/1101/" + party + "-" + std::to_string(number);
    made.parties = {party};
    made.number = number;
    made.persons = {{"Calon " + std::to_string(number), sex, {}}};
    made.stage = Tahap::dct;
    made.status = Status::ms;
    return made;
}

Candidacy person(const std::string& key, std::uint16_t number) {
    Candidacy made;
    made.contest = Contest::pdpd;
    made.unit = bali;
    made.key = key;
    made.kind = CandidacyKind::dpd;
    made.number = number;
    made.persons = {{key, Sex::p, {}}};
    made.stage = Tahap::dct;
    return made;
}

Ballot ballot_of(const std::string& id, const std::vector<Candidacy>& persons) {
    Ballot ballot{id, Contest::pdpd, bali, {}};
    for (const auto& each : persons)
        ballot.options.push_back(
            {OptionKind::person, each.number, each.key, each.persons.front().name, {}, {}});
    return ballot;
}

/// Leaf hash of the last entry, which the next step replaces.
class Story {
 public:
    Story& then(Event event) {
        const auto added = log_.run([&](record::EventBatch& batch) { return batch.add(event); });
        REQUIRE(added.has_value());
        last_ = added->leaf;
        return *this;
    }
    Story& then(Body body, const char* at = nullptr) { return then(event(std::move(body), at)); }
    /// In place of the entry before.
    Story& next(Body body, Cause cause = Cause::tahapan, std::optional<std::string> instrument = {},
                const char* at = nullptr) {
        auto step = event(std::move(body), at);
        step.correction = Correction{last_, cause, std::move(instrument)};
        return then(std::move(step));
    }

    CandidacyReport check(CandidacyQuery query = {}) {
        auto reader = log_.reader();
        query.size = reader.head().size;
        auto report = audit::check_candidacies(reader, query);
        REQUIRE(report.has_value());
        return std::move(*report);
    }
    std::vector<std::string> faults(const CandidacyQuery& query = {}) {
        std::vector<std::string> names;
        for (const auto& finding : check(query).findings)
            names.emplace_back(name_of(finding.fault));
        return names;
    }
    RecordLog& log() { return log_; }

 private:
    RecordLog log_;
    Hash last_;
};

using Names = std::vector<std::string>;

}  // namespace

TEST_SUITE_BEGIN("audit/candidacy_check");

TEST_CASE("a way by the rules is no finding") {
    auto candidacy = on_list("satu", 1, Sex::p);
    Story story;
    candidacy.stage = Tahap::diajukan;
    candidacy.status.reset();
    story.then(candidacy);
    for (const auto& [stage, status] :
         std::vector<std::pair<Tahap, std::optional<Status>>>{{Tahap::vermin, Status::bms},
                                                              {Tahap::perbaikan, {}},
                                                              {Tahap::vermin_perbaikan, Status::ms},
                                                              {Tahap::dcs, Status::ms},
                                                              {Tahap::dct, Status::ms}}) {
        candidacy.stage = stage;
        candidacy.status = status;
        story.next(candidacy);
    }
    CHECK(story.faults() == Names{});
}

TEST_CASE("from TMS into the DCT without a ruling is a finding, with both entries and the rule") {
    auto candidacy = on_list("satu", 1, Sex::p);
    candidacy.stage = Tahap::vermin;
    candidacy.status = Status::tms;
    Story story;
    story.then(candidacy);
    const auto first = story.log().size() - 1;
    story.next(on_list("satu", 1, Sex::p));
    const auto report = story.check();
    REQUIRE(report.findings.size() == 1);
    const auto& finding = report.findings.front();
    CHECK(name_of(finding.fault) == "without_ruling");
    CHECK(finding.rule == "TMS is final: only a ruling leads back");
    CHECK(finding.from == "vermin tms");
    CHECK(finding.to == "dct ms");
    REQUIRE(finding.entries.size() == 2);
    CHECK(finding.entries[0].index == first);
    CHECK(finding.entries[1].index == first + 1);
}

TEST_CASE("with a ruling it is none") {
    auto candidacy = on_list("satu", 1, Sex::p);
    candidacy.stage = Tahap::vermin;
    candidacy.status = Status::tms;
    Story story;
    story.then(candidacy).next(on_list("satu", 1, Sex::p), Cause::putusan, "1/G/2023/PTUN.JKT");
    CHECK(story.faults() == Names{});
}

TEST_CASE("in the DCT with TMS, and back to an earlier stage, are findings") {
    auto candidacy = on_list("satu", 1, Sex::p);
    Story story;
    story.then(candidacy);
    candidacy.stage = Tahap::diajukan;
    story.next(candidacy);
    CHECK(story.faults() == Names{"unlawful_step"});

    Story other;
    candidacy.stage = Tahap::dct;
    candidacy.status = Status::tms;
    other.then(candidacy);
    CHECK(other.faults() == Names{"status_in_list"});
}

TEST_CASE("too few women, by the share and by a group of three") {
    Story story;
    for (std::uint16_t number = 1; number <= 4; ++number)
        story.then(on_list("satu", number, number == 4 ? Sex::p : Sex::l));
    const auto report = story.check();
    REQUIRE(report.findings.size() == 2);
    CHECK(name_of(report.findings[0].fault) == "quota_share");
    CHECK(report.findings[0].found == Count{1});
    CHECK(report.findings[0].asked == Count{2});
    CHECK(report.findings[0].entries.size() == 4);
    CHECK(name_of(report.findings[1].fault) == "quota_window");
    REQUIRE(report.lists.size() == 1);
    CHECK(report.lists[0].quota->women == 1);
}

TEST_CASE("a woman who dies after the list was set is still on it") {
    auto woman = on_list("satu", 1, Sex::p);
    Story story;
    story.then(woman);
    woman.stage = Tahap::meninggal;
    story.next(woman);
    story.then(on_list("satu", 2, Sex::l));
    CHECK(story.faults() == Names{});
    CHECK(story.check().in_dct == 1);
}

TEST_CASE("a list longer than the seats of its dapil") {
    Region region{dapil, "ACEH I", Unit{UnitKind::provinsi, scheme, "11", 0}, {}};
    region.seats = 1;
    Story story;
    story.then(region).then(on_list("satu", 1, Sex::p)).then(on_list("satu", 2, Sex::p));
    const auto report = story.check();
    REQUIRE(report.findings.size() == 1);
    CHECK(name_of(report.findings[0].fault) == "list_too_long");
    CHECK(report.findings[0].found == Count{2});
    CHECK(report.findings[0].asked == Count{1});
}

TEST_CASE("one candidate in two dapil, and on two lists of one dapil") {
    auto there = on_list("satu", 1, Sex::p);
    there.unit.code = "1102";
    Story story;
    story.then(on_list("satu", 1, Sex::p)).then(there);
    CHECK(story.faults() == Names{"two_areas"});

    auto again = on_list("satu", 1, Sex::p);
    again.parties = {"dua"};
    Story other;
    other.then(on_list("satu", 1, Sex::p)).then(again);
    CHECK(other.faults() == Names{"two_lists"});

    there.stage = Tahap::mengundurkan_diri;
    Story left;
    left.then(on_list("satu", 1, Sex::p)).then(there);
    CHECK(left.faults() == Names{});
}

TEST_CASE("support: too few, too narrow, and another minimum than the rule's") {
    auto candidacy = person("pdpd/51/a", 1);
    candidacy.support = Support{2'100, 1'999, 2'000, 3'269'516, 9, {}};
    for (const auto* code : {"5101", "5102", "5103", "5104"})
        candidacy.support->spread.push_back({Unit{UnitKind::kabkota, scheme, code, 0}, 500});
    Story story;
    story.then(candidacy);
    CHECK(story.faults() == Names{"support_too_small", "support_spread"});

    candidacy.support->valid = 2'000;
    candidacy.support->minimum = 1'000;
    candidacy.support->areas = 8;
    Story other;
    other.then(candidacy);
    CHECK(other.faults() == Names{"support_minimum"});
}

TEST_CASE("ballots are held against the DCT that was in force when they were made") {
    const auto a = person("pdpd/51/a", 1);
    const auto b = person("pdpd/51/b", 2);
    const auto c = person("pdpd/51/c", 3);
    const auto* set = "2023-11-03T12:00:00+07:00";
    const auto* made = "2023-12-01T12:00:00+07:00";
    const auto* later = "2024-01-10T12:00:00+07:00";

    SUBCASE("the same names with the same numbers are no finding") {
        Story story;
        story.then(a, set).then(b, set).then(ballot_of("pdpd/51/1", {a, b}), made);
        CHECK(story.faults() == Names{});
        CHECK(story.check().ballots_checked == 1);
    }
    SUBCASE("an option that nobody set, and a name that is missing") {
        Story story;
        story.then(a, set).then(b, set).then(ballot_of("pdpd/51/1", {a, c}), made);
        CHECK(story.faults() == Names{"not_in_dct", "missing_from_ballot"});
    }
    SUBCASE("another number than in the DCT") {
        auto other = b;
        other.number = 7;
        Story story;
        story.then(a, set).then(b, set).then(ballot_of("pdpd/51/1", {a, other}), made);
        CHECK(story.faults() == Names{"ballot_differs"});
    }
    SUBCASE("a name set after the ballot was made") {
        Story story;
        story.then(a, set).then(ballot_of("pdpd/51/1", {a}), made).then(b, later);
        CHECK(story.faults() == Names{"dct_after_ballot"});
    }
    SUBCASE("with a ballot of its own, as for a PSU, it is none") {
        Story story;
        story.then(a, set).then(ballot_of("pdpd/51/1", {a}), made).then(b, later);
        story.then(ballot_of("pdpd/51/2", {a, b}), "2024-06-20T12:00:00+07:00");
        CHECK(story.faults() == Names{});
    }
    SUBCASE("a ballot without a time is of the voting day, or of the printing") {
        Story story;
        story.then(a, set).then(ballot_of("pdpd/51/1", {a, b})).then(b, later);
        CHECK(story.faults() == Names{});
        Notice printing;
        printing.id = "cetak";
        printing.kind = NoticeKind::tahapan;
        printing.title = "Pencetakan surat suara";
        printing.stage = Stage::pencetakan;
        printing.from = parse_timestamp(made).value();
        story.then(printing);
        CHECK(story.faults() == Names{"dct_after_ballot"});
    }
    SUBCASE("who died after the ballot was made is a hint") {
        auto dead = b;
        dead.stage = Tahap::meninggal;
        Story story;
        story.then(a, set).then(ballot_of("pdpd/51/1", {a, b}), made).then(b, set);
        story.next(dead, Cause::tahapan, {}, later);
        CHECK(story.faults() == Names{"left_after_ballot"});
    }
    SUBCASE("versions that nobody dates accuse nobody") {
        Story story;
        story.then(ballot_of("pdpd/51/1", {a, b})).then(a).then(b);
        CHECK(story.faults() == Names{});
    }
    SUBCASE("a ballot of an area without candidacies is only counted") {
        Story story;
        story.then(ballot_of("pdpd/51/1", {a}));
        CHECK(story.faults() == Names{});
        CHECK(story.check().ballots_without_dct == 2);  // and the preset's of the pairs
    }
}

TEST_CASE("reports: a step that is none, a late one, another deadline") {
    ViolationReport report;
    report.id = "lp/1";
    report.unit = nation(scheme);
    report.date = "2024-02-05";
    report.known = "2024-01-02";
    Story story;
    story.then(report);
    CHECK(story.faults() == Names{"report_late"});

    report.known.reset();
    Story jump;
    jump.then(report);
    report.stage = ReportStage::diregistrasi;
    report.number = "010/LP/ADM.PL/BWSL/00.00/II/2024";
    report.deadline = "2024-02-20";
    jump.next(report);
    CHECK(jump.faults() == Names{"report_step", "report_deadline"});

    CandidacyQuery with_holidays;
    with_holidays.calendar = calendar_from_text("2024-02-08\n2024-02-09\n2024-02-14\n").value();
    report.deadline = "2024-02-19";
    with_holidays.today = day_from_text("2024-02-20");
    jump.next(report);
    CHECK(jump.faults(with_holidays) == Names{"report_step", "report_late"});
}

TEST_CASE("finance: a cap, a balance") {
    FinanceReport report;
    report.kind = FinanceKind::lppdk;
    report.contest = Contest::pdpd;
    report.unit = bali;
    report.participant = "pdpd/51/a";
    report.date = "2024-02-28";
    report.opening = 0;
    report.received = {{Donor::perseorangan, 800'000'000, Count{1}, Count{800'000'000}}};
    report.spent = 800'000'000;
    report.closing = 1;
    Story story;
    story.then(report);
    const auto found = story.check();
    CHECK(story.faults() == Names{"finance_cap", "finance_balance"});
    CHECK(found.findings[0].found == Count{800'000'000});
    CHECK(found.findings[0].asked == Count{750'000'000});
}

TEST_CASE("the history of a candidate has every version, strays too") {
    auto candidacy = on_list("satu", 1, Sex::p);
    auto withdrawn = candidacy;
    withdrawn.stage = Tahap::mengundurkan_diri;
    auto stray = candidacy;
    stray.number = 9;
    Story story;
    story.then(candidacy).next(withdrawn).then(stray);
    auto reader = story.log().reader();
    const auto history =
        audit::read_candidacy(reader, {"", reader.head().size, {}}, candidacy.key).value();
    REQUIRE(history.versions.size() == 3);
    CHECK(!history.versions[0].current);
    CHECK(history.versions[1].current);
    CHECK(history.versions[2].step == record::StepKind::stray);
}

/// Under the sanitizers the smaller list has to do.
#ifdef __SANITIZE_ADDRESS__
constexpr bool with_dpr = false;
#else
constexpr bool with_dpr = true;
#endif

TEST_CASE("the lists of 2024: 267 have too few women, and nothing else is found") {
    const auto folder = std::filesystem::path(SAKSI_SHARED_DIR) / "data/dct_2024";
    if (!std::filesystem::exists(folder)) {
        MESSAGE("skipped: no ../shared/data/dct_2024");
        return;
    }
    Story story;
    const auto load = [&](const char* name, Contest contest) {
        auto options = test::import_options<record::DctImportOptions>(
            {}, {SourceKind::publik, "infopemilu"}, "2023-11-04T00:00:00Z");
        options.contest = contest;
        options.open = test::open_on_disk;
        options.ballots = true;
        const auto parties = test::open_on_disk(folder / "parpol.csv");
        options.parties = record::read_parties(*parties, "parpol.csv").value();
        const auto done = story.log().run([&](auto& batch) {
            return record::import_dct_csv(batch, options, {record::import_file(folder / name)});
        });
        REQUIRE(done.has_value());
    };
    load("dct_dpd.csv", Contest::pdpd);
    if (with_dpr) load("dct_dpr.csv", Contest::pdpr);
    const auto report = story.check();
    CHECK(report.in_dct == (with_dpr ? 9'917 + 668 : 668));
    CHECK(report.ballots_checked == (with_dpr ? 84 + 38 : 38));
    CHECK(report.lists.size() == (with_dpr ? 1'512 : 0));
    CHECK(report.findings.size() == (with_dpr ? 267 : 0));
    CHECK(std::all_of(report.findings.begin(), report.findings.end(), [](const auto& finding) {
        return finding.fault == CandidacyFault::quota_share;
    }));
}

TEST_SUITE_END();
