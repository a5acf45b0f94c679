// SPDX-License-Identifier: Apache-2.0
#include "monitor/report_json.hpp"

#include <optional>
#include <utility>

#include "cli/policy_words.hpp"
#include "monitor/alarm_words.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "tally/finding_print.hpp"
#include "tally/words.hpp"

namespace saksi::tools {

using namespace cli;
using audit::FollowedTotals;
using audit::MonitorReport;
using audit::NewEvent;

namespace {

json::Object as_json(const note::Checkpoint& checkpoint) {
    json::Object object;
    object.set("size", number(checkpoint.head.size))
        .set("root", to_base64(checkpoint.head.root.view()));
    return object;
}

json::Object as_json(const record::Version& version) {
    json::Object object;
    object.set("index", number(version.index)).set("leaf_hash", to_hex(version.leaf.view()));
    return object;
}

/// A count, null, or nothing where nobody looked.
void set_figure(json::Object& object, const char* name, const election::Figure& figure) {
    if (const auto count = figure.count()) {
        object.set(name, number(*count));
    } else if (figure.is_captured()) {
        object.set(name, json::Value());
    }
}

json::Object as_json(const audit::ValueChange& value) {
    json::Object object;
    object.set("label", value.label);
    if (!value.key.empty()) object.set("key", value.key);
    set_figure(object, "before", value.before);
    set_figure(object, "after", value.after);
    return object;
}

template <class T, class Print>
void set_if(json::Object& object, const char* name, const std::optional<T>& value, Print print) {
    if (value) object.set(name, print(*value));
}

json::Object as_json(const NewEvent& event) {
    const auto named = [](const auto& value) { return std::string(name_of(value)); };
    const auto text_of_time = [](const Timestamp& time) { return time.text; };
    auto object = as_json(event.version);
    object.set("type", event.type).set("by", event.by);
    set_if(object, "contest", event.contest, named);
    set_if(object, "unit", event.unit, [](const auto& unit) { return election::to_json(unit); });
    set_if(object, "source", event.source,
           [](const auto& source) { return election::to_json(source); });
    set_if(object, "at", event.at, text_of_time);
    set_if(object, "observed", event.observed, text_of_time);
    set_if(object, "step", event.step, named);
    set_if(object, "replaces", event.replaces, [](auto index) { return number(index); });
    set_if(object, "cause", event.cause, named);
    set_if(object, "instrument", event.instrument, [](const auto& text) { return text; });
    if (!event.place.empty()) object.set("name", event.place);
    if (!event.about.empty()) object.set("about", event.about);
    json::Array values;
    for (const auto& value : event.values) values.emplace_back(as_json(value));
    if (!values.empty()) object.set("values", std::move(values));
    return object;
}

json::Object as_json(const audit::Sum& sum) {
    json::Object object;
    object.set("sum", sum.n == 0 ? json::Value() : number(sum.sum)).set("n", number(sum.n));
    return object;
}

json::Object as_json(const audit::Totals& totals, const audit::Row& row) {
    json::Object fields, options, object;
    for (const auto& field : election::all_fields())
        fields.set(std::string(field.name),
                   as_json(row.fields[static_cast<std::size_t>(field.field)]));
    for (std::size_t i = 0; i < row.options.size(); ++i)
        options.set(totals.options[i].label, as_json(row.options[i]));
    object.set("unit", election::to_json(row.unit)).set("edition", row.edition);
    object.set("tps_total", optional_number(row.tps_total)).set("tps_in", number(row.tps_in));
    object.set("forms", number(row.forms));
    object.set("fields", std::move(fields)).set("options", std::move(options));
    return object;
}

json::Object as_json(const FollowedTotals& followed) {
    const auto& totals = followed.totals;
    json::Object object;
    json::Array whole;
    for (const auto& row : totals.whole) whole.emplace_back(as_json(totals, row));
    object.set("contest", name_of(followed.contest))
        .set("source", election::to_json(*totals.source));
    object.set("size", number(totals.size)).set("official", false);
    object.set("whole", std::move(whole));
    object.set("unplaced", number(totals.unplaced));
    object.set("unknown_places", number(totals.unknown_places));
    object.set("unusable_votes", number(totals.unusable_votes));
    return object;
}

template <class Items, class Print>
json::Array array_of(const Items& items, Print print) {
    json::Array array;
    for (const auto& item : items) array.emplace_back(print(item));
    return array;
}

}  // namespace

std::string json_line(std::string_view kind, std::string_view at, json::Object fields) {
    fields.set("saksi", json_schema).set("command", "saksi-monitor");
    fields.set("line", kind).set("time", at);
    return json::print(fields) + "\n";
}

json::Object alarm_json(const audit::Alarm& alarm, const MonitorReport& report) {
    json::Object object;
    object.set("alarm", name_of(alarm.kind)).set("text", words_for(alarm, report));
    object.set("origin", printable(report.checkpoint.checkpoint.origin));
    object.set("found", as_json(report.checkpoint.checkpoint));
    object.set("verified",
               report.verified ? json::Value(as_json(*report.verified)) : json::Value());
    object.set("evidence",
               array_of(alarm.evidence, [](const std::string& path) { return printable(path); }));
    if (alarm.misfit) object.set("file", printable(alarm.misfit->where));
    if (alarm.count > 0) object.set("count", number(alarm.count));
    if (alarm.of > 0) object.set("of", number(alarm.of));
    const bool is_mass = alarm.kind == audit::AlarmKind::mass_corrections;
    if (is_mass) object.set("percent", alarm.percent);
    if (is_mass || alarm.kind == audit::AlarmKind::stale) object.set("limit", number(alarm.limit));
    if (alarm.not_kept) object.set("not_kept", error_json(*alarm.not_kept));
    object.set("entries",
               array_of(alarm.entries, [](const auto& version) { return as_json(version); }));
    return object;
}

json::Object round_json(const MonitorReport& report, const Fetched& fetched) {
    json::Object object, network;
    const auto& checkpoint = report.checkpoint.checkpoint;
    network.set("files", number(fetched.requests)).set("bytes", number(fetched.bytes));
    object.set("origin", printable(checkpoint.origin)).set("checkpoint", as_json(checkpoint));
    object.set("verified",
               report.verified ? json::Value(as_json(*report.verified)) : json::Value());
    object.set("growth", name_of(report.growth));
    object.set("policy", report.policy ? json::Value(cli::as_json(*report.policy)) : json::Value());
    object.set("new", number(report.fresh)).set("matching", number(report.matching));
    object.set("opaque", number(report.opaque)).set("foreign", number(report.foreign));
    object.set("fetched", std::move(network));
    if (report.unread) object.set("unread", error_json(*report.unread));
    return object;
}

json::Object document_of(const MonitorReport& report, const Fetched& fetched) {
    auto object = round_json(report, fetched);
    const auto print = [](const auto& each) { return as_json(each); };
    object.set("events", array_of(report.events, print));
    object.set("findings", array_of(report.findings,
                                    [](const auto& finding) { return tools::as_json(finding); }));
    object.set("totals", array_of(report.totals, print));
    object.set("alarms", array_of(report.alarms,
                                  [&](const auto& alarm) { return alarm_json(alarm, report); }));
    return object;
}

std::vector<std::string> lines_of(const MonitorReport& report, std::string_view at,
                                  const Fetched& fetched) {
    std::vector<std::string> lines;
    for (const auto& event : report.events) lines.push_back(json_line("event", at, as_json(event)));
    for (const auto& finding : report.findings)
        lines.push_back(json_line("finding", at, tools::as_json(finding)));
    for (const auto& totals : report.totals)
        lines.push_back(json_line("totals", at, as_json(totals)));
    lines.push_back(json_line("round", at, round_json(report, fetched)));
    return lines;
}

}  // namespace saksi::tools
