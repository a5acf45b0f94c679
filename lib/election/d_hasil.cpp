// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/d_hasil.hpp"

#include "bodies.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {

template <class Fields>
void fields_of(Fields& fields, Of<Fields, DHasil> form) {
    fields.required("contest", form.contest);
    fields.required("unit", form.unit);
    fields.optional("dapil", form.dapil);
    fields.required("round", form.round, Range{1, 2});
    fields.required("ballot", form.ballot, text::ballot_id);
    fields_of(fields, form.sections);
    fields.votes("votes", form.votes);
    fields.optional("documents", form.documents);
    if (form.unit.kind == UnitKind::tps) {
        fields.fail("unit", refuse(ErrorCode::malformed, {}, "a TPS has no D.Hasil"));
    }
    if (form.dapil && (form.dapil->kind != UnitKind::dapil || form.dapil == form.unit)) {
        fields.fail("dapil", refuse(ErrorCode::malformed, {}, "not another unit that is a dapil"));
    }
}

template void fields_of(Reader&, DHasil&);
template void fields_of(Writer&, const DHasil&);

}  // namespace saksi::election
