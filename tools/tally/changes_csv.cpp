// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "saksi/core/csv.hpp"
#include "saksi/core/encoding.hpp"
#include "tally/changes_print.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::ChangedForm;
using audit::Changes;
using audit::ShownVersion;
using audit::ValueChange;

/// What a CSV line says of one side.
std::string side(const std::optional<ShownVersion>& version) {
    if (!version) return ",,";
    return std::to_string(version->version.index) + "," + to_hex(version->version.leaf.view()) +
           "," + (version->observed ? csv_field(version->observed->text) : std::string());
}

std::string csv_line(const ChangedForm& form, const ValueChange& value) {
    const auto& last = form.steps.back();
    const auto difference = difference_of(value);
    std::string line(name_of(form.type));
    for (const auto& cell :
         {std::string(name_of(form.unit.kind)), election::display_code(form.unit),
          form.dapil ? form.dapil->code : std::string(), form.place,
          std::string(name_of(form.kind)), value.ballot, value.label, value.key, value.name,
          digits_of(value.before), digits_of(value.after),
          difference ? std::to_string(*difference) : std::string()}) {
        line += "," + csv_field(cell);
    }
    line += "," + side(form.before) + "," + side(form.after) + ",";
    line += last.cause ? std::string(name_of(*last.cause)) : std::string();
    return line + "," + csv_field(last.instrument.value_or("")) + "," +
           std::string(name_of(form.options_before.answer)) + "," +
           std::string(name_of(form.options_after.answer)) + "\n";
}

}  // namespace

void print_changes_csv(const Changes& changes, Output& out) {
    if (out.json()) return;
    constexpr std::string_view heading =
        "form,kind,code,dapil,name,change,ballot,what,key,option,before,after,difference,"
        "entry_before,leaf_before,observed_before,entry_after,leaf_after,observed_after,cause,"
        "instrument,options_before,options_after\n";
    out.bytes(bytes_of(heading));
    for (const auto& form : changes.forms)
        for (const auto& value : form.values) out.bytes(bytes_of(csv_line(form, value)));
    print_change_remarks(changes, [&out](const std::string& text) { out.complain(text); });
}

}  // namespace saksi::tools
