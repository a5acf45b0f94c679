// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/region.hpp"

#include <array>

#include "bodies.hpp"
#include "names.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {

std::string_view name_of(MappingKind kind) noexcept {
    constexpr std::array<std::string_view, 2> names = {"all", "part"};
    return name_in(names, kind);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Mapping> mapping) {
    fields.required("unit", mapping.unit);
    fields.required("kind", mapping.kind);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Region> region) {
    fields.required("unit", region.unit);
    fields.required("name", region.name, text::free_text);
    fields.nullable("parent", region.parent);
    fields.list("mapping", region.mapping, left_out_if_empty);
    fields.optional("seats", region.seats, Range{1, max_count});
    fields.list("covers", region.covers, left_out_if_empty);
    if (region.unit.kind != UnitKind::dapil && (region.seats || !region.covers.empty())) {
        fields.fail(region.seats ? "seats" : "covers",
                    refuse(ErrorCode::malformed, {}, "only a dapil has that"));
    }
    if (region.unit.kind == UnitKind::tps) {
        fields.fail("unit", refuse(ErrorCode::malformed, {}, "a TPS is no region"));
    }
    if (region.parent && region.parent->kind == UnitKind::tps) {
        fields.fail("parent", refuse(ErrorCode::malformed, {}, "a TPS is no region"));
    }
    if (region.parent.has_value() == (region.unit.kind == UnitKind::nasional)) {
        fields.fail("parent", refuse(ErrorCode::malformed, {}, "the nation alone has no parent"));
    }
}

template void fields_of(Reader&, Region&);
template void fields_of(Writer&, const Region&);

}  // namespace saksi::election
