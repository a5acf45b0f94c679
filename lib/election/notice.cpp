// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/notice.hpp"

#include <array>

#include "bodies.hpp"
#include "names.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {
namespace {

bool is_of_a_system(NoticeKind kind) noexcept {
    return kind == NoticeKind::rilis_sistem || kind == NoticeKind::insiden ||
           kind == NoticeKind::penguncian;
}

}  // namespace

std::string_view name_of(NoticeKind kind) noexcept {
    constexpr std::array<std::string_view, 5> names = {"tahapan", "pengumuman", "rilis_sistem",
                                                       "insiden", "penguncian"};
    return name_in(names, kind);
}

std::string_view name_of(Stage stage) noexcept {
    constexpr std::array<std::string_view, 12> names = {
        "pendaftaran", "verifikasi", "dcs",          "dct",          "pencetakan", "kampanye",
        "masa_tenang", "pemungutan", "penghitungan", "rekapitulasi", "penetapan",  "sengketa"};
    return name_in(names, stage);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Notice> notice) {
    fields.required("id", notice.id, text::candidate_key);
    fields.required("kind", notice.kind);
    fields.required("title", notice.title, text::free_text);
    fields.optional("stage", notice.stage);
    fields.optional("level", notice.level);
    fields.optional("contest", notice.contest);
    fields.optional("unit", notice.unit);
    fields.optional("system", notice.system, text::system_name);
    fields.optional("from", notice.from);
    fields.optional("until", notice.until);
    fields.list("texts", notice.texts, left_out_if_empty, text::free_text);
    fields.optional("documents", notice.documents);
    const auto missing = [] { return refuse(ErrorCode::malformed, {}, "missing"); };
    if (notice.kind == NoticeKind::tahapan && !notice.stage) fields.fail("stage", missing());
    if (is_of_a_system(notice.kind) && !notice.system) fields.fail("system", missing());
    if (notice.from && notice.until && notice.until->instant < notice.from->instant) {
        fields.fail("until", refuse(ErrorCode::malformed, {}, "over before it begins"));
    }
}

template void fields_of(Reader&, Notice&);
template void fields_of(Writer&, const Notice&);

}  // namespace saksi::election
