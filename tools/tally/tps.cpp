// saksi-tally tps: what a citizen sees of the form of one TPS.
//
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cli/form_choice.hpp"
#include "cli/messages.hpp"
#include "cli/policy_words.hpp"
#include "saksi/audit/form_history.hpp"
#include "saksi/core/utf8.hpp"
#include "tally/commands.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using election::Answer;
using election::Field;

struct Options {
    LogOptions log;
    std::string tps;
    FormChoice choice;
};

void declare(Command& command, Options& options) {
    options.log.declare_walk(command);
    command.takes("CODE", options.tps, N_("13 digits, or names: \"Denpasar Selatan/Sesetan/7\""));
    options.choice.declare(command);
    command.explain(
        N_("The exit code is 1 if a count within the form does not fit, or the checkpoint does not "
           "satisfy the "
           "policy."));
}

std::string votes_line(const audit::TpsSheet& sheet, const election::CHasil& form) {
    const auto* votes = election::option_votes(form.votes);
    if (votes == nullptr) return _("No votes in it.");
    const bool pairs = form.contest == election::Contest::ppwp ||
                       form.contest == election::Contest::pkwkp ||
                       form.contest == election::Contest::pkwkk;
    std::string line;
    for (std::size_t i = 0; i < votes->size(); ++i) {
        const bool named = !pairs && i < sheet.option_names.size();
        const auto name = named ? printable(sheet.option_names[i]) : say("Pair {0}", i + 1);
        line += (i == 0 ? "" : " · ") + name + ": " + words_for((*votes)[i]);
    }
    return line;
}

std::string sums_line(const election::Sections& sections) {
    const auto figure = [&](Field field) { return words_for(sections[field]); };
    return say("Valid {0} · invalid {1} · total {2} · voters {3} · DPT {4}",
               figure(Field::suara_sah), figure(Field::suara_tidak_sah), figure(Field::suara_total),
               figure(Field::pengguna_total_j), figure(Field::dpt_j));
}

bool fits(const audit::TpsSheet& sheet) {
    for (const auto& check : sheet.checks)
        if (check.answer == Answer::does_not_hold) return false;
    return true;
}

std::string matches() { return good(_("MATCHES")); }
std::string does_not_match() { return bad(_("DOES NOT MATCH")); }

void print_arm(const election::IdentityCheck& check, const election::Arm& arm, Output& out) {
    if (arm.answer != Answer::does_not_hold) return;
    const auto value = [](const std::optional<election::Count>& count) {
        return count ? grouped(static_cast<std::int64_t>(*count)) : std::string("?");
    };
    out.line(does_not_match() + "  " + std::string(name_of(check.identity)) + ": " + arm.left +
             " = " + value(arm.left_value) + ", " + arm.right + " = " + value(arm.right_value));
}

void print_checks(const audit::TpsSheet& sheet, Output& out) {
    std::size_t checked = 0;
    for (const auto& check : sheet.checks) {
        if (check.answer != Answer::not_applicable) ++checked;
        for (const auto& arm : check.arms) print_arm(check, arm, out);
    }
    if (checked == 0)
        out.line(_("The counts within the form could not be checked: numbers are missing."));
    else if (fits(sheet))
        out.line(matches() + "  " +
                 say("the counts within the form ({0} of {1} checks possible)", checked,
                     sheet.checks.size()));
}

std::string words_for_policy(const note::PolicyReport& policy) {
    if (!policy.holds()) return why_not(policy);
    if (policy.witnesses.empty()) return _("signed by the log, without witnesses");
    const auto cosigned = std::count_if(
        policy.witnesses.begin(), policy.witnesses.end(),
        [](const auto& each) { return each.signature == note::SignatureVerdict::holds; });
    return say("{0} of {1} witnesses", cosigned, policy.witnesses.size());
}

void print_recorded(const OpenLog& log, Output& out) {
    const auto size = grouped(static_cast<std::int64_t>(log.size()));
    const auto& policy = log.policy();
    const bool fits_policy = !policy || policy->holds();
    const auto whose =
        policy ? words_for_policy(*policy) : std::string(_("signatures not checked"));
    out.line((fits_policy ? matches() : does_not_match()) + "  " +
             say("recorded at size {0}, {1}", size, whose));
}

