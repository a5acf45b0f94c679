// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/ruling.hpp"

#include <array>

#include "bodies.hpp"
#include "names.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {

std::string_view name_of(RulingBody body) noexcept {
    constexpr std::array<std::string_view, 7> names = {"kpu", "bawaslu", "dkpp",      "mk",
                                                       "ma",  "ptun",    "pengadilan"};
    return name_in(names, body);
}

std::string_view name_of(OrderKind kind) noexcept {
    constexpr std::array<std::string_view, 11> names = {
        "pembetulan",   "hitung_ulang", "psu",        "psl",       "pss",    "rekap_ulang",
        "penyandingan", "penetapan",    "pencalonan", "penolakan", "lainnya"};
    return name_in(names, kind);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Order> order) {
    fields.required("kind", order.kind);
    fields.optional("contest", order.contest);
    fields.list("units", order.units, left_out_if_empty);
    fields.list("candidates", order.candidates, left_out_if_empty, text::candidate_key);
    fields.optional("text", order.text, text::free_text);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Ruling> ruling) {
    fields.required("body", ruling.body);
    fields.optional("unit", ruling.unit);
    fields.required("number", ruling.number, text::free_text);
    fields.required("date", ruling.date, text::date);
    fields.required("title", ruling.title, text::free_text);
    fields.list("orders", ruling.orders, left_out_if_empty);
    fields.list("supersedes", ruling.supersedes, left_out_if_empty);
    fields.optional("documents", ruling.documents);
}

template void fields_of(Reader&, Ruling&);
template void fields_of(Writer&, const Ruling&);

}  // namespace saksi::election
