// One row of a candidate list, and the file of parties it goes by.
//
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "csv_rows.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/election/pemilu.hpp"
#include "saksi/record/import_dct_csv.hpp"

namespace saksi::record {
namespace {

using election::Candidacy;
using election::CandidacyKind;
using election::Sex;
using election::UnitKind;

enum Column : std::size_t { kode_dapil, id_partai, nomor_urut, nama, jenis_kelamin, columns };
constexpr std::array<std::string_view, 3> party_columns = {"nomor_urut", "id", "nama"};

constexpr std::uint64_t largest_number = 999;

Result<std::uint16_t> list_number(const std::string& text) {
    const auto number = parse_decimal(text);
    if (!number || *number < 1 || *number > largest_number) {
        return refuse(ErrorCode::malformed, "nomor_urut", "not a number from 1 to 999",
                      excerpt(text));
    }
    return static_cast<std::uint16_t>(*number);
}

Result<Sex> sex_of(const std::string& text) {
    if (text == "L") return Sex::l;
    if (text == "P") return Sex::p;
    return refuse(ErrorCode::malformed, "jenis_kelamin", "neither L nor P", excerpt(text));
}

Result<std::string> name_key(const std::string& name) {
    auto part = key_part(name);
    if (part.empty()) {
        return refuse(ErrorCode::malformed, "nama", "no letter and no digit", excerpt(name));
    }
    return part;
}

/// The party of a row; of persons the column is empty.
Result<void> read_party(const CsvRow& row, const Parties& parties, Candidacy& out) {
    const auto& id = row.fields[id_partai];
    if (out.kind == CandidacyKind::dpd) {
        if (id.empty()) return {};
        return refuse(ErrorCode::malformed, "id_partai", "has to be empty here", excerpt(id));
    }
    const auto party = parties.find(id);
    if (party == parties.end()) {
        return refuse(ErrorCode::malformed, "id_partai", "no such id in the file of parties",
                      excerpt(id));
    }
    out.parties = {party->second.key};
    return {};
}

Result<void> check_party_header(const CsvRow& header) {
    const auto& fields = header.fields;
    if (std::equal(fields.begin(), fields.end(), party_columns.begin(), party_columns.end())) {
        return {};
    }
    return refuse(ErrorCode::malformed, {}, "the columns are not nomor_urut,id,nama");
}

Result<void> add_party(const CsvRow& row, Parties& parties) {
    if (row.fields.size() != party_columns.size()) {
        return refuse(ErrorCode::malformed, {}, "not as many fields as the header has columns",
                      std::to_string(row.fields.size()));
    }
    const auto number = list_number(row.fields[0]);
    if (!number) return pass_on(number.error());
    auto key = name_key(row.fields[2]);
    if (!key) return pass_on(key.error());
    const auto added = parties.try_emplace(row.fields[1], Party{*number, *key, row.fields[2]});
    if (added.second) return {};
    return refuse(ErrorCode::malformed, "id", "this id stands twice", excerpt(row.fields[1]));
}

}  // namespace

std::string key_part(std::string_view name) {
    std::string part;
    bool gap = false;
    for (const char c : name) {
        const bool capital = c >= 'A' && c <= 'Z';
        const bool plain = capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain && gap && !part.empty()) part += '-';
        if (plain) part += capital ? static_cast<char>(c - 'A' + 'a') : c;
        gap = !plain;
    }
    return part;
}

Result<Parties> read_parties(std::istream& input, const std::string& path) {
    Parties parties;
    const auto read = each_row(
        input, path, check_party_header,
        [&](std::uint64_t line, std::string_view, Result<CsvRow> row) -> Result<void> {
            auto added = row ? add_party(*row, parties) : Result<void>(pass_on(row.error()));
            if (added) return {};
            return pass_on(place_of(path, line), std::move(added.error()));
        });
    if (!read) return pass_on(read.error());
    return parties;
}

Result<Candidacy> read_dct_row(const CsvRow& row, const DctImportOptions& options, UnitKind area,
                               const std::string& scheme) {
    if (row.fields.size() != columns) {
        return refuse(ErrorCode::malformed, {}, "not as many fields as the header has columns",
                      std::to_string(row.fields.size()));
    }
    Candidacy read;
    read.contest = options.contest;
    read.unit = {area, scheme, row.fields[kode_dapil], 0};
    read.kind =
        options.contest == election::Contest::pdpd ? CandidacyKind::dpd : CandidacyKind::daftar;
    read.stage = election::CandidacyStage::dct;
    read.decision = options.decision;
    const auto number = list_number(row.fields[nomor_urut]);
    if (!number) return pass_on(number.error());
    read.number = *number;
    const auto sex = sex_of(row.fields[jenis_kelamin]);
    if (!sex) return pass_on(sex.error());
    read.persons = {{row.fields[nama], *sex, std::nullopt}};
    const auto party = read_party(row, options.parties, read);
    if (!party) return pass_on(party.error());
    const auto name = name_key(row.fields[nama]);
    if (!name) return pass_on(name.error());
    const auto list = row.fields[id_partai].empty() ? "" : row.fields[id_partai] + "/";
    read.key = std::string(election::name_of(options.contest)) + "/" + row.fields[kode_dapil] +
               "/" + list + *name;
    return read;
}

}  // namespace saksi::record
