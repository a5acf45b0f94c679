// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "saksi/core/csv.hpp"
#include "verify/rekap_print.hpp"
#include "verify/rekap_sheet.hpp"

namespace saksi::tools {
namespace {

using merkle::RekapNode;
using merkle::RekapPart;
using merkle::RekapSum;

std::string csv_line(const std::string& start, std::string_view ballot, std::string_view figure,
                     const RekapSum& sum) {
    return start + csv_field(ballot) + "," + csv_field(figure) + "," +
           (sum.n == 0 ? std::string() : std::to_string(sum.sum)) + "," + std::to_string(sum.n) +
           "\n";
}

std::string csv_count(const std::string& start, std::string_view ballot, std::string_view figure,
                      std::uint64_t count) {
    return start + csv_field(ballot) + "," + csv_field(figure) + "," + std::to_string(count) +
           ",\n";
}

std::string csv_of(const std::string& start, const RekapPart& part, const RekapColumns& columns) {
    const auto ballot = part.ballot.value_or("");
    auto text = csv_count(start, ballot, "tps_in", part.tps_in) +
                csv_count(start, ballot, "forms", part.forms);
    const auto& fields = election::all_fields();
    for (std::size_t i = 0; i < part.fields.size() && i < fields.size(); ++i)
        text += csv_line(start, ballot, fields[i].name, part.fields[i]);
    for (std::size_t i = 0; i < part.options.size(); ++i)
        text +=
            csv_line(start, ballot, i < columns.size() ? columns[i].label : std::to_string(i + 1),
                     part.options[i]);
    return text;
}

std::string csv_of(std::size_t table, const RekapNode& node, const audit::RekapReport& report) {
    std::string text;
    for (const auto& row : node.rows) {
        const auto start =
            std::to_string(table) + "," + csv_field(node.place.kind) + "," +
            csv_field(node.place.code) + "," + csv_field(node.dapil ? node.dapil->code : "") + "," +
            csv_field(row.number != 0 ? std::to_string(row.number) : row.place.code) + ",";
        const auto& values = counted(row);
        text += csv_count(start, "", "tps_total", values.tps_total);
        text += csv_count(start, "", "tps_absent", values.tps_absent);
        for (const auto& part : values.parts)
            text += csv_of(start, part, columns_of(node, part.ballot, report));
    }
    return text;
}

}  // namespace

void print_csv(const note::RekapProof& proof, const audit::RekapReport& report, cli::Output& out) {
    std::string text = "table,kind,place,dapil,row,ballot,figure,sum,n\n";
    for (std::size_t i = 0; i < proof.path.nodes.size(); ++i)
        text += csv_of(i, proof.path.nodes[i], report);
    out.bytes(bytes_of(text));
}

}  // namespace saksi::tools
