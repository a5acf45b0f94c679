// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/rehearsal_files.hpp"

#include <algorithm>
#include <cstddef>
#include <variant>

namespace saksi::election {
namespace {

/// The fields that Sirekap shows, in the order of its columns.
bool sirekap_shows(const FieldInfo& info) {
    return info.section != "surat_suara" && info.section != "disabilitas";
}

void put_row(std::string& text, const VoteRow& row) {
    for (const auto& figure : row) text += std::to_string(figure.count().value_or(0)) + ",";
}

/// "2024-02-14 19:30:00" of "2024-02-14T19:30:00+07:00".
std::string local_time(const Timestamp& at) {
    auto text = at.text.substr(0, 19);
    text[10] = ' ';
    return text;
}

Count& sum_of(std::vector<RehearsalTruth::Column>& columns, const std::string& name) {
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const auto& column) { return column.name == name; });
    if (found != columns.end()) return found->sum;
    columns.push_back({name, 0});
    return columns.back().sum;
}

/// A pair's and a party's number says who it is; a person's only in one province.
std::string column_name(const Option& option) {
    const auto number = std::to_string(option.number.value_or(0));
    switch (option.kind) {
        case OptionKind::pair:
            return "paslon_" + number;
        case OptionKind::party:
            return "partai_" + number;
        default:
            return option.key;
    }
}

std::string province_code(const Unit& tps) { return tps.code.substr(0, 2); }

}  // namespace

std::string sirekap_csv_header() {
    std::string text = "tps_code,";
    for (const auto& info : all_fields()) {
        if (sirekap_shows(info)) text += std::string(info.name) + ",";
    }
    return text + "paslon_1,paslon_2,paslon_3,n_images,ts\n";
}

std::string sirekap_csv_row(const Event& form) {
    const auto& body = std::get<CHasil>(form.body);
    auto text = display_code(body.unit) + ",";
    for (const auto& info : all_fields()) {
        if (sirekap_shows(info)) {
            text += std::to_string(body.sections[info.field].count().value_or(0)) + ",";
        }
    }
    put_row(text, *option_votes(body.votes));
    return text + std::to_string(body.documents->count) + "," + local_time(*form.header.at) + "\n";
}

std::string sirekap_csv_row(const Unit& tps) {
    const auto& fields = all_fields();
    const auto empty = std::count_if(fields.begin(), fields.end(), sirekap_shows) + 3;
    return display_code(tps) + std::string(static_cast<std::size_t>(empty + 1), ',') + "0,\n";
}

std::string regions_csv_header() {
    return "code,name,level,n_tps_regular,special_first,special_last\n";
}

std::string regions_csv_row(const RehearsalUnit& unit) {
    auto text = unit.unit.code + "," + unit.name + "," + std::string(name_of(unit.unit.kind)) + ",";
    if (unit.unit.kind != UnitKind::desa) return text + ",,\n";

    text += std::to_string(unit.regular);
    if (unit.special == 0) return text + ",,\n";
    return text + ",901," + std::to_string(900 + unit.special) + "\n";
}

void RehearsalTruth::add(const Event& form, const Ballot& ballot) {
    const auto& body = std::get<CHasil>(form.body);
    auto& province = sums_[{body.contest, province_code(body.unit)}];
    ++province.tps_in;
    for (std::size_t i = 0; i < field_count; ++i) {
        const auto& figure = body.sections.figures[i];
        province.captured[i] |= figure.has_count();
        province.fields[i] += figure.count().value_or(0);
    }
    const auto& votes = *option_votes(body.votes);
    for (std::size_t i = 0; i < votes.size(); ++i) {
        sum_of(province.options, column_name(ballot.options[i])) += votes[i].count().value_or(0);
    }
}

void RehearsalTruth::add_not_yet(Contest contest, const Unit& tps) {
    ++sums_[{contest, province_code(tps)}].tps_absent;
}

std::string RehearsalTruth::to_csv() const {
    std::string text = "contest,province,name,value\n";
    for (const auto& [key, province] : sums_) {
        const auto begin = std::string(name_of(key.first)) + "," + key.second + ",";
        const auto line = [&](std::string_view name, Count value) {
            text += begin + std::string(name) + "," + std::to_string(value) + "\n";
        };
        line("tps_total", province.tps_in + province.tps_absent);
        line("tps_in", province.tps_in);
        line("tps_absent", province.tps_absent);
        for (const auto& info : all_fields()) {
            const auto i = static_cast<std::size_t>(info.field);
            if (province.captured[i]) line(info.name, province.fields[i]);
        }
        for (const auto& option : province.options) line(option.name, option.sum);
    }
    return text;
}

}  // namespace saksi::election
