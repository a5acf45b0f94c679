// SPDX-License-Identifier: Apache-2.0
#include "log/import_options.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>

#include "cli/meanings.hpp"
#include "saksi/record/import_dapil_csv.hpp"
#include "saksi/record/import_dct_csv.hpp"
#include "saksi/record/import_events.hpp"
#include "saksi/record/import_recap_csv.hpp"
#include "saksi/record/import_regions_csv.hpp"
#include "saksi/record/import_sirekap_csv.hpp"
#include "saksi/record/import_sirekap_json.hpp"
#include "saksi/record/import_situng_csv.hpp"
#include "saksi/record/import_votes_csv.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using record::EventBatch;
using record::FormImportOptions;
using Files = std::vector<record::ImportFile>;

struct Work {
    const ImportArguments& given;
    const FormImportOptions& with;
    EventBatch& batch;
    const Files& files;
};

Result<ImportReport> as_report(auto report) {
    if (!report) return pass_on(report.error());
    return ImportReport(*report);
}

/// The options of an importer that are those of every import and some more.
template <class Options>
Options options_for(const Work& work) {
    Options options;
    static_cast<record::ImportOptions&>(options) = work.with;
    if constexpr (std::is_base_of_v<FormImportOptions, Options>)
        static_cast<FormImportOptions&>(options) = work.with;
    return options;
}

template <auto Import>
Result<ImportReport> forms(const Work& work) {
    return as_report(Import(work.batch, work.with, work.files));
}

template <auto Import>
Result<ImportReport> regions(const Work& work) {
    const auto options = options_for<record::RegionImportOptions>(work);
    return as_report(Import(work.batch, options, work.files));
}

Result<ImportReport> dapil(const Work& work) {
    auto options = options_for<record::DapilImportOptions>(work);
    if (work.given.abroad) options.abroad = *work.given.abroad;
    return as_report(record::import_dapil_csv(work.batch, options, work.files));
}

Result<ImportReport> situng(const Work& work) {
    auto options = options_for<record::SitungImportOptions>(work);
    if (!work.given.columns)
        return refuse(ErrorCode::usage, "--columns",
                      "a row holds two forms, of which one must be chosen: kpu or kp");
    options.form = *work.given.columns == "kpu" ? record::SitungForm::kpu : record::SitungForm::kp;
    return as_report(record::import_situng_csv(work.batch, options, work.files));
}

template <auto Import>
Result<ImportReport> totals(const Work& work) {
    auto options = options_for<record::VotesImportOptions>(work);
    auto meanings = read_meanings(work.given.meanings_file, work.given.meanings);
    if (!meanings) return pass_on(std::move(meanings.error()));
    options.meanings = std::move(*meanings);
    options.unit = work.given.unit.value_or("");
    const auto level = election::unit_kind_named(work.given.level.value_or("nasional"));
    if (!level) return refuse(ErrorCode::usage, "--level", "no kind of unit", *work.given.level);
    options.level = *level;
    return as_report(Import(work.batch, options, work.files));
}

Result<ImportReport> dct(const Work& work) {
    auto options = options_for<record::DctImportOptions>(work);
    options.contest = work.with.contest;
    options.decision = work.given.decision;
    options.ballots = work.given.ballots;
    if (const auto& path = work.given.parties) {
        std::ifstream file(*path, std::ios::binary);
        auto parties = record::read_parties(file, *path);
        if (!parties) return pass_on(std::move(parties.error()));
        options.parties = std::move(*parties);
    }
    return as_report(record::import_dct_csv(work.batch, options, work.files));
}

struct Format {
    const char* name;
    bool of_a_contest;
    bool of_tps;  ///< each row says by its code which
    Result<ImportReport> (*import)(const Work& work);
};
constexpr std::array formats = {
    Format{"sirekap-csv", true, true, forms<record::import_sirekap_csv>},
    Format{"sirekap-json", true, true, forms<record::import_sirekap_json>},
    Format{"situng-2019-csv", true, false, situng},
    Format{"recap-2019-csv", true, false, forms<record::import_recap_csv>},
    Format{"votes-csv", true, false, totals<record::import_votes_csv>},
    Format{"series-csv", true, false, totals<record::import_series_csv>},
    Format{"regions-csv", false, false, regions<record::import_regions_csv>},
    Format{"situng-2019-nodes", false, false, regions<record::import_situng_nodes>},
    Format{"dapil-csv", false, false, dapil},
    Format{"dct-csv", true, false, dct},
    Format{"events", false, false, forms<record::import_events>},
};

