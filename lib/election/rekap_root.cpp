// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/rekap_root.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "bodies.hpp"
#include "names.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {
namespace {

template <class Items, class Before>
bool strictly_rising(const Items& items, Before before) {
    const auto falls = [&](const auto& a, const auto& b) { return !before(a, b); };
    return std::adjacent_find(items.begin(), items.end(), falls) == items.end();
}

/// One sum has one spelling: that of all the part's TPS without their number.
bool is_spelled_once(const std::vector<SumFigure>& figures, Count tps_in) {
    return std::all_of(figures.begin(), figures.end(), [&](const SumFigure& figure) {
        if (!figure.sum) return !figure.n;
        return figure.n ? *figure.n > 0 && *figure.n != tps_in : tps_in > 0;
    });
}

bool is_spelled_once(const RekapPart& part) {
    return is_spelled_once(part.fields, part.tps_in) && is_spelled_once(part.options, part.tps_in);
}

bool has_its_columns(const RekapRoot& root, const RekapPart& part) {
    if (root.columns.empty()) return part.ballot.has_value() || part.options.empty();
    return part.options.size() == 2 * root.columns.size();
}

}  // namespace

std::string_view name_of(RekapBasis basis) noexcept {
    constexpr std::array<std::string_view, 1> names = {"c_hasil"};
    return name_in(names, basis);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, RekapPart> part) {
    fields.nullable("ballot", part.ballot, text::ballot_id);
    fields.required("tps_in", part.tps_in, any_count);
    fields.required("forms", part.forms, any_count);
    fields.list("fields", part.fields, ListRule{field_count, field_count});
    fields.list("options", part.options, any_length);
    if (!is_spelled_once(part)) {
        fields.fail("tps_in", refuse(ErrorCode::malformed, {}, "a sum is not in its one spelling"));
    }
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, RekapRoot> root) {
    fields.required("contest", root.contest);
    fields.required("area", root.area);
    fields.required("round", root.round, Range{1, 2});
    fields.required("basis", root.basis);
    fields.required("size", root.size, Range{1, max_count});
    fields.required("log_root", root.log_root);
    fields.required("root", root.root);
    fields.required("tps_total", root.tps_total, any_count);
    fields.required("tps_absent", root.tps_absent, any_count);
    fields.required("tps_in", root.tps_in, any_count);
    fields.list("columns", root.columns, left_out_if_empty, text::candidate_key);
    fields.list("values", root.values, any_length);
    const auto by_ballot = [](const auto& a, const auto& b) { return a.ballot < b.ballot; };
    const auto fits = [&](const auto& part) { return has_its_columns(root, part); };
    if (root.area.kind == UnitKind::tps) {
        fields.fail("area", refuse(ErrorCode::malformed, {}, "a TPS is no area"));
    }
    if (!strictly_rising(root.columns, std::less<>())) {
        fields.fail("columns", refuse(ErrorCode::malformed, {}, "not sorted, or one twice"));
    }
    if (!strictly_rising(root.values, by_ballot)) {
        fields.fail("values", refuse(ErrorCode::malformed, {}, "not sorted, or one twice"));
    }
    if (!std::all_of(root.values.begin(), root.values.end(), fits)) {
        fields.fail("values",
                    refuse(ErrorCode::malformed, {}, "not as many sums as there are columns"));
    }
}

template void fields_of(Reader&, RekapRoot&);
template void fields_of(Writer&, const RekapRoot&);

}  // namespace saksi::election
