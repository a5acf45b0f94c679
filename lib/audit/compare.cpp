// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/compare.hpp"

#include <algorithm>
#include <utility>

#include "compare_forms.hpp"
#include "other_side.hpp"

namespace saksi::audit {
namespace {

using election::Unit;
using election::UnitKind;

/// The two sides, TPS by TPS.
class Comparing {
 public:
    Comparing(FormsOfLog& log, OtherSide& other, const CompareQuery& query)
        : log_(log), other_(other), query_(query), places_(log.survey().places()) {
        report_.size = query.size;
        report_.election = log.survey().election();
        report_.source = log.source();
        report_.opaque = log.survey().counts().opaque;
        report_.foreign = log.survey().counts().foreign;
        describe_region();
    }

    Result<FormComparison> run() {
        auto done =
            log_.each([this](const Unit& tps, std::uint64_t index) { return take(tps, index); });
        if (done) done = take_rest();
        if (!done) return pass_on(std::move(done.error()));
        return std::move(report_);
    }

 private:
    void describe_region() {
        report_.region = query_.region.value_or(election::nation(log_.survey().pemilu().scheme));
        report_.region_name = places_.name_of(report_.region);
        report_.tps_total = places_.listed_tps(report_.region);
    }

    /// A dapil is what the form's ballot says; without a form, what its region covers.
    [[nodiscard]] bool in_region(const Unit& tps, const election::Ballot* ballot) const {
        if (!query_.region) return true;
        const auto& region = *query_.region;
        if (region.kind == UnitKind::dapil && ballot != nullptr) return ballot->unit == region;
        return log_.survey().lies_in(tps, region);
    }
    /// Without reading the form.
    [[nodiscard]] bool surely_outside(const Unit& tps) const {
        return query_.region && query_.region->kind != UnitKind::dapil &&
               !places_.lies_in(tps, *query_.region);
    }

    Result<void> take(const Unit& tps, std::uint64_t index) {
        const bool in_both = other_.has(tps);
        if (surely_outside(tps)) return note_outside(in_both);
        const bool by_ballot = query_.region && query_.region->kind == UnitKind::dapil;
        if (!in_both && !by_ballot) return note_log_only(tps);
        const auto logged = log_.read(index);
        if (!logged) return pass_on(logged.error());
        if (!in_region(tps, logged->ballot)) return note_outside(in_both);
        if (!in_both) return note_log_only(tps);
        const auto other = other_.form_of(tps, *logged);
        if (!other) return pass_on(other.error());
        compare(*logged, *other);
        return {};
    }

    Result<void> note_outside(bool in_both) {
        if (in_both) ++report_.elsewhere;
        return {};
    }

    Result<void> note_log_only(const Unit& tps) {
        ++report_.in_log;
        report_.only_log.push_back(tps);
        return {};
    }

    void compare(const LoggedForm& logged, const OtherForm& other) {
        ++report_.in_log;
        ++report_.in_copy;
        const auto& tps = logged.form.unit;
        auto figures = compare_figures({logged.form, logged.ballot}, {other.form, other.ballot});
        if (figures.compared == 0) {
            report_.not_comparable.push_back(tps);
        } else if (figures.different.empty()) {
            ++report_.same;
        } else {
            report_.different.push_back({tps, places_.display_name(tps), logged.version,
                                         other.version, other.line, std::move(figures.different),
                                         option_sum(logged.form), option_sum(other.form)});
        }
    }

    /// What the other side has and the log has not.
    Result<void> take_rest() {
        return other_.each([this](const Unit& tps) {
            if (log_.find(tps)) return;
            if (!in_region(tps, nullptr)) {
                ++report_.elsewhere;
                return;
            }
            ++report_.in_copy;
            report_.only_copy.push_back(tps);
        });
    }

    FormsOfLog& log_;
    OtherSide& other_;
    const CompareQuery& query_;
    const record::PlaceTree& places_;
    FormComparison report_;
};

}  // namespace

Result<FormComparison> compare_with_copies(log::Reader& reader, const CompareQuery& query,
                                           const TableInput& copies) {
    FormsOfLog log(reader, query);
    if (auto walked = log.walk(); !walked) return pass_on(std::move(walked.error()));
    Copies other;
    auto read = other.read(copies, log.survey().pemilu().scheme);
    if (!read) return pass_on(std::move(read.error()));
    return Comparing(log, other, query).run();
}

Result<FormComparison> compare_with_log(log::Reader& reader, const CompareQuery& query,
                                        log::Reader& other_reader, const FormSelection& selection) {
    FormsOfLog log(reader, query);
    if (auto walked = log.walk(); !walked) return pass_on(std::move(walked.error()));
    OtherLog other(other_reader, selection);
    auto walked = other.forms().walk();
    if (!walked) return pass_on("the other log", std::move(walked.error()));
    const auto& election = other.forms().survey().election();
    if (auto same = same_election(log.survey().election(), election); !same) {
        return pass_on(std::move(same.error()));
    }
    auto report = Comparing(log, other, query).run();
    if (!report) return report;
    const auto& survey = other.forms().survey();
    report->copy_size = selection.size;
    report->copy_source = other.forms().source();
    report->opaque += survey.counts().opaque;
    report->foreign += survey.counts().foreign;
    return report;
}

}  // namespace saksi::audit
