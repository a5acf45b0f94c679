// SPDX-License-Identifier: Apache-2.0
#include "verify/hearing_section.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "cli/messages.hpp"
#include "cli/policy_words.hpp"
#include "cli/table.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/timestamp.hpp"
#include "saksi/core/version.hpp"
#include "saksi/crypto/sha256.hpp"
#include "verify/bundle_words.hpp"
#include "verify/hearing_commands.hpp"
#include "verify/hearing_tables.hpp"
#include "verify/html.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::ClaimAnswer;
using audit::EvidenceReport;
using html::element;
using html::text;

/// When the first witness of the policy had seen the checkpoint, by its own clock.
std::optional<std::uint64_t> seen_at(const note::PolicyReport& policy) {
    std::optional<std::uint64_t> time;
    for (const auto& finding : policy.witnesses) {
        if (finding.signature != note::SignatureVerdict::holds) continue;
        time = std::min(time.value_or(finding.time), finding.time);
    }
    constexpr std::uint64_t year_9999 = 253'402'300'799;
    return time && *time <= year_9999 ? time : std::nullopt;
}

class Section {
 public:
    Section(const note::Evidence& evidence, const EvidenceReport& report, const Hash& policy_file)
        : evidence_(evidence), report_(report), policy_file_(policy_file) {}

    [[nodiscard]] std::string make() {
        const HearingTables tables(evidence_, report_);
        auto made =
            element("h1", text(_("Report on an evidence bundle"))) + "\n" + answer() + about();
        made += part(_("What is claimed, and the answer"), tables.claims());
        made += part(_("Exhibits"), tables.exhibits());
        if (!report_.versions.empty()) {
            made += part(_("Side by side"), cited() + tables.differences());
            made += part(_("All figures of the form"), cited() + tables.figures());
            made += part(_("The form in the total"), tables.recapitulation());
        }
        made += part(_("What this does not show"), limits());
        made += part(_("Four questions about an electronic record"), questions());
        made += part(_("How to check this again"), commands());
        const auto* lang = language() == Language::indonesian ? "id" : "en";
        return "<section lang=\"" + std::string(lang) + "\">\n" + made + "</section>\n";
    }

 private:
    [[nodiscard]] std::string part(const char* heading, const std::string& content) {
        return element("h2", std::to_string(++parts_) + ". " + text(heading)) + "\n" + content +
               "\n";
    }
    static std::string sentence(const std::string& words) {
        return element("p", text(words)) + "\n";
    }

    [[nodiscard]] std::string answer() const {
        const auto found = report_.answer();
        const auto& entries = report_.entries;
        std::string why;
        if (found == ClaimAnswer::holds)
            why = say("Everything that this file claims holds, in the log {0} at size {1}.",
                      entries.origin, entries.head.size);
        else if (!entries.policy.holds())
            why = say("This file is not to be relied on: {0}. None of its claims was looked at.",
                      why_not(entries.policy));
        else if (found == ClaimAnswer::does_not_hold)
            why =
                _("At least one claim of this file is not so. Part 1 says which. Nothing of it is "
                  "to be cited before the reason is clear.");
        else
            why =
                _("No claim of this file is false, and at least one could not be checked. Part 1 "
                  "says which.");
        return "<div class=\"answer " + kind_of(found) + "\">" + sentence(words_for(found)) +
               sentence(why) + "</div>\n";
    }

    [[nodiscard]] std::string about() const {
        std::string made;
        if (!report_.versions.empty()) {
            const auto& first = report_.versions.front();
            made +=
                element("p", element("strong", text(report_.place + " (" +
                                                    election::display_code(report_.tps) + ")"))) +
                "\n" +
                sentence(
                    say("{0} of the election {1}", form_of(first), first.event.header.election));
        }
        return made + sentence(words_for(report_.entries.match)) + sentence(not_official());
    }

    [[nodiscard]] std::string cited() const {
        return sentence(
            _("Below each figure stand its exhibit, its entry and the beginning of its leaf hash; "
              "part 2 has the form, the whole hash and the images of each exhibit, and the "
              "checkpoint that is the same for all."));
    }

    [[nodiscard]] std::string limits() const {
        std::vector<std::string> items;
        const auto add = [&](const std::string& words) {
            if (!words.empty()) items.push_back(text(words));
        };
        add(words_for_completeness(report_));
        for (const auto& words : not_shown(report_)) add(words);
        add(
            _("Not proved: that the office itself showed these figures, where the log is an "
              "observer's. An observer's log shows what the observer recorded."));
        if (report_.entries.hold()) add(time());
        add(_("A difference is not evidence of fraud."));
        add(not_official());
        return html::list(items);
    }

    [[nodiscard]] std::string time() const {
        const auto seen = seen_at(report_.entries.policy);
        if (!seen)
            return _(
                "Not proved: any time. No witness of the policy has dated the checkpoint; the "
                "times above are those that were recorded.");
        return say("Everything here was logged no later than {0}, by a witness's clock.",
                   timestamp_utc(static_cast<std::int64_t>(*seen)).text);
    }

    /// Can it be opened, shown, trusted to be whole, and accounted for?
    [[nodiscard]] std::string questions() const {
        return html::list({
            text(_("Can it be opened? The file is text; no program of ours is needed to read it.")),
            text(_("Can it be shown? Every entry stands in the annex as it was recorded.")),
            text(_("Is it whole? Another byte in an entry gives another leaf hash, and another "
                   "leaf hash leads to another root than the one that was signed.")),
            text(_("Who answers for it? Each exhibit says who logged it and where it was seen; "
                   "part 2 says who signed the checkpoint.")),
        });
    }

    [[nodiscard]] std::string commands() const {
        const auto file = note::print_evidence(evidence_);
        const auto entry = evidence_.claims.versions.empty() ? evidence_.claims.entries.front()
                                                             : evidence_.claims.versions.back();
        auto made = sentence(_("Save the file as bukti and your policy as kebijakan. Neither the "
                               "log nor a network is needed.")) +
                    pre(commands_with_saksi());
        made +=
            html::table({{{_("File")}, {"SHA-256"}},
                         {{text("bukti (" + grouped(static_cast<std::int64_t>(file.size())) + ")")},
                          {to_hex(crypto::sha256(bytes_of(file)).view()), "hash"}},
                         {{"kebijakan"}, {to_hex(policy_file_.view()), "hash"}}});
        made +=
            sentence(say(
                "By hand, for entry {0}: its leaf hash, and from there to the checkpoint's root. "
                "The annex says on which line every other entry stands; its path follows it.",
                entry)) +
            pre(commands_for_entry(evidence_, entry));
        const auto signature = commands_for_signature(evidence_);
        if (!signature.empty())
            made +=
                sentence(_(
                    "And the log's signature under the checkpoint, with the key in the policy:")) +
                pre(signature);
        return made +
               sentence(say("This page was made by saksi {0}. The same files give the same page.",
                            SAKSI_VERSION));
    }

    static std::string pre(const std::string& words) {
        return element("pre", html::lines(words, "\n")) + "\n";
    }

    const note::Evidence& evidence_;
    const EvidenceReport& report_;
    const Hash& policy_file_;
    unsigned parts_ = 0;  // so far
};

}  // namespace

std::string hearing_section(const note::Evidence& evidence, const EvidenceReport& report,
                            const Hash& policy_file) {
    return Section(evidence, report, policy_file).make();
}

}  // namespace saksi::tools
