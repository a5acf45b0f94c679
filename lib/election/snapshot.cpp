// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/snapshot.hpp"

#include <algorithm>
#include <functional>

#include "bodies.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {

template <class Fields>
void fields_of(Fields& fields, Of<Fields, SnapshotFile> file) {
    fields.required("name", file.name, text::file_name);
    fields.required("sha256", file.sha256);
    fields.required("size", file.size, any_count);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Snapshot> snapshot) {
    fields.optional("contest", snapshot.contest);
    fields.required("format", snapshot.format, text::format_name);
    fields.list("scope", snapshot.scope, any_length, text::unit_code);
    fields.required("rows", snapshot.rows, any_count);
    fields.required("forms", snapshot.forms, any_count);
    fields.required("not_yet", snapshot.not_yet, any_count);
    fields.list("files", snapshot.files, ListRule{1, Snapshot::max_files});
    fields.required("part", snapshot.part, Range{1, max_count});
    fields.required("parts", snapshot.parts, Range{1, max_count});
    if (std::adjacent_find(snapshot.scope.begin(), snapshot.scope.end(), std::greater_equal<>()) !=
        snapshot.scope.end()) {
        fields.fail("scope", refuse(ErrorCode::malformed, {}, "codes out of order or repeated"));
    }
    if (snapshot.part > snapshot.parts) {
        fields.fail("part", refuse(ErrorCode::malformed, {}, "more than parts"));
    }
}

template void fields_of(Reader&, Snapshot&);
template void fields_of(Writer&, const Snapshot&);

}  // namespace saksi::election