void print_history(const audit::TpsSheet& sheet, Output& out) {
    if (sheet.versions.size() == 1) return out.line(_("HISTORY  1 version; no change recorded"));
    out.line(say("HISTORY  {0} versions; see: saksi-tally history", sheet.versions.size()));
}

void print_rekap(const audit::TpsSheet& sheet, Output& out) {
    std::string line;
    for (const auto& place : sheet.rekap)
        line += (line.empty() ? "" : " · ") + printable(place.name) + " " +
                in_of(place.tps_in, place.tps_total) + (line.empty() ? " TPS" : "");
    if (!line.empty()) out.line(say("RECAP    {0}", line));
    if (sheet.rekap_root)
        out.line(say("         in a total logged at size {0}; proof: saksi-prove rekap",
                     grouped(static_cast<std::int64_t>(sheet.rekap_root->size))));
}

void print_form(const OpenLog& log, const audit::TpsSheet& sheet, const audit::FormVersion& current,
                Output& out) {
    const auto& form = std::get<election::CHasil>(current.event.body);
    const auto source = sheet.source ? election::to_text(*sheet.source) : std::string("-");
    out.line(say("Source: {0}, time stamp {1} · entry {2}", source,
                 words_for(current.event.header.at), current.version.index));
    out.line(votes_line(sheet, form));
    out.line(sums_line(form.sections));
    print_checks(sheet, out);
    print_recorded(log, out);
    print_history(sheet, out);
}

void print(const OpenLog& log, const audit::TpsSheet& sheet, Output& out) {
    out.line(printable(sheet.display_name) + " (" + election::display_code(sheet.tps) + ")");
    if (const auto* current = sheet.current())
        print_form(log, sheet, *current, out);
    else
        out.line(_("No form of this TPS is recorded in this log."));
    if (!sheet.listed) out.line(_("No TPS list of this log has this TPS."));
    print_rekap(sheet, out);
    out.line(not_official());
    out.line(_("Not proved: the same as the paper. Compare it with the photo of C.Hasil."));
}

json::Object fields_of(const OpenLog& log, const audit::TpsSheet& sheet, const Output& out) {
    json::Object fields;
    log.finish(fields, out);
    json::Array versions, checks, rekap;
    for (const auto& version : sheet.versions) versions.emplace_back(as_json(version));
    for (const auto& check : sheet.checks) {
        json::Object object;
        object.set("id", name_of(check.identity)).set("answer", name_of(check.answer));
        checks.emplace_back(std::move(object));
    }
    for (const auto& place : sheet.rekap) {
        json::Object object;
        object.set("unit", election::to_json(place.unit)).set("name", place.name);
        object.set("tps_in", number(place.tps_in))
            .set("tps_total", optional_number(place.tps_total));
        rekap.emplace_back(std::move(object));
    }
    fields.set("tps", election::to_json(sheet.tps))
        .set("name", sheet.display_name)
        .set("listed", sheet.listed);
    fields.set("election", sheet.election).set("official", false);
    fields.set("versions", std::move(versions))
        .set("checks", std::move(checks))
        .set("rekap", std::move(rekap));
    fields.set("rekap_root", sheet.rekap_root ? number(sheet.rekap_root->index) : json::Value());
    return fields;
}

int run(const Options& options, Output& out) {
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    const auto selection = choose_forms(options.choice, *log);
    if (!selection) return out.fail(selection.error());
    const auto sheet = audit::read_tps_sheet(log->reader(), *selection, {options.tps});
    if (!sheet) return out.fail(sheet.error());
    print(*log, *sheet, out);
    const bool trusted = !log->policy() || log->policy()->holds();
    return out.answer(fields_of(*log, *sheet, out),
                      code_for(trusted && fits(*sheet), sheet->opaque, out));
}

}  // namespace

void add_tally_tps(cli::Tool& tool) {
    tool.add<Options>("tps", N_("the form of one TPS, and what holds of it"), declare, run);
}

}  // namespace saksi::tools
