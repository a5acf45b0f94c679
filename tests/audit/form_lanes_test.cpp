// Forms are checked where they stand in the log, or as events where they cannot be
// read in place. Both find the same, whatever a form says.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "../../lib/audit/check/form_rules.hpp"
#include "../../lib/audit/check/tps_form.hpp"
#include "saksi/audit/check.hpp"
#include "saksi/election/form_scan.hpp"
#include "small_election.hpp"

using namespace saksi;
using namespace saksi::election;
using namespace saksi::test;

namespace {

const Source office{SourceKind::kantor, "kpu"};

/// Forms that fit together now and then, and lack things now and then.
class Invented {
 public:
    explicit Invented(unsigned seed) : random_(seed) {}

    [[nodiscard]] unsigned below(unsigned bound) {
        return static_cast<unsigned>(random_() % bound);
    }
    [[nodiscard]] bool rarely() { return below(6) == 0; }

    Event form_of(const Unit& tps, const Source& source) {
        auto event = below(2) == 0 ? form(tps, plain(), "ppwp/1", source) : party_form(tps, source);
        auto& body = std::get<CHasil>(event.body);
        for (auto& figure : body.sections.figures) figure = any_figure();
        if (rarely()) body.sections[Field::dpt_j] = Count{70'000};
        if (below(2) == 0) fit(body);
        if (rarely()) event.header.at = parse_timestamp("2024-02-15T19:30:00+07:00").value();
        if (rarely()) body.documents = documents(tps);
        return event;
    }

 private:
    Figure any_figure() {
        if (rarely()) return rarely() ? Figure() : Figure(null);
        return Count{below(3)};
    }
    /// A row needs a count, or it has another spelling.
    VoteRow row(std::size_t length) {
        VoteRow made(length);
        for (auto& figure : made) figure = rarely() ? Figure(null) : Figure(Count{below(3)});
        made.front() = Count{below(3)};
        return made;
    }
    Votes plain() {
        if (rarely()) return rarely() ? Votes() : Votes(null);
        return plain_votes(row(2));
    }
    Event party_form(const Unit& tps, const Source& source) {
        PartyVotes made;
        made.partai = row(2);
        if (!rarely()) made.logo = row(2);
        if (!rarely()) made.calon = std::vector<Captured<VoteRow>>{row(2), row(3)};
        auto event = form(tps, Votes(std::variant<VoteRow, PartyVotes>(made)), "pdpr/1", source);
        std::get<CHasil>(event.body).contest = Contest::pdpr;
        return event;
    }
    /// Makes D01, D02 and D03 hold, all but for a digit at times.
    void fit(CHasil& body) {
        Count sum = 0;
        const auto* votes = option_votes(body.votes);
        if (votes != nullptr) {
            for (const auto& figure : *votes) sum += figure.count().value_or(0);
        }
        body.sections[Field::suara_sah] = rarely() ? sum + 100 : sum;
        body.sections[Field::suara_tidak_sah] = Count{1};
        body.sections[Field::suara_total] = sum + 1;
        body.sections[Field::pengguna_total_j] = sum + 1;
    }
    Documents documents(const Unit& tps) {
        Documents made{3, {}};
        if (rarely()) return made;
        Document page;
        page.page = 2;
        const auto named = rarely() ? test::tps("5171011004", 9) : tps;
        page.url = "https://contoh.id/" + display_code(named) + "-2.jpg";
        Hash image;
        image.bytes[0] = static_cast<std::uint8_t>(below(9));
        page.sha256 = image;
        made.items = {page};
        return made;
    }

    std::mt19937 random_;
};

bool is_scanned(const std::string& entry) {
    FormScanner scanner;
    ScannedForm form;
    scanner.begin(entry.size());
    return scanner.scan(entry, form);
}

/// What a scanner leaves to the parser, and no rule looks at.
Event with_escapes(Event event) {
    event.header.at_text = "pukul \"19.30\"";
    return event;
}

/// The same log twice, forms as they are and with escapes; and what a check says.
audit::CheckReport checked(unsigned seed, bool in_place) {
    Invented invented(seed);
    EventLog log;
    auto opening = pemilu(Contest::ppwp, OptionKind::pair);
    std::get<Pemilu>(opening.body).rules.tps_voter_cap = 300;
    std::get<Pemilu>(opening.body).rules.ballot_reserve = Fraction{2, 100};
    log.put(opening);
    log.put(pairs_ballot("ppwp/1", {"ppwp/a", "ppwp/b"}));
    log.put(region("5171011003", "SESETAN"));
    log.put(tps_list("5171011003", 30));
    std::vector<std::pair<Event, Hash>> forms;
    const auto put = [&](const Event& event) {
        return log.put(in_place ? event : with_escapes(event));
    };
    for (std::uint16_t i = 0; i < 150; ++i) {
        const auto tps = test::tps("5171011003", static_cast<std::uint16_t>(1 + i / 4));
        const auto& source = invented.rarely() ? office : web;
        auto event = invented.form_of(tps, source);
        forms.emplace_back(event, put(event));
        if (!invented.rarely()) continue;
        // Of what came before, the same chain: its versions, strays among them.
        auto& [old, leaf] = forms[invented.below(static_cast<unsigned>(forms.size()))];
        auto next = invented.form_of(std::get<CHasil>(old.body).unit, *old.header.source);
        if (std::get<CHasil>(next.body).contest != std::get<CHasil>(old.body).contest) continue;
        const auto causes = {Cause::tanpa_keterangan, Cause::pembetulan, Cause::psu};
        next.correction = Correction{leaf, causes.begin()[invented.below(3)], {}};
        old = next;
        leaf = put(next);
    }
    auto reader = log.reader();
    audit::CheckQuery query;
    query.size = reader.head().size;
    const auto report = audit::check_record(reader, query);
    REQUIRE_MESSAGE(report.has_value(), (report ? "" : to_text(report.error())));
    return *report;
}

/// Hashes apart: the entries are not the same.
std::string told(const audit::CheckReport& report) {
    std::string text = std::to_string(report.forms) + " forms\n";
    for (const auto& count : report.counts) {
        text += std::to_string(count.findings) + "/" + std::to_string(count.not_applicable) + " ";
    }
    for (const auto& finding : report.findings) {
        text += "\n" + std::string(name_of(finding.detector));
        if (finding.contest) text += " " + std::string(name_of(*finding.contest));
        if (finding.unit) text += " " + display_code(*finding.unit);
        if (finding.source) text += " " + to_text(*finding.source);
        if (finding.other_source) text += " " + to_text(*finding.other_source);
        text += " effect " + std::to_string(finding.effect);
        if (finding.under) text += " under " + std::string(name_of(*finding.under));
        for (const auto& version : finding.entries) text += " @" + std::to_string(version.index);
        if (finding.detector == audit::Detector::R01) continue;
        for (const auto& fact : finding.facts) {
            text += " | " + fact.what + " " + fact.left + " " + fact.right;
        }
    }
    return text;
}

}  // namespace

TEST_SUITE_BEGIN("audit/form_lanes");

TEST_CASE("a form says the same to the rules, read in place or as an event") {
    Invented invented(1);
    std::size_t in_place = 0;
    for (int i = 0; i < 4'000; ++i) {
        const auto event = invented.form_of(tps("5171011003", 7), web);
        const auto entry = print_event(event).value();
        FormScanner scanner;
        ScannedForm scanned;
        scanner.begin(entry.size());
        if (!scanner.scan(entry, scanned)) continue;
        ++in_place;
        const record::Version version{7, {}};
        const audit::TpsForm one(version, scanned);
        const audit::TpsForm other(version, event);
        Rules rules;
        rules.tps_voter_cap = 300;
        rules.ballot_reserve = Fraction{2, 100};
        const auto found = audit::check_form({one.sections, one.votes, &rules, true, false});
        const auto expected = audit::check_form({other.sections, other.votes, &rules, true, false});
        CHECK(found.findings == expected.findings);
        CHECK(found.not_applicable == expected.not_applicable);
        CHECK(one.unit() == other.unit());
        CHECK(one.source() == other.source());
        CHECK(one.at == other.at);
        CHECK(std::equal(one.documents().begin(), one.documents().end(), other.documents().begin(),
                         other.documents().end()));
    }
    CHECK(in_place > 2'000);
}

TEST_CASE("a check finds the same in forms that it cannot read in place") {
    REQUIRE(!is_scanned(print_event(with_escapes(form(tps("5171011003", 1), votes({1})))).value()));
    REQUIRE(is_scanned(print_event(form(tps("5171011003", 1), votes({1}))).value()));
    for (unsigned seed = 1; seed <= 12; ++seed) {
        const auto found = checked(seed, true);
        CHECK(found.findings.size() > 100);
        CHECK(told(found) == told(checked(seed, false)));
    }
}

TEST_SUITE_END();
