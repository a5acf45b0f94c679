// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/totals.hpp"

#include "fold.hpp"
#include "form_totals.hpp"

namespace saksi::audit {
namespace {

Result<void> check(const TotalsQuery& query) {
    using election::UnitKind;
    if (query.region && query.region->kind == UnitKind::tps) {
        return refuse(ErrorCode::usage, "region", "a TPS is no region: give the unit it lies in");
    }
    if (!query.scheme.empty() && query.level == UnitKind::tps) {
        return refuse(ErrorCode::usage, "level", "schemes map units, and a TPS is none");
    }
    return {};
}

}  // namespace

FormTotals::FormTotals(log::Reader& reader, const TotalsQuery& query)
    : reader_(reader),
      query_(query),
      filter_(query),
      survey_(
          query,
          [this](const SeenEvent& seen) -> Result<void> {
              const auto form = filter_.form_of(seen);
              return form ? counter_.take(*form) : Result<void>();
          },
          [this](const SeenScan& seen) -> Result<void> {
              const auto& form = seen.form;
              const bool taken = filter_.takes(form.source_kind, form.source_name);
              return taken ? counter_.take(seen) : Result<void>();
          },
          WholeBallots::of_contest),
      counter_(survey_, reader, grain()) {}

FormCounter::Grain FormTotals::grain() const noexcept {
    const bool by_tps = query_.level == election::UnitKind::tps;
    return by_tps ? FormCounter::Grain::tps : FormCounter::Grain::home;
}

Result<void> FormTotals::walk() {
    auto done = check(query_);
    if (done) done = survey_.read(reader_);
    if (done) done = filter_.check(survey_.pemilu());
    return done;
}

Result<Totals> FormTotals::totals() {
    Totals totals;
    totals.size = query_.size;
    totals.election = survey_.election();
    totals.pemilu = survey_.pemilu();
    totals.source = filter_.source();
    totals.strays = survey_.strays();
    totals.opaque = survey_.counts().opaque;
    totals.foreign = survey_.counts().foreign;
    totals.unusable_votes = counter_.unusable_votes();
    if (auto folded = Fold(survey_, counter_, query_).into(totals); !folded) {
        return pass_on(folded.error());
    }
    return totals;
}

Result<Totals> total_forms(log::Reader& reader, const TotalsQuery& query) {
    FormTotals counting(reader, query);
    if (auto walked = counting.walk(); !walked) return pass_on(walked.error());
    return counting.totals();
}

}  // namespace saksi::audit
