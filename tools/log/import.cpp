// saksi-log import: real exports become events, all or nothing over all files.
//
// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <fstream>
#include <functional>
#include <memory>

#include "log/commands.hpp"
#include "log/import_report.hpp"
#include "log/rejects.hpp"
#include "log/session.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/record/import_dct_csv.hpp"
#include "saksi/record/import_regions_csv.hpp"
#include "saksi/record/import_sirekap_csv.hpp"
#include "saksi/record/import_sirekap_json.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    std::string directory;
    std::vector<std::string> files;
    std::string format;
    std::string election;
    std::string source;
    std::optional<std::string> contest;
    std::optional<std::string> ballot;
    std::optional<std::string> parties;
    std::optional<std::string> decision;
    bool ballots = false;
    std::optional<std::string> observed;
    std::optional<std::string> by;
    std::optional<std::string> rejects;
    KeyOptions key;
};

void declare(Command& command, Options& options) {
    command.takes("DIR", options.directory, N_("the log's folder"));
    command.takes_some("FILE", options.files,
                       N_("exports; of a folder, all its files in the order of their names"));
    command.choice("--format", {"sirekap-csv", "sirekap-json", "regions-csv", "dct-csv"},
                   options.format, N_("what the files are"));
    command.option("--election", "ID", options.election,
                   N_("id of the election, as it was logged"));
    command.option(
        "--source", "KIND:NAME", options.source,
        N_("who showed the numbers; kind is kantor, sirekap, situng, saksi, publik or pers"));
    command.option("--contest", "NAME", options.contest,
                   N_("ppwp, pdpr, pdpd, pdprdp, pdprdk, pkwkp or pkwkk; of forms"));
    command.option("--ballot", "ID", options.ballot,
                   N_("id of the ballot the forms are of (default: the only one)"));
    command.option("--parties", "FILE", options.parties,
                   N_("of dct-csv: ballot number, id and name of each party"));
    command.option("--decision", "TEXT", options.decision,
                   N_("of dct-csv: what set the list, its number or a ruling's leaf hash"));
    command.flag("--ballots", options.ballots, N_("of dct-csv: log the ballot of each area too"));
    command.option("--observed", "TIME", options.observed,
                   N_("when the files were fetched, as 2024-02-20T06:30:00+07:00 (default: now)"));
    command.option("--by", "ID", options.by, N_("who logs this (default: the log's origin)"));
    command.option("--rejects", "FILE", options.rejects,
                   N_("log the good rows, write the bad ones here, and exit 1"));
    options.key.declare(command);
    command.explain(N_(
        "The same files again add nothing. What changed since the last import is logged as a new "
        "version with its cause; what is missing from a file is not taken for withdrawn."));
}

Result<Timestamp> observed_at(const Options& options) {
    if (!options.observed)
        return timestamp_utc(
            std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()));
    auto time = parse_timestamp(*options.observed);
    if (!time) return pass_on("--observed", time.error());
    return time;
}

Result<record::FormImportOptions> import_options(const Options& options,
                                                 const std::string& origin) {
    record::FormImportOptions result;
    auto source = election::source_from_text(options.source);
    if (!source) return pass_on("--source", source.error());
    auto observed = observed_at(options);
    if (!observed) return pass_on(observed.error());
    if (options.contest) {
        const auto contest = election::contest_named(*options.contest);
        if (!contest)
            return refuse(ErrorCode::usage, "--contest", "there is no such contest",
                          *options.contest);
        result.contest = *contest;
    } else if (options.format != "regions-csv") {
        return refuse(ErrorCode::usage, "--contest", "forms are of a contest, which must be given");
    }
    result.election = options.election;
    result.source = std::move(*source);
    result.observed = std::move(*observed);
    result.by = options.by.value_or(origin);
    result.ballot = options.ballot.value_or("");
    result.open = [](const std::string& path) -> std::unique_ptr<std::istream> {
        return std::make_unique<std::ifstream>(path, std::ios::binary);
    };
    return result;
}

