// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/form.hpp"

#include <algorithm>
#include <span>

#include "bodies.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {
namespace {

using F = Field;

constexpr std::array<FieldInfo, field_count> fields_table = {{
    {F::dpt_j, "dpt_j", "pemilih", "dpt", "j"},
    {F::dpt_l, "dpt_l", "pemilih", "dpt", "l"},
    {F::dpt_p, "dpt_p", "pemilih", "dpt", "p"},
    {F::pengguna_dpt_j, "pengguna_dpt_j", "pengguna", "dpt", "j"},
    {F::pengguna_dpt_l, "pengguna_dpt_l", "pengguna", "dpt", "l"},
    {F::pengguna_dpt_p, "pengguna_dpt_p", "pengguna", "dpt", "p"},
    {F::pengguna_dptb_j, "pengguna_dptb_j", "pengguna", "dptb", "j"},
    {F::pengguna_dptb_l, "pengguna_dptb_l", "pengguna", "dptb", "l"},
    {F::pengguna_dptb_p, "pengguna_dptb_p", "pengguna", "dptb", "p"},
    {F::pengguna_dpk_j, "pengguna_dpk_j", "pengguna", "dpk", "j"},
    {F::pengguna_dpk_l, "pengguna_dpk_l", "pengguna", "dpk", "l"},
    {F::pengguna_dpk_p, "pengguna_dpk_p", "pengguna", "dpk", "p"},
    {F::pengguna_total_j, "pengguna_total_j", "pengguna", "total", "j"},
    {F::pengguna_total_l, "pengguna_total_l", "pengguna", "total", "l"},
    {F::pengguna_total_p, "pengguna_total_p", "pengguna", "total", "p"},
    {F::surat_suara_diterima, "surat_suara_diterima", "surat_suara", "", "diterima"},
    {F::surat_suara_digunakan, "surat_suara_digunakan", "surat_suara", "", "digunakan"},
    {F::surat_suara_rusak, "surat_suara_rusak", "surat_suara", "", "rusak"},
    {F::surat_suara_sisa, "surat_suara_sisa", "surat_suara", "", "sisa"},
    {F::disabilitas_j, "disabilitas_j", "disabilitas", "", "j"},
    {F::disabilitas_l, "disabilitas_l", "disabilitas", "", "l"},
    {F::disabilitas_p, "disabilitas_p", "disabilitas", "", "p"},
    {F::suara_sah, "suara_sah", "suara", "", "sah"},
    {F::suara_tidak_sah, "suara_tidak_sah", "suara", "", "tidak_sah"},
    {F::suara_total, "suara_total", "suara", "", "total"},
}};

/// Rows of the table that stand together.
using Rows = std::span<const FieldInfo>;

/// The first rows that share what `part` gives of them.
Rows leading(Rows rows, std::string_view FieldInfo::*part) {
    std::size_t count = 1;
    while (count < rows.size() && rows[count].*part == rows[0].*part) ++count;
    return rows.first(count);
}

/// The figures of these rows.
template <class Figures>
auto figures_of(Figures& figures, Rows rows) {
    return std::span(figures).subspan(static_cast<std::size_t>(rows[0].field), rows.size());
}

template <class Fields, class Figures>
void describe_figures(Fields& fields, Figures& figures, Rows rows) {
    for (const auto& row : rows) {
        fields.figure(row.key, figures[static_cast<std::size_t>(row.field)]);
    }
}

/// A section: its figures, or its groups of figures.
template <class Fields, class Figures>
void describe_section(Fields& fields, Figures& figures, Rows rows) {
    if (rows[0].group.empty()) return describe_figures(fields, figures, rows);
    while (!rows.empty()) {
        const auto group = leading(rows, &FieldInfo::group);
        fields.group(group[0].group, figures_of(figures, group),
                     [&](Fields& inner) { describe_figures(inner, figures, group); });
        rows = rows.subspan(group.size());
    }
}

}  // namespace

const std::array<FieldInfo, field_count>& all_fields() noexcept { return fields_table; }

std::string_view name_of(Field field) noexcept {
    const auto index = static_cast<std::size_t>(field);
    return index < field_count ? fields_table[index].name : std::string_view{};
}

std::optional<Field> field_named(std::string_view name) noexcept { return named<Field>(name); }

const VoteRow* option_votes(const Votes& votes) noexcept {
    if (votes.get() == nullptr) return nullptr;
    if (const auto* row = std::get_if<VoteRow>(votes.get())) return row;
    return std::get<PartyVotes>(*votes.get()).partai.get();
}

Captured<VoteRow> vote_row(VoteRow figures) {
    const auto is_null = [](const Figure& figure) { return figure.is_null(); };
    if (std::all_of(figures.begin(), figures.end(), is_null)) return null;
    return figures;
}

Votes plain_votes(VoteRow figures) {
    auto row = vote_row(std::move(figures));
    if (row.is_null()) return null;
    return std::variant<VoteRow, PartyVotes>(*row.get());
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Sections> sections) {
    auto& figures = sections.figures;
    for (Rows rows = fields_table; !rows.empty();) {
        const auto section = leading(rows, &FieldInfo::section);
        fields.group(section[0].section, figures_of(figures, section),
                     [&](Fields& inner) { describe_section(inner, figures, section); });
        rows = rows.subspan(section.size());
    }
}

template void fields_of(Reader&, Sections&);
template void fields_of(Writer&, const Sections&);

}  // namespace saksi::election
