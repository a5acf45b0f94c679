// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/header.hpp"

#include <array>

#include "bodies.hpp"
#include "names.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {

std::string_view name_of(SourceKind kind) noexcept {
    constexpr std::array<std::string_view, 6> names = {"kantor", "sirekap", "situng",
                                                       "saksi",  "publik",  "pers"};
    return name_in(names, kind);
}

std::string_view name_of(Cause cause) noexcept {
    constexpr std::array<std::string_view, 10> names = {
        "pembetulan",  "hitung_ulang",     "psu",    "psl", "pss", "putusan", "penarikan",
        "pelengkapan", "tanpa_keterangan", "tahapan"};
    return name_in(names, cause);
}

std::string to_text(const Source& source) {
    return std::string(name_of(source.kind)) + ":" + source.name;
}

Result<Source> source_from_text(std::string_view text) {
    const auto colon = text.find(':');
    const auto kind = named<SourceKind>(text.substr(0, colon));
    if (colon == std::string_view::npos || !kind) {
        return refuse(ErrorCode::malformed, {},
                      "not a source: KIND:NAME, where KIND is kantor, sirekap, situng, saksi, "
                      "publik or pers",
                      text::shown(text));
    }
    const auto name = text.substr(colon + 1);
    if (auto fits = text::source_name(name); !fits) return pass_on(std::move(fits.error()));
    return Source{*kind, std::string(name)};
}

json::Value to_json(const Source& source) {
    json::Object object;
    object.set("kind", name_of(source.kind)).set("name", source.name);
    return object;
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Source> source) {
    fields.required("kind", source.kind);
    fields.required("name", source.name, text::source_name);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Header> header) {
    fields.required("election", header.election, text::election_id);
    fields.nullable("at", header.at);
    fields.optional("at_text", header.at_text, text::time_words);
    fields.required("by", header.by, text::submitter);
    fields.optional("observed", header.observed);
    fields.optional("source", header.source);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Correction> correction) {
    fields.required("replaces", correction.replaces);
    fields.required("cause", correction.cause);
    fields.optional("instrument", correction.instrument, text::correction_instrument);
}

template void fields_of(Reader&, Source&);
template void fields_of(Writer&, const Source&);
template void fields_of(Reader&, Header&);
template void fields_of(Writer&, const Header&);
template void fields_of(Reader&, Correction&);
template void fields_of(Writer&, const Correction&);

}  // namespace saksi::election
