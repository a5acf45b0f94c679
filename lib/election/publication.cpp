// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/publication.hpp"

#include <algorithm>

#include "bodies.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {
namespace {

bool keys_differ(const std::vector<PublishedOption>& options) {
    std::vector<std::string_view> keys;
    for (const auto& option : options) keys.push_back(option.key);
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) == keys.end();
}

}  // namespace

template <class Fields>
void fields_of(Fields& fields, Of<Fields, PublishedOption> option) {
    fields.required("key", option.key, text::candidate_key);
    fields.figure("votes", option.votes);
    fields.optional("seats", option.seats, any_count);
    fields.optional("text", option.text, text::free_text);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Publication> total) {
    fields.required("contest", total.contest);
    fields.required("unit", total.unit);
    fields.required("round", total.round, Range{1, 2});
    fields.list("options", total.options, at_least_one);
    fields_of(fields, total.sections);
    fields.optional("tps_in", total.tps_in, any_count);
    fields.optional("tps_total", total.tps_total, any_count);
    fields.list("texts", total.texts, left_out_if_empty, text::free_text);
    fields.optional("documents", total.documents);
    if (!keys_differ(total.options)) {
        fields.fail("options", refuse(ErrorCode::malformed, {}, "a key is there twice"));
    }
}

template void fields_of(Reader&, Publication&);
template void fields_of(Writer&, const Publication&);

}  // namespace saksi::election
