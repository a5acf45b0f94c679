// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/compare.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>
#include <variant>

#include "check/tps_table.hpp"
#include "compare_forms.hpp"
#include "form_filter.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/record/entry_cache.hpp"
#include "saksi/record/import_sirekap_csv.hpp"
#include "survey.hpp"

namespace saksi::audit {
namespace {

using election::CHasil;
using election::Unit;
using election::UnitKind;

/// A current form as it was read again.
struct LoggedForm {
    record::Version version;
    CHasil form;
    const election::Ballot* ballot = nullptr;
};

/// One walk over a log: where the current form of every TPS is.
class FormsOfLog {
 public:
    FormsOfLog(log::Reader& reader, const FormSelection& selection)
        : reader_(reader),
          filter_(selection),
          entries_(reader),
          survey_(selection, [this](const SeenEvent& seen) -> Result<void> {
              const auto form = filter_.form_of(seen);
              if (form && form->step.kind != record::StepKind::stray) {
                  table_.put(*form->event.header.source, form->form, form->version.index);
              }
              return {};
          }) {}
    FormsOfLog(const FormsOfLog&) = delete;
    FormsOfLog& operator=(const FormsOfLog&) = delete;

    Result<void> walk() {
        if (auto read = survey_.read(reader_); !read) return read;
        return filter_.check(survey_.pemilu());
    }

    [[nodiscard]] const Survey& survey() const noexcept { return survey_; }
    [[nodiscard]] std::optional<election::Source> source() const { return filter_.source(); }

    /// Each TPS that has a form, in the order of codes, with the form's index;
    /// the first error ends it.
    template <class Use>
    Result<void> each(const Use& use) {
        return table_.each_tps([&](const Unit& tps, const std::vector<TpsTable::Line>& lines) {
            return use(tps, lines.front().index);
        });
    }
    [[nodiscard]] std::optional<std::uint64_t> find(const Unit& tps) const {
        return table_.index_of(tps);
    }

    Result<LoggedForm> read(std::uint64_t index) {
        const auto version = entries_.version(index);
        if (!version) return pass_on(version.error());
        LoggedForm made;
        made.version = *version;
        auto event = entries_.event(index);
        if (!event) return pass_on(std::move(event.error()));
        made.form = std::get<CHasil>(std::move(event->body));
        made.ballot = survey_.ballot(made.form.ballot, index);
        return made;
    }

 private:
    log::Reader& reader_;
    FormFilter filter_;
    TpsTable table_;
    record::EntryCache entries_;
    Survey survey_;
};

/// What the other side has of a TPS.
struct OtherForm {
    CHasil form;
    const election::Ballot* ballot = nullptr;
    std::optional<record::Version> version;
    std::uint64_t line = 0;
};

class OtherSide {
 public:
    virtual ~OtherSide() = default;
    [[nodiscard]] virtual bool has(const Unit& tps) const = 0;
    /// Its form of a TPS that it has. `beside` is the log's.
    virtual Result<OtherForm> form_of(const Unit& tps, const LoggedForm& beside) = 0;
    /// Every TPS it has, in the order of codes.
    virtual Result<void> each(const std::function<void(const Unit&)>& use) = 0;
};

/// Rows of a witness's table. Their options go by the ballot of the log's form.
class Copies : public OtherSide {
 public:
    Result<void> read(const TableInput& copies, const std::string& scheme) {
        auto table = record::read_sirekap_csv(copies.input, copies.name, scheme);
        if (!table) return pass_on(std::move(table.error()));
        columns_ = std::move(table->columns);
        for (auto& line : table->lines) {
            auto tps = line.row.unit;
            const auto number = line.line;
            if (rows_.try_emplace(std::move(tps), std::move(line)).second) continue;
            return refuse(ErrorCode::malformed,
                          printable(copies.name) + ": line " + std::to_string(number),
                          "a TPS that stands twice");
        }
        return {};
    }

    bool has(const Unit& tps) const override { return rows_.contains(tps); }
    Result<OtherForm> form_of(const Unit& tps, const LoggedForm& beside) override {
        const auto& copied = rows_.at(tps);
        OtherForm made;
        made.line = copied.line;
        made.form.contest = beside.form.contest;
        made.form.unit = tps;
        made.form.sections = copied.row.sections;
        if (beside.ballot == nullptr) return made;
        auto votes = columns_.votes(copied.row, *beside.ballot);
        if (!votes) return pass_on("line " + std::to_string(made.line), std::move(votes.error()));
        made.form.votes = std::move(*votes);
        made.ballot = beside.ballot;
        return made;
    }
    Result<void> each(const std::function<void(const Unit&)>& use) override {
        for (const auto& [tps, row] : rows_) use(tps);
        return {};
    }

 private:
    record::SirekapCsv columns_;
    std::map<Unit, record::SirekapTable::Line> rows_;
};

class OtherLog : public OtherSide {
 public:
    OtherLog(log::Reader& reader, const FormSelection& selection) : forms_(reader, selection) {}

    [[nodiscard]] FormsOfLog& forms() noexcept { return forms_; }

    bool has(const Unit& tps) const override { return forms_.find(tps).has_value(); }
    Result<OtherForm> form_of(const Unit& tps, const LoggedForm&) override {
        auto read = forms_.read(*forms_.find(tps));
        if (!read) return pass_on("the other log", std::move(read.error()));
        return OtherForm{std::move(read->form), read->ballot, read->version, 0};
    }
    Result<void> each(const std::function<void(const Unit&)>& use) override {
        return forms_.each([&](const Unit& tps, std::uint64_t) -> Result<void> {
            use(tps);
            return {};
        });
    }

 private:
    FormsOfLog forms_;
};

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
        if (region.kind != UnitKind::dapil) return places_.lies_in(tps, region);
        if (ballot != nullptr) return ballot->unit == region;
        const auto& parts = log_.survey().covers(region);
        return std::any_of(parts.begin(), parts.end(),
                           [&](const Unit& part) { return places_.lies_in(tps, part); });
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
