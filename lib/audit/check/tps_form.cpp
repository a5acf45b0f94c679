// SPDX-License-Identifier: Apache-2.0
#include "tps_form.hpp"

#include <string>
#include <variant>

namespace saksi::audit {
namespace {

using election::CHasil;
using election::ScannedForm;

std::optional<election::Documents> documents_in(const ScannedForm& form) {
    return form.documents.empty() ? std::nullopt : election::documents_of(form);
}

template <class Time>
std::optional<std::int64_t> instant_in(const std::optional<Time>& time) {
    return time ? std::optional(time->instant) : std::nullopt;
}

}  // namespace

TpsForm::TpsForm(const record::Version& of, const ScannedForm& form)
    : version(of),
      contest(form.contest),
      round(form.round),
      source_kind(form.source_kind),
      source_name(form.source_name),
      scheme(form.scheme),
      code(form.code),
      number(form.number),
      at(instant_in(form.at)),
      sections(form.sections),
      votes(form.votes),
      read_documents_(documents_in(form)),
      documents_(read_documents_ ? &*read_documents_ : nullptr) {}

TpsForm::TpsForm(const record::Version& of, const election::Event& event)
    : TpsForm(of, event.header, std::get<CHasil>(event.body)) {}

TpsForm::TpsForm(const record::Version& of, const election::Header& header, const CHasil& form)
    : version(of),
      contest(form.contest),
      round(form.round),
      source_kind(header.source->kind),  // the format requires it
      source_name(header.source->name),
      scheme(form.unit.scheme),
      code(form.unit.code),
      number(form.unit.number),
      at(instant_in(header.at)),
      sections(form.sections),
      votes(form.votes),
      documents_(form.documents ? &*form.documents : nullptr) {}

election::Unit TpsForm::unit() const {
    return {election::UnitKind::tps, std::string(scheme), std::string(code), number};
}

election::Source TpsForm::source() const { return {source_kind, std::string(source_name)}; }

std::span<const election::Document> TpsForm::documents() const noexcept {
    if (documents_ == nullptr) return {};
    return documents_->items;
}

Finding finding_on(Detector detector, const TpsForm& form) {
    Finding finding;
    finding.detector = detector;
    finding.contest = form.contest;
    finding.unit = form.unit();
    finding.source = form.source();
    finding.entries = {form.version};
    return finding;
}

}  // namespace saksi::audit
