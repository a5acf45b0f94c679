// saksi-tally score: were all planted faults found, and nothing else?
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/score.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "cli/messages.hpp"
#include "saksi/core/utf8.hpp"
#include "tally/commands.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::Detector;
using audit::DetectorScore;
using audit::Score;
using audit::Severity;

constexpr std::size_t most_listed = 20;

struct Options {
    std::string faults;
    std::vector<std::string> findings;
};

void declare(Command& command, Options& options) {
    command.takes("FAULTS", options.faults, N_("faults.csv, as saksi-simulate --faults wrote it"));
    command.takes_some("FINDINGS", options.findings,
                       N_("what saksi-tally check --format csv printed; of several runs, each"));
    command.explain(
        N_("Recall: of the findings that follow from what was planted, how many are there. "
           "Precision: of the findings that are there, how many follow from it. Hints are shown "
           "apart, and do not change the exit code."));
}

template <class T>
Result<std::vector<T>> read_table(const std::string& path,
                                  Result<std::vector<T>> (*read)(std::istream&)) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return refuse(ErrorCode::io, path, "cannot be opened");
    auto rows = read(file);
    if (!rows) return pass_on(path, rows.error());
    return rows;
}

Result<Score> score_of(const Options& options) {
    auto expected = read_table(options.faults, audit::read_expected);
    if (!expected) return pass_on(expected.error());
    std::vector<audit::FoundFinding> found;
    for (const auto& path : options.findings) {
        auto more = read_table(path, audit::read_found);
        if (!more) return pass_on(more.error());
        std::move(more->begin(), more->end(), std::back_inserter(found));
    }
    return audit::score(std::move(*expected), std::move(found));
}

bool is_hint(Detector detector) { return severity_of(detector) == Severity::hint; }

/// Detectors of which something was expected or found: hints, or all others.
template <class Use>
void each_scored(const Score& score, bool hints, Use use) {
    for (std::size_t i = 0; i < audit::detector_count; ++i) {
        const auto detector = static_cast<Detector>(i);
        const auto& its = score.by_detector[i];
        if (is_hint(detector) == hints && its.expected + its.found > 0) use(detector, its);
    }
}

std::string part(std::uint64_t some, std::uint64_t all) {
    return std::to_string(some) + "/" + std::to_string(all);
}

void print_scores(const Score& score, bool hints, Output& out) {
    each_scored(score, hints, [&](Detector detector, const DetectorScore& its) {
        const auto line = say("{0}  recall {1}, precision {2}", name_of(detector),
                              part(its.hits, its.expected), part(its.hits, its.found));
        out.line(its.is_full() ? line : line + "  " + _("NOT 1"));
    });
}

std::string words_for(const audit::FindingLine& line) {
    std::string text(name_of(line.detector));
    for (const auto* cell : {&line.contest, &line.kind, &line.code, &line.source}) {
        if (!cell->empty()) text += " " + printable(*cell);
    }
    return text;
}

template <class T, class Words>
void print_some(const std::vector<T>& list, Words words, Output& out) {
    for (std::size_t i = 0; i < std::min(list.size(), most_listed); ++i) out.line(words(list[i]));
    if (list.size() > most_listed) out.line(say("… and {0} more", list.size() - most_listed));
}

void print(const Score& score, Output& out) {
    print_scores(score, false, out);
    bool any = false;
    each_scored(score, true, [&any](Detector, const DetectorScore&) { any = true; });
    if (any) out.line(_("Hints:"));
    print_scores(score, true, out);
    print_some(
        score.missed,
        [](const audit::ExpectedFinding& each) {
            return say("missed: {0}, fault {1}: {2}", words_for(each.line), each.fault,
                       printable(each.change));
        },
        out);
    print_some(
        score.surplus,
        [](const audit::FoundFinding& each) {
            return say("not planted: {0}", words_for(each.line));
        },
        out);
    out.line(score.is_full() ? _("All that was planted was found, and nothing else.")
                             : _("What was found is not what was planted."));
}

json::Object as_json(const Score& score) {
    json::Object detectors;
    for (const bool hints : {false, true}) {
        each_scored(score, hints, [&](Detector detector, const DetectorScore& its) {
            json::Object each;
            each.set("expected", number(its.expected)).set("found", number(its.found));
            each.set("hits", number(its.hits)).set("hint", hints);
            detectors.set(std::string(name_of(detector)), std::move(each));
        });
    }
    json::Array missed, surplus;
    for (const auto& each : score.missed) missed.emplace_back(words_for(each.line));
    for (const auto& each : score.surplus) surplus.emplace_back(words_for(each.line));
    json::Object fields;
    fields.set("detectors", std::move(detectors));
    fields.set("missed", std::move(missed)).set("surplus", std::move(surplus));
    return fields;
}

int run(const Options& options, Output& out) {
    const auto score = score_of(options);
    if (!score) return out.fail(score.error());
    print(*score, out);
    return out.answer(as_json(*score), score->is_full() ? holds : does_not_hold);
}

}  // namespace

void add_tally_score(cli::Tool& tool) {
    tool.add<Options>("score", N_("hold findings against faults that were planted"), declare, run);
}

}  // namespace saksi::tools
