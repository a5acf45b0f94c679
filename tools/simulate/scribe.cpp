// SPDX-License-Identifier: Apache-2.0
#include "simulate/scribe.hpp"

namespace saksi::tools {

using namespace election;

Scribe::Scribe(Folder& folder, cli::Progress& progress, std::uint64_t expected, bool with_faults)
    : folder_(folder), progress_(progress), with_faults_(with_faults), expected_(expected) {
    folder_.write("regions.csv", regions_csv_header());
    if (with_faults_) folder_.write("faults.csv", audit::planted_csv_header());
}

void Scribe::opening(const Event& event) { write_event("opening.ndjson", event); }

void Scribe::unit(const RehearsalUnit& unit) {
    folder_.write("regions.csv", regions_csv_row(unit));
}

void Scribe::count(const Event& form, const Ballot& ballot) {
    truth_.add(form, ballot);
    progress_.at(++forms_, expected_);
}

void Scribe::form(const Event& form) {
    const auto contest = std::get<CHasil>(form.body).contest;
    if (contest == Contest::ppwp && !with_faults_) {
        write_row(sirekap_csv_row(form));
    } else {
        write_event(std::string(name_of(contest)) + ".ndjson", form);
    }
}

void Scribe::after(const Event& event) { write_event("after.ndjson", event); }

void Scribe::finding(const audit::PlantedFinding& finding) {
    folder_.write("faults.csv", audit::planted_csv_row(finding));
}

void Scribe::not_yet(Contest contest, const Unit& tps) {
    truth_.add_not_yet(contest, tps);
    if (contest == Contest::ppwp && !with_faults_) write_row(sirekap_csv_row(tps));
}

void Scribe::write_row(const std::string& row) {
    if (!has_rows_) folder_.write("ppwp.csv", sirekap_csv_header());
    has_rows_ = true;
    folder_.write("ppwp.csv", row);
}

void Scribe::write_event(const std::string& name, const Event& event) {
    const auto entry = print_event(event);
    if (entry) {
        folder_.write(name, *entry + "\n");
    } else if (!failure_) {
        failure_ = entry.error();
    }
}

Result<std::uint64_t> Scribe::finish() {
    folder_.write("truth.csv", truth_.to_csv());
    if (failure_) return pass_on(*failure_);
    if (const auto closed = folder_.close(); !closed) return pass_on(closed.error());
    return forms_;
}

}  // namespace saksi::tools