Result<std::vector<record::ImportFile>> list_files(const std::vector<std::string>& names) {
    auto& files = posix_file_system();
    std::vector<record::ImportFile> all;
    for (const auto& name : names) {
        const auto status = files.status(name);
        if (!status) return pass_on(status.error());
        if (status->kind != FileKind::directory) {
            all.push_back(record::import_file(name));
            continue;
        }
        const auto inside = files.list(name);
        if (!inside) return pass_on(inside.error());
        for (const auto& each : *inside) {
            const auto path = name + "/" + each;
            const auto kind = files.status(path);
            if (!kind) return pass_on(kind.error());
            if (kind->kind == FileKind::file) all.push_back(record::import_file(path));
        }
    }
    if (all.empty()) return refuse(ErrorCode::usage, "FILE", "there are no files in these folders");
    return all;
}

Result<record::Parties> parties_in(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return record::read_parties(file, path);
}

Result<record::DctImportOptions> dct_options(const Options& options,
                                             record::FormImportOptions with) {
    record::DctImportOptions result;
    result.contest = with.contest;
    result.decision = options.decision;
    result.ballots = options.ballots;
    static_cast<record::ImportOptions&>(result) = std::move(with);
    if (!options.parties) return result;
    auto parties = parties_in(*options.parties);
    if (!parties) return pass_on(parties.error());
    result.parties = std::move(*parties);
    return result;
}

/// Stages the files; the report in the shape of its kind.
Result<ImportReport> stage(const Options& options, record::FormImportOptions with,
                           record::EventBatch& batch,
                           const std::vector<record::ImportFile>& files) {
    const auto as_report = [](auto result) -> Result<ImportReport> {
        if (!result) return pass_on(result.error());
        return ImportReport(*result);
    };
    if (options.format == "sirekap-csv")
        return as_report(record::import_sirekap_csv(batch, with, files));
    if (options.format == "sirekap-json")
        return as_report(record::import_sirekap_json(batch, with, files));
    if (options.format == "dct-csv") {
        const auto lists = dct_options(options, std::move(with));
        if (!lists) return pass_on(lists.error());
        return as_report(record::import_dct_csv(batch, *lists, files));
    }
    record::RegionImportOptions regions;
    static_cast<record::ImportOptions&>(regions) = std::move(with);
    return as_report(record::import_regions_csv(batch, regions, files));
}

struct Done {
    ImportReport report;
    log::Committed committed;
};

Result<Done> import(const Options& options, const record::RejectRule& rule) {
    const auto files = list_files(options.files);
    if (!files) return pass_on(files.error());
    auto session = LogSession::open(options.directory, options.key);
    if (!session) return pass_on(session.error());
    auto with = import_options(options, session->writer().head().checkpoint.origin);
    if (!with) return pass_on(with.error());
    with->rejects = rule;
    auto recorder = session->recorder();
    if (!recorder) return pass_on(recorder.error());
    auto batch = recorder->begin();
    if (!batch) return pass_on(batch.error());
    auto report = stage(options, std::move(*with), *batch, *files);
    if (!report) return pass_on(report.error());
    auto committed = recorder->commit(*batch);
    if (!committed) return pass_on(committed.error());
    return Done{std::move(*report), std::move(*committed)};
}

int run(const Options& options, Output& out) {
    Rejects rejects(options.rejects, out);
    if (auto opened = rejects.open(); !opened) return out.fail(opened.error());
    const auto done = import(options, rejects.rule());
    rejects.summarise();
    if (!done) return out.fail(done.error(), advice_for(done.error(), options.directory));
    if (auto closed = rejects.close(); !closed) return out.fail(closed.error());
    print_committed(done->committed, out);
    print_report(done->report, out);
    json::Object fields;
    put_committed(done->committed, fields);
    put_report(done->report, fields);
    fields.set("rejects", rejects.as_json());
    return out.answer(std::move(fields), rejects.count() > 0 ? does_not_hold : holds);
}

}  // namespace

void add_log_import(cli::Tool& tool) {
    tool.add<Options>("import", N_("log real exports"), declare, run);
}

}  // namespace saksi::tools
