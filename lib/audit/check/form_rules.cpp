// SPDX-License-Identifier: Apache-2.0
#include "form_rules.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

#include "digit_hint.hpp"
#include "saksi/election/identities.hpp"

namespace saksi::audit {
namespace {

using election::Answer;
using election::Count;
using election::Field;
using election::Figure;
using election::Identity;

constexpr std::array identity_rules = {
    std::pair{Detector::D01, Identity::D01}, std::pair{Detector::D02, Identity::D02},
    std::pair{Detector::D03, Identity::D03}, std::pair{Detector::D04, Identity::D04},
    std::pair{Detector::D05, Identity::D05}, std::pair{Detector::D06, Identity::D06},
    std::pair{Detector::D08, Identity::D08}, std::pair{Detector::D10, Identity::D10}};

/// Of which the difference is one of votes.
bool is_about_votes(Detector detector) noexcept {
    return detector == Detector::D01 || detector == Detector::D02 || detector == Detector::D03 ||
           detector == Detector::D08;
}

std::string shown(std::optional<Count> value) {
    return value ? std::to_string(*value) : std::string("> 2^53-1");
}

class Rules {
 public:
    Rules(const RuledForm& form, FormFindings& out) : form_(form), out_(out) {}

    void apply() {
        const auto answers = election::answer_identities(numbers());
        for (const auto& [detector, identity] : identity_rules) {
            apply(detector, identity, answers[identity]);
        }
        party_sums();
        digit(answers);
        if (form_.of_tps) {
            cap();
            reserve();
            more_votes_than_voters();
            everybody();
            one_option();
            unread_voters();
        }
    }

 private:
    [[nodiscard]] std::optional<Count> value(Field field) const {
        return form_.sections[field].count();
    }
    [[nodiscard]] election::IdentityNumbers numbers() const {
        return {form_.sections, form_.votes.options()};
    }

    void cannot(Detector detector) { out_.not_applicable.set(static_cast<std::size_t>(detector)); }
    Finding& report(Detector detector, std::vector<Fact> facts, Count effect = 0) {
        Finding finding;
        finding.detector = detector;
        finding.facts = std::move(facts);
        finding.effect = effect;
        return out_.findings.emplace_back(std::move(finding));
    }

    void apply(Detector detector, Identity identity, Answer answer) {
        if (answer == Answer::not_applicable) return cannot(detector);
        if (answer == Answer::holds) return;
        std::vector<Fact> facts;
        Count effect = 0;
        for (const auto& arm : election::check_identity(identity, numbers()).arms) {
            if (arm.answer != Answer::does_not_hold) continue;
            const auto* sign = arm.relation == election::Relation::equal ? " = " : " <= ";
            facts.push_back(
                {arm.left + sign + arm.right, shown(arm.left_value), shown(arm.right_value)});
            if (arm.left_value && arm.right_value) {
                effect = std::max(effect, election::distance(*arm.left_value, *arm.right_value));
            }
        }
        report(detector, std::move(facts), is_about_votes(detector) ? effect : 0);
    }

    /// D07, D07b.
    void cap() {
        if (form_.abroad || form_.rules == nullptr || !form_.rules->tps_voter_cap) return;
        const auto most = *form_.rules->tps_voter_cap;
        for (const auto& [detector, field] : {std::pair{Detector::D07, Field::dpt_j},
                                              std::pair{Detector::D07b, Field::suara_total}}) {
            const auto given = value(field);
            if (!given) {
                cannot(detector);
            } else if (*given > most) {
                report(detector, {{std::string(name_of(field)), std::to_string(*given),
                                   std::to_string(most)}});
            }
        }
    }

    /// D10b: ballots come for the list and a share of it, rounded up.
    void reserve() {
        if (form_.rules == nullptr || !form_.rules->ballot_reserve) return;
        const auto listed = value(Field::dpt_j);
        const auto received = value(Field::surat_suara_diterima);
        if (!listed || !received) return cannot(Detector::D10b);
        const auto& share = *form_.rules->ballot_reserve;
        if (share.part != 0 && *listed > election::max_count / share.part) return;
        const auto expected = *listed + (*listed * share.part + share.of - 1) / share.of;
        if (expected == *received) return;
        report(Detector::D10b, {{std::string(name_of(Field::surat_suara_diterima)),
                                 std::to_string(*received), std::to_string(expected)}});
    }

    void party_sums();
    void digit(const election::IdentityAnswers& answers);
    void more_votes_than_voters();
    void everybody();
    void one_option();
    void unread_voters();

