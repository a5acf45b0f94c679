// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/totals.hpp"

#include "fold.hpp"
#include "total_walk.hpp"

namespace saksi::audit {

Result<Totals> total_forms(log::Reader& reader, const TotalsQuery& query) {
    return total_forms(reader, query, [](const Survey&) {});
}

Result<Totals> total_forms(log::Reader& reader, const TotalsQuery& query,
                           const std::function<void(const Survey&)>& look) {
    using election::UnitKind;
    if (query.region && query.region->kind == UnitKind::tps) {
        return refuse(ErrorCode::usage, "region", "a TPS is no region: give the unit it lies in");
    }
    if (!query.scheme.empty() && query.level == UnitKind::tps) {
        return refuse(ErrorCode::usage, "level", "schemes map units, and a TPS is none");
    }
    std::optional<FormCounter> counter;
    FormFilter filter(query);
    Survey survey(query, [&](const SeenEvent& seen) -> Result<void> {
        const auto form = filter.form_of(seen);
        return form ? counter->take(*form) : Result<void>();
    });
    const auto by_tps = query.level == UnitKind::tps;
    counter.emplace(survey, reader, by_tps ? FormCounter::Grain::tps : FormCounter::Grain::home);
    if (auto read = survey.read(reader); !read) return pass_on(read.error());
    if (auto chosen = filter.check(survey.pemilu()); !chosen) return pass_on(chosen.error());
    look(survey);

    Totals totals;
    totals.size = query.size;
    totals.election = survey.election();
    totals.pemilu = survey.pemilu();
    totals.source = filter.source();
    totals.strays = survey.strays();
    totals.opaque = survey.counts().opaque;
    totals.foreign = survey.counts().foreign;
    totals.unusable_votes = counter->unusable_votes();
    if (auto folded = Fold(survey, *counter, query).into(totals); !folded) {
        return pass_on(folded.error());
    }
    return totals;
}

}  // namespace saksi::audit
