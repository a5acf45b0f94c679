// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/plenary.hpp"

#include "bodies.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Plenary> plenary) {
    fields.required("unit", plenary.unit);
    fields.optional("contest", plenary.contest);
    fields.optional("opened", plenary.opened);
    fields.optional("closed", plenary.closed);
    fields.optional("signed", plenary.signed_at);
    fields.optional("locked", plenary.locked);
    fields.optional("documents", plenary.documents);
    if (plenary.unit.kind == UnitKind::tps) {
        fields.fail("unit", refuse(ErrorCode::malformed, {}, "a TPS has no plenary"));
    }
    if (!plenary.opened && !plenary.closed && !plenary.signed_at && !plenary.locked) {
        fields.fail("opened", refuse(ErrorCode::malformed, {}, "one of the four times is needed"));
    }
    if (plenary.opened && plenary.closed && plenary.closed->instant < plenary.opened->instant) {
        fields.fail("closed", refuse(ErrorCode::malformed, {}, "closed before it was opened"));
    }
}

template void fields_of(Reader&, Plenary&);
template void fields_of(Writer&, const Plenary&);

}  // namespace saksi::election
