// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/document.hpp"

#include <algorithm>

#include "bodies.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {
namespace {

constexpr Range page_number{1, 9999};

bool in_page_order(const std::vector<Document>& items) noexcept {
    const auto out_of_order = [](const Document& a, const Document& b) { return a.page >= b.page; };
    return std::adjacent_find(items.begin(), items.end(), out_of_order) == items.end();
}

}  // namespace

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Document> document) {
    fields.required("page", document.page, page_number);
    fields.optional("url", document.url, text::url);
    fields.nullable("sha256", document.sha256);
    fields.nullable("size", document.size, any_count);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Documents> documents) {
    fields.required("count", documents.count, any_count);
    fields.list("items", documents.items, left_out_if_empty);
    if (documents.items.size() > documents.count) {
        fields.fail("items", refuse(ErrorCode::malformed, {}, "more items than count"));
    }
    if (!in_page_order(documents.items)) {
        fields.fail("items", refuse(ErrorCode::malformed, {}, "pages out of order or repeated"));
    }
}

template void fields_of(Reader&, Documents&);
template void fields_of(Writer&, const Documents&);

}  // namespace saksi::election