    const RuledForm& form_;
    FormFindings& out_;
};

/// What a party has by its logo and candidates; nothing if any of it is missing.
std::optional<Count> sum_of_party(const Figure& logo, VoteFigures::Row candidates) {
    auto sum = logo.count();
    for (const auto& figure : candidates) {
        const auto votes = figure.count();
        if (!sum || !votes) return std::nullopt;
        sum = election::add_checked(*sum, *votes);
    }
    return sum;
}

/// D11.
void Rules::party_sums() {
    const auto& votes = form_.votes;
    if (!votes.of_parties()) return;
    const auto& totals = votes.options();
    if (!totals || !votes.logo() || !votes.candidates()) return cannot(Detector::D11);
    const auto parties = totals->size();
    if (votes.logo()->size() != parties || votes.lists().size() != parties)
        return cannot(Detector::D11);
    std::vector<Fact> facts;
    Count effect = 0;
    bool all_known = true;
    auto candidates = *votes.candidates();
    for (std::size_t p = 0; p < parties; ++p) {
        const auto written = (*totals)[p].count();
        const auto sum = sum_of_party((*votes.logo())[p], candidates.first(votes.lists()[p]));
        candidates = candidates.subspan(votes.lists()[p]);
        all_known = all_known && written && sum;
        if (!written || !sum || *written == *sum) continue;
        facts.push_back(
            {"partai[" + std::to_string(p) + "]", std::to_string(*sum), std::to_string(*written)});
        effect += election::distance(*sum, *written);
    }
    if (!facts.empty()) {
        report(Detector::D11, std::move(facts), effect);
    } else if (!all_known) {
        cannot(Detector::D11);
    }
}

/// D09: of the numbers of D01 to D03, where these are known and do not all hold.
void Rules::digit(const election::IdentityAnswers& answers) {
    bool all_hold = true;
    for (const auto identity : {Identity::D01, Identity::D02, Identity::D03}) {
        if (answers[identity] == Answer::not_applicable) return cannot(Detector::D09);
        all_hold = all_hold && answers[identity] == Answer::holds;
    }
    if (all_hold) return;
    auto repairs = digit_repairs(numbers());
    if (!repairs.empty()) report(Detector::D09, std::move(repairs));
}

/// D16a.
void Rules::more_votes_than_voters() {
    const auto total = value(Field::suara_total);
    const auto listed = value(Field::dpt_j);
    const auto moved = value(Field::pengguna_dptb_j);
    const auto unlisted = value(Field::pengguna_dpk_j);
    if (!total || !listed || !moved || !unlisted) return cannot(Detector::D16a);
    if (*listed == 0) return;
    auto most = election::add_checked(*listed, *moved);
    if (most) most = election::add_checked(*most, *unlisted);
    if (!most || *total <= *most) return;
    report(Detector::D16a,
           {{"suara_total <= dpt_j + pengguna_dptb_j + pengguna_dpk_j", std::to_string(*total),
             std::to_string(*most)}},
           *total - *most);
}

/// D16b.
void Rules::everybody() {
    const auto listed = value(Field::dpt_j);
    const auto came = value(Field::pengguna_dpt_j);
    if (!listed || !came) return cannot(Detector::D16b);
    if (form_.abroad || *listed == 0 || *listed != *came) return;
    report(Detector::D16b, {{"pengguna_dpt_j", std::to_string(*came), std::to_string(*listed)}});
}

/// D16c.
void Rules::one_option() {
    const auto valid = value(Field::suara_sah);
    const auto& votes = form_.votes.options();
    if (!valid || !votes) return cannot(Detector::D16c);
    std::size_t full = 0;
    std::size_t empty = 0;
    std::size_t which = 0;
    for (std::size_t i = 0; i < votes->size(); ++i) {
        const auto count = (*votes)[i].count();
        if (!count) return cannot(Detector::D16c);
        if (*count == 0) ++empty;
        if (*count == *valid) {
            ++full;
            which = i;
        }
    }
    if (*valid == 0 || full != 1 || full + empty != votes->size()) return;
    const auto text = std::to_string(*valid);
    report(Detector::D16c, {{"votes[" + std::to_string(which) + "]", text, text}});
}

/// D27: then D03 and D08 of the form say no more than this.
void Rules::unread_voters() {
    const auto total = value(Field::suara_total);
    bool all_zero = true;
    for (auto i = static_cast<std::size_t>(Field::dpt_j);
         i <= static_cast<std::size_t>(Field::pengguna_total_p); ++i) {
        const auto count = form_.sections.figures[i].count();
        if (!count) return cannot(Detector::D27);
        all_zero = all_zero && *count == 0;
    }
    if (!total) return cannot(Detector::D27);
    if (!all_zero || *total == 0) return;
    for (auto& finding : out_.findings) {
        if (finding.detector == Detector::D03 || finding.detector == Detector::D08) {
            finding.under = Detector::D27;
        }
    }
    report(Detector::D27,
           {{"dpt_j … pengguna_total_p", "0", "suara_total " + std::to_string(*total)}});
}

}  // namespace

FormFindings check_form(const RuledForm& form) {
    FormFindings out;
    Rules(form, out).apply();
    return out;
}

std::bitset<detector_count> not_applicable_to(const RuledForm& form) {
    return check_form(form).not_applicable;
}

}  // namespace saksi::audit
