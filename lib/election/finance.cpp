// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/finance.hpp"

#include <array>

#include "bodies.hpp"
#include "names.hpp"
#include "order.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {
namespace {

std::optional<Count> sum_of(std::optional<Count> a, std::optional<Count> b) noexcept {
    return a && b ? add_checked(*a, *b) : std::nullopt;
}

}  // namespace

std::string_view name_of(FinanceKind kind) noexcept {
    constexpr std::array<std::string_view, 3> names = {"ladk", "lpsdk", "lppdk"};
    return name_in(names, kind);
}

std::string_view name_of(Donor donor) noexcept {
    constexpr std::array<std::string_view, 6> names = {"sendiri",  "partai",     "perseorangan",
                                                       "kelompok", "perusahaan", "lainnya"};
    return name_in(names, donor);
}

std::optional<Count> received_in_all(const FinanceReport& report) noexcept {
    std::optional<Count> sum = 0;
    for (const auto& donation : report.received) sum = sum_of(sum, donation.sum);
    return sum;
}

Answer balances(const FinanceReport& report) noexcept {
    const auto in = sum_of(report.opening, received_in_all(report));
    const auto out = sum_of(report.spent, report.closing);
    if (!in || !out) return Answer::not_applicable;
    return *in == *out ? Answer::holds : Answer::does_not_hold;
}

Answer within_cap(const Donation& donation, Count cap) noexcept {
    if (donation.sum <= cap) return Answer::holds;
    if (donation.largest) return *donation.largest <= cap ? Answer::holds : Answer::does_not_hold;
    const auto donors = donation.donors.value_or(0);
    const bool one_gave_more = donors > 0 && (donation.sum - 1) / donors >= cap;
    return one_gave_more ? Answer::does_not_hold : Answer::not_applicable;
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Donation> donation) {
    fields.required("donor", donation.donor);
    fields.required("sum", donation.sum, any_count);
    fields.optional("donors", donation.donors, any_count);
    fields.optional("largest", donation.largest, any_count);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, FinanceReport> report) {
    fields.required("kind", report.kind);
    fields.required("contest", report.contest);
    fields.required("unit", report.unit);
    fields.required("participant", report.participant, text::candidate_key);
    fields.required("date", report.date, text::date);
    fields.optional("opening", report.opening, any_count);
    fields.list("received", report.received, any_length);
    fields.optional("spent", report.spent, any_count);
    fields.optional("closing", report.closing, any_count);
    fields.optional("documents", report.documents);
    if (!ascends(report.received, &Donation::donor)) {
        fields.fail("received",
                    refuse(ErrorCode::malformed, {}, "donors out of order or repeated"));
    }
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, FinanceCap> cap) {
    fields.required("donor", cap.donor);
    fields.required("cap", cap.cap, any_count);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, FinanceDue> due) {
    fields.required("kind", due.kind);
    fields.required("date", due.date, text::date);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, FinanceRule> rule) {
    fields.required("contest", rule.contest);
    fields.list("caps", rule.caps, left_out_if_empty);
    fields.list("due", rule.due, left_out_if_empty);
    if (!ascends(rule.caps, &FinanceCap::donor)) {
        fields.fail("caps", refuse(ErrorCode::malformed, {}, "donors out of order or repeated"));
    }
    if (!ascends(rule.due, &FinanceDue::kind)) {
        fields.fail("due", refuse(ErrorCode::malformed, {}, "kinds out of order or repeated"));
    }
}

template void fields_of(Reader&, FinanceReport&);
template void fields_of(Writer&, const FinanceReport&);
template void fields_of(Reader&, FinanceRule&);
template void fields_of(Writer&, const FinanceRule&);

}  // namespace saksi::election
