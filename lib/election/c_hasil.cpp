// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/c_hasil.hpp"

#include "bodies.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {
template <class Fields>
void fields_of(Fields& fields, Of<Fields, Flags> flags) {
    fields.nullable("psu", flags.psu, text::free_text);
    fields.required("status_adm", flags.status_adm);
    fields.required("status_suara", flags.status_suara);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, CHasil> form) {
    fields.required("contest", form.contest);
    fields.required("unit", form.unit);
    fields.required("round", form.round, Range{1, 2});
    fields.required("ballot", form.ballot, text::ballot_id);
    fields_of(fields, form.sections);
    fields.votes("votes", form.votes);
    fields.optional("documents", form.documents);
    fields.captured("flags", form.flags);
    if (form.unit.kind != UnitKind::tps) {
        fields.fail("unit", refuse(ErrorCode::malformed, {}, "not a TPS"));
    }
}

template void fields_of(Reader&, CHasil&);
template void fields_of(Writer&, const CHasil&);

}  // namespace saksi::election
