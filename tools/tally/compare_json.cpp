// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "saksi/core/encoding.hpp"
#include "tally/compare_print.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::FigureDifference;
using audit::FormComparison;
using audit::FormDifference;
using audit::TotalComparison;
using election::Unit;

json::Array as_json(const std::vector<Unit>& units) {
    json::Array list;
    for (const auto& unit : units) list.emplace_back(election::to_json(unit));
    return list;
}

json::Array as_json(const std::vector<FigureDifference>& figures) {
    json::Array list;
    for (const auto& figure : figures) {
        json::Object each;
        each.set("what", figure.label)
            .set("name", figure.name)
            .set("log", number(figure.log))
            .set("copy", number(figure.copy));
        list.emplace_back(std::move(each));
    }
    return list;
}

json::Object as_json(const audit::OptionSum& sum) {
    json::Object object;
    object.set("options", optional_number(sum.options))
        .set("suara_sah", optional_number(sum.valid))
        .set("D01", name_of(sum.answer));
    return object;
}

json::Object as_json(const record::Version& version) {
    json::Object object;
    object.set("index", number(version.index)).set("leaf_hash", to_hex(version.leaf.view()));
    return object;
}

json::Object as_json(const FormDifference& form) {
    json::Object object;
    object.set("tps", election::to_json(form.tps)).set("name", form.name);
    object.set("log", as_json(form.log));
    object.set("copy", form.copy ? json::Value(as_json(*form.copy)) : json::Value());
    object.set("line", form.line > 0 ? number(form.line) : json::Value());
    object.set("figures", as_json(form.figures));
    object.set("log_sum", as_json(form.log_sum)).set("copy_sum", as_json(form.copy_sum));
    return object;
}

json::Object head_of(const auto& report) {
    json::Object object;
    object.set("election", report.election).set("official", false);
    object.set("source", report.source ? election::to_json(*report.source) : json::Value());
    if (report.copy_source) object.set("copy_source", election::to_json(*report.copy_source));
    if (report.copy_size > 0) object.set("copy_size", number(report.copy_size));
    object.set("only_log", as_json(report.only_log)).set("only_copy", as_json(report.only_copy));
    object.set("elsewhere", number(report.elsewhere));
    object.set("opaque", number(report.opaque)).set("foreign", number(report.foreign));
    return object;
}

}  // namespace

json::Object as_json(const FormComparison& report) {
    auto object = head_of(report);
    json::Array different;
    for (const auto& form : report.different) different.emplace_back(as_json(form));
    object.set("region", election::to_json(report.region)).set("region_name", report.region_name);
    object.set("tps_total", optional_number(report.tps_total));
    object.set("in_log", number(report.in_log)).set("in_copy", number(report.in_copy));
    object.set("same", number(report.same)).set("different", std::move(different));
    object.set("not_comparable", as_json(report.not_comparable));
    return object;
}

json::Object as_json(const TotalComparison& report) {
    auto object = head_of(report);
    json::Array units;
    for (const auto& unit : report.units) {
        json::Object each;
        each.set("unit", election::to_json(unit.unit)).set("name", unit.name);
        each.set("edition", unit.edition).set("tps_in", number(unit.tps_in));
        each.set("tps_total", optional_number(unit.tps_total));
        each.set("copy_in", optional_number(unit.copy_in));
        each.set("compared", number(unit.compared)).set("figures", as_json(unit.figures));
        units.emplace_back(std::move(each));
    }
    object.set("level", name_of(report.level)).set("units", std::move(units));
    object.set("several_ballots", as_json(report.several_ballots));
    return object;
}

}  // namespace saksi::tools
