// SPDX-License-Identifier: Apache-2.0
#include "tally/totals_print.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/messages.hpp"
#include "cli/table.hpp"
#include "saksi/core/csv.hpp"
#include "saksi/core/utf8.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::Row;
using audit::Sum;
using audit::Totals;
using election::Field;

std::string cell(const Sum& sum) {
    return sum.n == 0 ? "-" : grouped(static_cast<std::int64_t>(sum.sum));
}

const Sum& field_of(const Row& row, Field field) {
    return row.fields[static_cast<std::size_t>(field)];
}

Cells heading(const Totals& totals) {
    Cells cells = {_("code"), _("name"), _("TPS in/total")};
    for (const auto& option : totals.options) cells.push_back(printable(option.label));
    cells.insert(cells.end(), {_("valid"), _("invalid"), _("total")});
    return cells;
}

Cells cells_of(const Row& row) {
    auto name = printable(row.name);
    if (!row.edition.empty() && row.edition != "1")
        name += say(" (ballot {0})", printable(row.edition));
    Cells cells = {election::display_code(row.unit), std::move(name),
                   in_of(row.tps_in, row.tps_total)};
    for (const auto& sum : row.options) cells.push_back(cell(sum));
    for (const auto field : {Field::suara_sah, Field::suara_tidak_sah, Field::suara_total})
        cells.push_back(cell(field_of(row, field)));
    return cells;
}

/// What became of a unit that cannot be added up by itself.
std::string split_words(const audit::SplitUnit& split) {
    std::string into;
    for (const auto& unit : split.into)
        into += (into.empty() ? "" : ", ") + election::display_code(unit);
    return say(
        "{0} ({1} of {2}) was split: parts of it are in {3}. Its forms are added up where "
        "something smaller went whole into one of these.",
        printable(split.name), election::display_code(split.unit), split.unit.scheme, into);
}

/// What the figures are, and what they lack.
void print_remarks(const Totals& totals, const std::function<void(const std::string&)>& print) {
    const auto source = totals.source ? election::to_text(*totals.source) : std::string("-");
    print(say("Sum of the recorded forms of {0}, source {1}, at log size {2}.", totals.election,
              source, totals.size));
    print(not_official());
    std::uint64_t absent = 0;
    for (const auto& row : totals.rows) absent += row.tps_absent.value_or(0);
    if (absent > 0) print(say("Not in: {0} TPS without recorded votes.", absent));
    if (totals.unusable_votes > 0)
        print(say("Not counted: votes of {0} forms that fit no ballot of the log.",
                  totals.unusable_votes));
    for (const auto& split : totals.splits) print(split_words(split));
    if (totals.unplaced > 0)
        print(say("In no row: {0} forms that lie in no unit of this level.", totals.unplaced));
    if (totals.unknown_places > 0)
        print(say("Counted, though no TPS list has them: {0} forms.", totals.unknown_places));
    if (totals.strays > 0)
        print(say("Kept, and counted nowhere: {0} versions that replace no current one.",
                  totals.strays));
    if (totals.foreign > 0) print(say("{0} entries are no events.", totals.foreign));
    print(_("Not proved: that the forms are the same as the paper."));
}

/// Rows of CSV, in one text that grows: there can be hundreds of thousands.
class CsvText {
 public:
    explicit CsvText(Output& out) : out_(out) {}

    void heading(const Totals& totals) {
        text_ = "code,name,tps_total,tps_in,tps_absent";
        const auto add = [this](std::string_view name) {
            text_ += "," + csv_field(name) + "," + csv_field(std::string(name) + "_n");
        };
        for (const auto& field : election::all_fields()) add(field.name);
        for (const auto& option : totals.options) add(option.label);
        text_ += ",edition\n";
    }

    void row(const Row& row) {
        text_ += csv_field(election::display_code(row.unit));
        text_.append(1, ',') += csv_field(row.name);
        cell(row.tps_total);
        cell(row.tps_in);
        cell(row.tps_absent);
        for (const auto& sum : row.fields) cells(sum);
        for (const auto& sum : row.options) cells(sum);
        text_.append(1, ',') += csv_field(row.edition);
        text_ += '\n';
        if (text_.size() >= enough) print();
    }

