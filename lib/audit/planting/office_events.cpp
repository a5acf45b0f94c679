// SPDX-License-Identifier: Apache-2.0
#include "office_events.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "office.hpp"
#include "submission_faults.hpp"

namespace saksi::audit::planting {
namespace {

using election::Candidacy;
using election::CandidacyStage;
using election::CandidacyStatus;
using election::Cause;
using election::Contest;
using election::Count;
using election::Event;
using election::ReportStage;
using election::Unit;

constexpr std::uint64_t pairs = 3;

Unit everywhere() { return election::nation(election::rehearsal_scheme); }

Event at(std::string_view time, election::Body body) {
    auto event = event_of(std::move(body));
    event.header.at = moment(time);
    return event;
}

election::Notice last_day_of(const PlenaryTimes& times) {
    election::Notice notice;
    const auto level = std::string(name_of(times.level));
    notice.id = "rekapitulasi-" + level;
    notice.kind = election::NoticeKind::tahapan;
    notice.title = "Rekapitulasi tingkat " + level;
    notice.stage = election::Stage::rekapitulasi;
    notice.level = times.level;
    notice.from = moment(times.opened);
    notice.until = moment(times.until);
    return notice;
}

Candidacy pair(const std::string& key, std::optional<std::uint16_t> number, CandidacyStage stage,
               std::optional<CandidacyStatus> status) {
    Candidacy candidacy;
    candidacy.contest = Contest::ppwp;
    candidacy.unit = everywhere();
    candidacy.key = key;
    candidacy.kind = election::CandidacyKind::pasangan;
    candidacy.parties = {"partai-contoh"};
    candidacy.number = number;
    candidacy.persons = {{"Calon rekaan " + key, {}, {}}, {"Wakil rekaan " + key, {}, {}}};
    candidacy.stage = stage;
    candidacy.status = status;
    return candidacy;
}

election::ViolationReport report(const std::string& id, ReportStage stage, const char* date) {
    election::ViolationReport made;
    made.id = id;
    made.number = id;
    made.unit = everywhere();
    made.stage = stage;
    made.date = date;
    return made;
}

election::FinanceReport opening_balance(const std::string& participant) {
    election::FinanceReport report;
    report.kind = election::FinanceKind::ladk;
    report.contest = Contest::ppwp;
    report.unit = everywhere();
    report.participant = participant;
    report.date = "2023-11-27";
    report.opening = 1'000'000;
    report.received = {{election::Donor::sendiri, 500'000'000, {}, {}}};
    report.spent = 0;
    report.closing = 501'000'000;
    return report;
}

class Office {
 public:
    explicit Office(const Desk& desk) : desk_(desk) {}

    void everything_in_order() {
        for (const auto& times : plenary_times) desk_.tell(event_of(last_day_of(times)));
        for (std::uint64_t number = 1; number <= pairs; ++number) stand(number);
        take_up("1/lp/pp/ri/00.00/ii/2024");
        for (std::uint64_t number = 1; number <= pairs; ++number) {
            desk_.tell(event_of(opening_balance("ppwp/" + std::to_string(number))));
        }
    }

    void plant(const Fault& fault) {
        const auto number = std::to_string(fault.number);
        if (fault.recipe->ground >= Ground::others_entries) return plant_submission(fault, desk_);
        desk_.ledger.planted();
        switch (fault.recipe->ground) {
            case Ground::step:
                return unlawful_step(fault, "ppwp/calon-" + number);
            case Ground::step_after_tms:
                return step_after_tms(fault, "ppwp/calon-" + number);
            case Ground::left_candidate:
                return leave(fault, ++left_);
            case Ground::report_step:
                return report_step(fault, number + "/lp/pp/ri/00.00/ii/2024/gladi");
            case Ground::report_late:
                return report_late(fault, number + "/lp/pp/ri/00.00/ii/2024/gladi");
            case Ground::finance_cap:
                return finance_cap(fault, "ppwp/peserta-" + number);
            default:
                return finance_balance(fault, "ppwp/peserta-" + number);
        }
    }

 private:
    /// One chain of steps, the last of them returned.
    Event tell_chain(std::vector<Event> steps) {
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (i > 0) replace(steps[i], steps[i - 1], Cause::tahapan);
            desk_.tell(steps[i]);
        }
        return std::move(steps.back());
    }

    void stand(std::uint64_t number) {
        const auto key = "ppwp/" + std::to_string(number);
        const auto on_ballot = static_cast<std::uint16_t>(number);
        standing_.push_back(tell_chain(
            {at("2023-10-20T10:00:00+07:00", pair(key, {}, CandidacyStage::diajukan, {})),
             at("2023-10-28T10:00:00+07:00",
                pair(key, {}, CandidacyStage::vermin, CandidacyStatus::ms)),
             at("2023-11-13T10:00:00+07:00",
                pair(key, on_ballot, CandidacyStage::dct, CandidacyStatus::ms))}));
    }

