// Values side by side (persandingan), for who decides on them. Headings and
// words are those of an Indonesian hearing, whatever --lang says.
//
// SPDX-License-Identifier: Apache-2.0
#include <span>

#include "saksi/core/csv.hpp"
#include "saksi/core/encoding.hpp"
#include "tally/changes_print.hpp"

namespace saksi::tools {
namespace {

using audit::ChangedForm;
using audit::ChangeKind;
using audit::Changes;
using audit::ShownVersion;
using audit::ValueChange;
using election::UnitKind;

struct Line {
    std::size_t number;
    const ChangedForm& form;
    const ValueChange& value;
};

struct Column {
    const char* heading;
    std::string (*cell)(const Line&);
};

std::string name_above(const Line& line, UnitKind kind) {
    for (const auto& place : line.form.lies_in)
        if (place.unit.kind == kind) return place.name;
    return {};
}

std::string number(const Line& line) { return std::to_string(line.number); }
std::string province(const Line& line) { return name_above(line, UnitKind::provinsi); }
std::string regency(const Line& line) { return name_above(line, UnitKind::kabkota); }
std::string district(const Line& line) { return name_above(line, UnitKind::kecamatan); }
std::string village(const Line& line) { return name_above(line, UnitKind::desa); }

std::string form_id(const Line& line) {
    switch (line.form.type) {
        case audit::FormType::c_hasil:
            return "C.Hasil";
        case audit::FormType::d_hasil:
            return "D.Hasil " + std::string(name_of(line.form.unit.kind));
        case audit::FormType::publication:
            break;
    }
    return "publikasi";
}

std::string code(const Line& line) {
    const auto dapil = line.form.dapil ? " dapil " + line.form.dapil->code : std::string();
    return election::display_code(line.form.unit) + dapil;
}
std::string tps(const Line& line) {
    const auto& unit = line.form.unit;
    return unit.kind == UnitKind::tps ? std::to_string(unit.number) : std::string();
}
std::string change(const Line& line) {
    return line.form.kind == ChangeKind::withdrawn ? "ditarik" : "berubah";
}
std::string ballot(const Line& line) { return line.value.ballot; }
std::string what(const Line& line) { return line.value.label; }
std::string option_name(const Line& line) { return line.value.name; }
std::string before(const Line& line) { return digits_of(line.value.before); }
std::string after(const Line& line) { return digits_of(line.value.after); }
std::string difference(const Line& line) {
    const auto found = difference_of(line.value);
    return found ? std::to_string(*found) : std::string();
}
std::string empty(const Line&) { return {}; }

std::string entry_of(const ShownVersion& version) { return std::to_string(version.version.index); }
std::string leaf_of(const ShownVersion& version) { return to_hex(version.version.leaf.view()); }
std::string observed_of(const ShownVersion& version) {
    return version.observed ? version.observed->text : std::string();
}
std::string documents_of(const ShownVersion& version) {
    std::string text;
    for (const auto& hash : version.documents)
        text += (text.empty() ? "" : " ") + to_hex(hash.view());
    return text;
}
std::string images_of(const ShownVersion& version) {
    return version.images ? std::to_string(*version.images) : std::string();
}

template <std::string (*cell)(const ShownVersion&)>
std::string of_before(const Line& line) {
    return line.form.before ? cell(*line.form.before) : std::string();
}
template <std::string (*cell)(const ShownVersion&)>
std::string of_after(const Line& line) {
    return cell(line.form.after);
}

std::string cause(const Line& line) {
    const auto& last = line.form.steps.back();
    return last.cause ? std::string(name_of(*last.cause)) : std::string();
}
std::string instrument(const Line& line) {
    const auto& last = line.form.steps.back();
    return last.ruling ? last.ruling_number : last.instrument.value_or("");
}

constexpr Column for_bawaslu[] = {
    {"no", number},
    {"formulir", form_id},
    {"kode", code},
    {"provinsi", province},
    {"kabupaten_kota", regency},
    {"kecamatan", district},
    {"desa_kelurahan", village},
    {"tps", tps},
    {"perubahan", change},
    {"surat_suara", ballot},
    {"uraian", what},
    {"nama", option_name},
    {"sebelum", before},
    {"sesudah", after},
    {"selisih", difference},
    {"diamati_sebelum", of_before<observed_of>},
    {"diamati_sesudah", of_after<observed_of>},
    {"entri_sebelum", of_before<entry_of>},
    {"entri_sesudah", of_after<entry_of>},
    {"hash_daun_sebelum", of_before<leaf_of>},
    {"hash_daun_sesudah", of_after<leaf_of>},
    {"gambar_sebelum", of_before<images_of>},
    {"gambar_sesudah", of_after<images_of>},
    {"sha256_dokumen_sebelum", of_before<documents_of>},
    {"sha256_dokumen_sesudah", of_after<documents_of>},
    {"sebab", cause},
    {"dasar", instrument},
};

/// Which side is the termohon's and which the pemohon's, who petitions says.
constexpr Column for_mk[] = {
    {"no", number},
    {"provinsi", province},
    {"kabupaten_kota", regency},
    {"kecamatan", district},
    {"desa_kelurahan", village},
    {"tps", tps},
    {"kode", code},
    {"formulir", form_id},
    {"surat_suara", ballot},
    {"uraian", what},
    {"nama", option_name},
    {"tercatat_sebelum", before},
    {"tercatat_sesudah", after},
    {"selisih", difference},
    {"menurut_termohon", empty},
    {"menurut_pemohon", empty},
    {"alat_bukti", empty},
    {"diamati_sebelum", of_before<observed_of>},
    {"diamati_sesudah", of_after<observed_of>},
    {"entri_sebelum", of_before<entry_of>},
    {"entri_sesudah", of_after<entry_of>},
    {"hash_daun_sebelum", of_before<leaf_of>},
    {"hash_daun_sesudah", of_after<leaf_of>},
    {"sha256_dokumen_sebelum", of_before<documents_of>},
    {"sha256_dokumen_sesudah", of_after<documents_of>},
    {"sebab", cause},
    {"dasar", instrument},
};

template <class Cell>
std::string joined(std::span<const Column> columns, Cell cell) {
    std::string line;
    for (const auto& column : columns) line += (line.empty() ? "" : ",") + csv_field(cell(column));
    return line + "\n";
}

}  // namespace

std::optional<Forum> forum_named(std::string_view name) noexcept {
    if (name == "bawaslu") return Forum::bawaslu;
    if (name == "mk") return Forum::mk;
    return std::nullopt;
}

void print_forum(const Changes& changes, Forum forum, cli::Output& out) {
    if (out.json()) return;
    const auto columns =
        forum == Forum::mk ? std::span<const Column>(for_mk) : std::span<const Column>(for_bawaslu);
    out.bytes(bytes_of(joined(columns, [](const Column& column) { return column.heading; })));
    std::size_t number = 0;
    for (const auto& form : changes.forms) {
        if (form.kind != ChangeKind::changed && form.kind != ChangeKind::withdrawn) continue;
        ++number;
        for (const auto& value : form.values) {
            const Line line{number, form, value};
            out.bytes(
                bytes_of(joined(columns, [&](const Column& column) { return column.cell(line); })));
        }
    }
    print_change_remarks(changes, [&out](const std::string& text) { out.complain(text); });
}

}  // namespace saksi::tools
