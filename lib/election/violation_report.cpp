// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/violation_report.hpp"

#include <array>

#include "bodies.hpp"
#include "names.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {
namespace {

/// Before these steps a report has no number.
bool needs_number(ReportStage stage) noexcept {
    return stage >= ReportStage::diregistrasi && stage != ReportStage::dicabut;
}

}  // namespace

std::string_view name_of(ReportKind kind) noexcept {
    constexpr std::array<std::string_view, 2> names = {"laporan", "temuan"};
    return name_in(names, kind);
}

std::string_view name_of(ReportStage stage) noexcept {
    constexpr std::array<std::string_view, 16> names = {"diterima",
                                                        "kajian_awal",
                                                        "perbaikan_diminta",
                                                        "tidak_diregistrasi",
                                                        "diregistrasi",
                                                        "klarifikasi",
                                                        "kajian",
                                                        "pleno",
                                                        "administrasi",
                                                        "pidana",
                                                        "etik",
                                                        "hukum_lain",
                                                        "bukan_pelanggaran",
                                                        "dicabut",
                                                        "putusan",
                                                        "tindak_lanjut"};
    return name_in(names, stage);
}

std::string_view name_of(ReportDuty duty) noexcept {
    constexpr std::array<std::string_view, 6> names = {
        "laporan", "temuan", "kajian_awal", "penanganan", "perpanjangan", "administrasi"};
    return name_in(names, duty);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, ReportLimit> limit) {
    fields.required("duty", limit.duty);
    fields.required("days", limit.days, Range{1, 999});
    fields.required("working", limit.working);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, ViolationReport> report) {
    fields.required("id", report.id, text::candidate_key);
    fields.required("kind", report.kind);
    fields.nullable("number", report.number, text::register_number);
    fields.required("unit", report.unit);
    fields.optional("contest", report.contest);
    fields.required("stage", report.stage);
    fields.required("date", report.date, text::date);
    fields.optional("known", report.known, text::date);
    fields.optional("deadline", report.deadline, text::date);
    fields.required("extended", report.extended);
    fields.optional("about", report.about, text::free_text);
    fields.optional("reporter", report.reporter);
    fields.optional("decision", report.decision, text::correction_instrument);
    fields.optional("documents", report.documents);
    if (!report.number && needs_number(report.stage)) {
        fields.fail("number", refuse(ErrorCode::malformed, {}, "missing"));
    }
    if (report.reporter && report.kind == ReportKind::temuan) {
        fields.fail("reporter", refuse(ErrorCode::malformed, {}, "a temuan has no reporter"));
    }
}

template void fields_of(Reader&, ReportLimit&);
template void fields_of(Writer&, const ReportLimit&);
template void fields_of(Reader&, ViolationReport&);
template void fields_of(Writer&, const ViolationReport&);

}  // namespace saksi::election