const Format& format_named(const std::string& name) {
    return *std::find_if(formats.begin(), formats.end(),
                         [&](const Format& format) { return format.name == name; });
}

Result<Timestamp> observed_at(const ImportArguments& given) {
    if (!given.observed)
        return timestamp_utc(
            std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()));
    auto time = parse_timestamp(*given.observed);
    if (!time) return pass_on("--observed", time.error());
    return time;
}

Result<void> take_contest(const ImportArguments& given, FormImportOptions& out) {
    if (!given.contest) {
        if (!format_named(given.format).of_a_contest) return {};
        return refuse(ErrorCode::usage, "--contest", "forms are of a contest, which must be given");
    }
    const auto contest = election::contest_named(*given.contest);
    if (!contest)
        return refuse(ErrorCode::usage, "--contest", "there is no such contest", *given.contest);
    out.contest = *contest;
    return {};
}

}  // namespace

void ImportArguments::declare(Command& command) {
    std::vector<std::string> names;
    for (const auto& known : formats) names.emplace_back(known.name);
    command.choice("--format", std::move(names), format, N_("what the files are"));
    command.option("--election", "ID", election, N_("id of the election, as it was logged"));
    command.option(
        "--source", "KIND:NAME", source,
        N_("who showed the numbers; kind is kantor, sirekap, situng, saksi, publik or pers"));
    command.option("--contest", "NAME", contest,
                   N_("ppwp, pdpr, pdpd, pdprdp, pdprdk, pkwkp or pkwkk; of forms"));
    command.option("--ballot", "ID", ballot,
                   N_("id of the ballot the forms are of (default: the only one)"));
    command.option("--observed", "TIME", observed,
                   N_("when the files were fetched, as 2024-02-20T06:30:00+07:00 (default: now)"));
    command.option("--by", "ID", by, N_("who logs this (default: the log's origin)"));
    command.choice("--columns", {"kpu", "kp"}, columns,
                   N_("of situng-2019-csv: which of the two forms in a row"));
    command.option("--abroad", "CODE", abroad,
                   N_("of dapil-csv: the DPR dapil of the voters abroad (default: 3102)"));
    command.option("--level", "KIND", level,
                   N_("of votes-csv: kind of the units, from desa to nasional, or dapil"));
    command.option("--unit", "CODE", unit,
                   N_("of votes-csv: the unit of a table that has no column for it"));
    command.option("--map", "NAME=MEANING", meanings,
                   N_("of votes-csv and series-csv: what a column or an option's name means"));
    command.option("--map-file", "FILE", meanings_file,
                   N_("the same as a CSV file with the header name,meaning"));
    command.option("--parties", "FILE", parties,
                   N_("of dct-csv: ballot number, id and name of each party"));
    command.option("--decision", "TEXT", decision,
                   N_("of dct-csv: what set the list, its number or a ruling's leaf hash"));
    command.flag("--complete", complete,
                 N_("of forms of TPS: the files have a row for every TPS of their provinces; say "
                    "in the log which they pass over"));
    command.flag("--ballots", ballots, N_("of dct-csv: log the ballot of each area too"));
}

Result<FormImportOptions> import_options(const ImportArguments& given, const std::string& origin) {
    FormImportOptions result;
    auto source = election::source_from_text(given.source);
    if (!source) return pass_on("--source", source.error());
    auto observed = observed_at(given);
    if (!observed) return pass_on(observed.error());
    if (given.complete && !format_named(given.format).of_tps)
        return refuse(ErrorCode::usage, "--complete", "only forms of TPS can be complete");
    const auto contest = take_contest(given, result);
    if (!contest) return pass_on(contest.error());
    result.election = given.election;
    result.source = std::move(*source);
    result.observed = std::move(*observed);
    result.by = given.by.value_or(origin);
    result.ballot = given.ballot.value_or("");
    result.complete = given.complete;
    return result;
}

Result<ImportReport> stage_import(const ImportArguments& given, const FormImportOptions& with,
                                  EventBatch& batch, const Files& files) {
    return format_named(given.format).import({given, with, batch, files});
}

}  // namespace saksi::tools