    void print() {
        out_.bytes(bytes_of(text_));
        text_.clear();
    }

 private:
    static constexpr std::size_t enough = std::size_t{64} * 1024;

    /// Behind a comma; empty if there is none.
    void cell(const std::optional<std::uint64_t>& value) {
        std::array<char, 1 + std::numeric_limits<std::uint64_t>::digits10 + 1> cell{','};
        auto* end = cell.data() + 1;
        if (value) end = std::to_chars(end, cell.data() + cell.size(), *value).ptr;
        text_.append(cell.data(), end);
    }
    void cells(const Sum& sum) {
        cell(sum.n == 0 ? std::nullopt : std::optional(sum.sum));
        cell(sum.n);
    }

    Output& out_;
    std::string text_;
};

json::Object as_json(const Sum& sum) {
    json::Object object;
    object.set("sum", sum.n == 0 ? json::Value() : number(sum.sum)).set("n", number(sum.n));
    return object;
}

json::Object as_json(const Totals& totals, const Row& row) {
    json::Object figures, options, object;
    for (const auto& field : election::all_fields())
        figures.set(std::string(field.name), as_json(field_of(row, field.field)));
    for (std::size_t i = 0; i < row.options.size(); ++i)
        options.set(totals.options[i].label, as_json(row.options[i]));
    object.set("unit", election::to_json(row.unit))
        .set("name", row.name)
        .set("edition", row.edition);
    object.set("tps_total", optional_number(row.tps_total)).set("tps_in", number(row.tps_in));
    object.set("tps_absent", optional_number(row.tps_absent)).set("forms", number(row.forms));
    object.set("fields", std::move(figures)).set("options", std::move(options));
    return object;
}

}  // namespace

void print_table(const Totals& totals, Output& out) {
    std::vector<Cells> rows = {heading(totals)};
    for (const auto& row : totals.rows) rows.push_back(cells_of(row));
    if (totals.rows.size() > 1) {
        for (auto whole : totals.whole) {
            whole.unit.code = "";
            whole.name = _("together");
            rows.push_back(cells_of(whole));
            rows.back()[0] = "";
        }
    }
    print_aligned(rows, out);
    print_remarks(totals, [&out](const std::string& text) { out.line(text); });
}

void print_csv(const Totals& totals, Output& out) {
    if (out.json()) return;
    CsvText csv(out);
    csv.heading(totals);
    for (const auto& row : totals.rows) csv.row(row);
    csv.print();
    print_remarks(totals, [&out](const std::string& text) { out.complain(text); });
}

void put_totals(const Totals& totals, json::Object& fields) {
    json::Array options, rows, whole;
    for (const auto& option : totals.options) {
        json::Object object;
        object.set("key", option.key).set("name", option.name).set("label", option.label);
        options.emplace_back(std::move(object));
    }
    for (const auto& row : totals.rows) rows.emplace_back(as_json(totals, row));
    for (const auto& row : totals.whole) whole.emplace_back(as_json(totals, row));
    json::Array splits;
    for (const auto& split : totals.splits) {
        json::Array into;
        for (const auto& unit : split.into) into.emplace_back(election::to_json(unit));
        json::Object object;
        object.set("unit", election::to_json(split.unit)).set("name", split.name);
        object.set("into", std::move(into));
        splits.emplace_back(std::move(object));
    }
    fields.set("election", totals.election).set("official", false);
    fields.set("splits", std::move(splits));
    fields.set("source", totals.source ? election::to_json(*totals.source) : json::Value());
    fields.set("options", std::move(options))
        .set("rows", std::move(rows))
        .set("whole", std::move(whole));
    fields.set("strays", number(totals.strays)).set("opaque", number(totals.opaque));
    fields.set("foreign", number(totals.foreign)).set("unplaced", number(totals.unplaced));
    fields.set("unknown_places", number(totals.unknown_places));
    fields.set("unusable_votes", number(totals.unusable_votes));
}

}  // namespace saksi::tools
