// SPDX-License-Identifier: Apache-2.0
#include "log/import_report.hpp"

#include "cli/messages.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using record::DctImportReport;
using record::EventsImportReport;
using record::FormImportReport;
using record::RegionImportReport;

/// What all formats have in common; false if nothing was read.
bool print_files(const record::ImportCounts& report, Output& out) {
    out.line(say("files {0}, of which {1} add nothing", report.files + report.files_skipped,
                 report.files_skipped));
    return report.files > 0;
}

void print(const FormImportReport& report, Output& out) {
    if (!print_files(report, out)) return;
    out.line(say("rows {0}: {1} forms, {2} not yet published, {3} refused", report.rows,
                 report.forms, report.not_yet, report.rejected));
    const auto& numbers = report.numbers;
    out.line(say("numbers: {0} unchanged, {1} newly in, {2} changed, {3} withdrawn",
                 numbers.unchanged, numbers.newly_in, numbers.changed, numbers.withdrawn));
    const auto& events = report.events;
    out.line(say("events: {0} opened, {1} pelengkapan, {2} tanpa_keterangan, {3} penarikan",
                 events.opened, events.pelengkapan, events.tanpa_keterangan, events.penarikan));
    if (events.numbers_unchanged > 0)
        out.line(say("of these, only images or remarks differ: {0}", events.numbers_unchanged));
    if (report.absent) out.line(say("listed TPS without a row: {0}", *report.absent));
    if (report.unknown_places == 0) return;
    std::string codes;
    for (const auto& code : report.unknown_codes)
        codes += (codes.empty() ? "" : ", ") + printable(code);
    if (report.unknown_places > report.unknown_codes.size()) codes += ", ...";
    out.warn(say("{0} forms are of a TPS that no region tree has; they are logged: {1}",
                 report.unknown_places, codes));
}

void print(const EventsImportReport& report, Output& out) {
    if (!print_files(report, out)) return;
    out.line(say("rows {0}, {1} refused", report.rows, report.rejected));
    if (report.duplicates > 0) out.line(say("in the log already: {0}", report.duplicates));
    if (report.strays > 0)
        out.warn(say("{0} of them replace no current version: kept, and counted nowhere",
                     report.strays));
}

void print(const RegionImportReport& report, Output& out) {
    if (!print_files(report, out)) return;
    out.line(say("rows {0}, {1} refused", report.rows, report.rejected));
    out.line(say("regions: {0} added, {1} changed, {2} unchanged", report.regions.added,
                 report.regions.changed, report.regions.unchanged));
    out.line(say("TPS lists: {0} added, {1} changed, {2} unchanged; {3} TPS in them",
                 report.tps_lists.added, report.tps_lists.changed, report.tps_lists.unchanged,
                 report.tps));
    if (report.abroad > 0)
        out.line(say("abroad: {0} rows under a scheme of their own, {1} counts left out",
                     report.abroad, report.abroad_counts_unused));
}

void print(const DctImportReport& report, Output& out) {
    if (!print_files(report, out)) return;
    out.line(say("rows {0}, {1} refused", report.rows, report.rejected));
    out.line(say("candidates: {0} added, {1} changed, {2} unchanged", report.added, report.changed,
                 report.unchanged));
    if (report.ballots + report.ballots_unchanged > 0)
        out.line(
            say("ballots: {0} added, {1} unchanged", report.ballots, report.ballots_unchanged));
}

json::Object fields_of(const RegionImportReport::Found& found) {
    json::Object object;
    object.set("added", number(found.added)).set("changed", number(found.changed));
    object.set("unchanged", number(found.unchanged));
    return object;
}

void put(const FormImportReport& report, json::Object& fields) {
    const auto& n = report.numbers;
    const auto& e = report.events;
    json::Object numbers, events;
    numbers.set("unchanged", number(n.unchanged)).set("newly_in", number(n.newly_in));
    numbers.set("changed", number(n.changed)).set("withdrawn", number(n.withdrawn));
    events.set("opened", number(e.opened)).set("pelengkapan", number(e.pelengkapan));
    events.set("tanpa_keterangan", number(e.tanpa_keterangan))
        .set("penarikan", number(e.penarikan));
    events.set("numbers_unchanged", number(e.numbers_unchanged));
    fields.set("forms", number(report.forms)).set("not_yet", number(report.not_yet));
    fields.set("numbers", std::move(numbers)).set("events", std::move(events));
    if (report.absent) fields.set("absent", number(*report.absent));
    fields.set("unknown_places", number(report.unknown_places));
    fields.set("unknown_codes",
               json::Array(report.unknown_codes.begin(), report.unknown_codes.end()));
}

void put(const EventsImportReport& report, json::Object& fields) {
    fields.set("added", number(report.added)).set("duplicates", number(report.duplicates));
    fields.set("strays", number(report.strays));
}

void put(const RegionImportReport& report, json::Object& fields) {
    fields.set("regions", fields_of(report.regions)).set("tps_lists", fields_of(report.tps_lists));
    fields.set("tps", number(report.tps)).set("abroad", number(report.abroad));
    fields.set("abroad_counts_unused", number(report.abroad_counts_unused));
    fields.set("nation_added", report.nation_added);
}

void put(const DctImportReport& report, json::Object& fields) {
    fields.set("added", number(report.added)).set("changed", number(report.changed));
    fields.set("unchanged", number(report.unchanged)).set("ballots", number(report.ballots));
    fields.set("ballots_unchanged", number(report.ballots_unchanged));
}

}  // namespace

void print_report(const ImportReport& report, Output& out) {
    std::visit([&out](const auto& each) { print(each, out); }, report);
}

void put_report(const ImportReport& report, json::Object& fields) {
    std::visit(
        [&fields](const auto& each) {
            fields.set("files", number(each.files))
                .set("files_skipped", number(each.files_skipped));
            fields.set("rows", number(each.rows)).set("rejected", number(each.rejected));
            fields.set("snapshots", number(each.snapshots));
            put(each, fields);
        },
        report);
}

}  // namespace saksi::tools