    void take_up(const std::string& id) {
        tell_chain({event_of(report(id, ReportStage::diterima, "2024-02-05")),
                    event_of(report(id, ReportStage::kajian_awal, "2024-02-06")),
                    event_of(report(id, ReportStage::diregistrasi, "2024-02-07")),
                    event_of(report(id, ReportStage::kajian, "2024-02-09")),
                    event_of(report(id, ReportStage::pleno, "2024-02-12")),
                    event_of(report(id, ReportStage::bukan_pelanggaran, "2024-02-12"))});
    }

    void note(const Fault& fault, Detector detector, std::optional<Contest> contest,
              const Event& entry, const std::string& change) {
        desk_.ledger.note(fault, finding_on(detector, everywhere(), contest, {}, leaf_of(entry)),
                          change);
    }

    /// The public answers who was verified; nobody verified this pair.
    void unlawful_step(const Fault& fault, const std::string& key) {
        const auto last = tell_chain(
            {at("2023-10-20T10:00:00+07:00", pair(key, {}, CandidacyStage::diajukan, {})),
             at("2023-10-29T10:00:00+07:00", pair(key, {}, CandidacyStage::tanggapan, {}))});
        note(fault, Detector::D25, Contest::ppwp, last, "diajukan -> tanggapan");
    }

    void step_after_tms(const Fault& fault, const std::string& key) {
        const auto last = tell_chain(
            {at("2023-10-20T10:00:00+07:00", pair(key, {}, CandidacyStage::diajukan, {})),
             at("2023-10-28T10:00:00+07:00",
                pair(key, {}, CandidacyStage::vermin, CandidacyStatus::tms)),
             at("2023-10-29T10:00:00+07:00", pair(key, {}, CandidacyStage::perbaikan, {}))});
        note(fault, Detector::D25, Contest::ppwp, last, "vermin tms -> perbaikan");
    }

    void leave(const Fault& fault, std::uint64_t number) {
        auto next = at(died, std::get<Candidacy>(standing_[number - 1].body));
        std::get<Candidacy>(next.body).stage = CandidacyStage::meninggal;
        replace(next, standing_[number - 1], Cause::tahapan);
        desk_.tell(next);
        note(fault, Detector::D25b, Contest::ppwp, next, "dct -> meninggal");
    }

    void report_step(const Fault& fault, const std::string& id) {
        const auto last = tell_chain({event_of(report(id, ReportStage::diterima, "2024-02-05")),
                                      event_of(report(id, ReportStage::pleno, "2024-02-06"))});
        note(fault, Detector::D25, std::nullopt, last, "diterima -> pleno");
    }

    /// Seven working days, and a month went by.
    void report_late(const Fault& fault, const std::string& id) {
        const auto last =
            tell_chain({event_of(report(id, ReportStage::diterima, "2024-02-05")),
                        event_of(report(id, ReportStage::kajian_awal, "2024-02-06")),
                        event_of(report(id, ReportStage::diregistrasi, "2024-02-07")),
                        event_of(report(id, ReportStage::pleno, "2024-03-07")),
                        event_of(report(id, ReportStage::bukan_pelanggaran, "2024-03-07"))});
        note(fault, Detector::D25, std::nullopt, last, "registered 2024-02-07 -> done 2024-03-07");
    }

    /// One person gave more than two and a half billion rupiah.
    void finance_cap(const Fault& fault, const std::string& participant) {
        constexpr Count gift = 2'600'000'000;
        auto report = opening_balance(participant);
        report.received.push_back({election::Donor::perseorangan, gift, 1, gift});
        report.closing = *report.closing + gift;
        const auto event = event_of(report);
        desk_.tell(event);
        note(fault, Detector::D25, Contest::ppwp, event, "largest gift " + std::to_string(gift));
    }

    void finance_balance(const Fault& fault, const std::string& participant) {
        auto report = opening_balance(participant);
        const auto before = *report.closing;
        report.closing = before - fault.number;
        const auto event = event_of(report);
        desk_.tell(event);
        note(fault, Detector::D25, Contest::ppwp, event,
             "closing " + std::to_string(before) + " -> " + std::to_string(*report.closing));
    }

    const Desk& desk_;
    std::vector<Event> standing_;  // the last step of each pair on the ballot
    std::uint64_t left_ = 0;
};

}  // namespace

void tell_office_events(const Sites& sites, const Desk& desk) {
    Office its(desk);
    its.everything_in_order();
    for (const auto& fault : sites.in_office()) its.plant(fault);
}

}  // namespace saksi::audit::planting
