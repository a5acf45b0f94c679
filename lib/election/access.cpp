// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/access.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "bodies.hpp"
#include "names.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {

std::string_view name_of(ErasureStatus status) noexcept {
    constexpr std::array<std::string_view, 2> names = {"dihapus", "ditahan"};
    return name_in(names, status);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, CommittedFields> item) {
    fields.required("entry", item.entry);
    fields.list("fields", item.fields, at_least_one, text::field_name);
    if (std::adjacent_find(item.fields.begin(), item.fields.end(), std::greater_equal<>()) !=
        item.fields.end()) {
        fields.fail("fields", refuse(ErrorCode::malformed, {}, "names out of order or repeated"));
    }
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Access> access) {
    fields.required("who", access.who, text::submitter);
    fields.required("purpose", access.purpose, text::free_text);
    fields.list("items", access.items, at_least_one);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Erasure> erasure) {
    fields.required("status", erasure.status);
    fields.required("reason", erasure.reason, text::free_text);
    fields.list("items", erasure.items, at_least_one);
}

template void fields_of(Reader&, Access&);
template void fields_of(Writer&, const Access&);
template void fields_of(Reader&, Erasure&);
template void fields_of(Writer&, const Erasure&);

}  // namespace saksi::election
