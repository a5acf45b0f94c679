// SPDX-License-Identifier: Apache-2.0
#include "tally/candidacy_words.hpp"

#include "cli/messages.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/election/candidacy.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::CandidacyVersion;
using election::Candidacy;

std::string names_of(const Candidacy& candidacy) {
    std::string names;
    for (const auto& person : candidacy.persons)
        names += (names.empty() ? "" : " - ") + printable(person.name);
    return names;
}

std::string stage_of(const Candidacy& candidacy) {
    auto words = say("stage {0}, status {1}", std::string(name_of(candidacy.stage)),
                     candidacy.status ? std::string(name_of(*candidacy.status)) : "-");
    if (candidacy.decision) words += say(", decision {0}", printable(*candidacy.decision));
    if (candidacy.replaced_by) words += say(", replaced by {0}", *candidacy.replaced_by);
    return words;
}

std::string place_of(const Candidacy& candidacy) {
    auto words =
        say("  {0} in {1} {2}", std::string(name_of(candidacy.contest)),
            std::string(name_of(candidacy.unit.kind)), election::display_code(candidacy.unit));
    for (const auto& party : candidacy.parties) words += ", " + party;
    if (candidacy.number) words += say(", number {0}", *candidacy.number);
    return words;
}

void print(const CandidacyVersion& version, Output& out) {
    const auto& candidacy = std::get<Candidacy>(version.event.body);
    const auto& header = version.event.header;
    out.line(
        say("entry {0}: {1}", version.version.index, words_for_step(version.step, version.event)) +
        (version.current ? say(" (current)") : ""));
    out.line("  " + names_of(candidacy) + ": " + stage_of(candidacy));
    out.line(place_of(candidacy));
    out.line(say("  time stamp {0}, observed {1}, logged by {2}", words_for(header.at),
                 words_for(header.observed), printable(header.by)));
}

}  // namespace

json::Array tell(const audit::CandidacyHistory& history, Output& out) {
    json::Array versions;
    for (const auto& version : history.versions) {
        print(version, out);
        versions.emplace_back(as_json(version));
    }
    return versions;
}

}  // namespace saksi::tools
