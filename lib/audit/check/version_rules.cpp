// SPDX-License-Identifier: Apache-2.0
#include "version_rules.hpp"

#include <algorithm>

#include "saksi/core/encoding.hpp"
#include "saksi/election/figure_change.hpp"

namespace saksi::audit {
namespace {

using election::Cause;
using election::Count;
using election::Figure;
using election::FigureChange;
using election::OrderKind;

/// What an observer can know without being told: nobody gave a reason.
bool is_silent(Cause cause) noexcept {
    return cause == Cause::penarikan || cause == Cause::pelengkapan ||
           cause == Cause::tanpa_keterangan;
}

/// A next step corrects nothing; of the others, who gave a reason names its ground.
bool needs_instrument(Cause cause) noexcept { return !is_silent(cause) && cause != Cause::tahapan; }

/// The order that a correction of this cause carries out.
std::optional<Cause> cause_of(OrderKind kind) noexcept {
    switch (kind) {
        case OrderKind::pembetulan:
            return Cause::pembetulan;
        case OrderKind::hitung_ulang:
            return Cause::hitung_ulang;
        case OrderKind::psu:
            return Cause::psu;
        case OrderKind::psl:
            return Cause::psl;
        case OrderKind::pss:
            return Cause::pss;
        default:
            return std::nullopt;
    }
}

std::string shown(const Figure& figure) {
    if (const auto count = figure.count()) return std::to_string(*count);
    return figure.is_null() ? "null" : "-";
}

Fact fact_of(const FigureChange& change) {
    return {change.what, shown(change.before), shown(change.after)};
}

Count moved(const FigureChange& change) {
    return election::distance(change.before.count().value_or(0), change.after.count().value_or(0));
}

bool is_of_votes(const FigureChange& change) {
    return change.what.find('[') != std::string::npos || change.what.starts_with("suara_");
}

/// One finding for all changes of a kind; none if there are none.
void report(FindingBook& book, Detector detector, const Step& step,
            const std::vector<FigureChange>& changes) {
    if (changes.empty()) return;
    auto finding = finding_on(detector, step.now);
    finding.entries = {step.before_version, step.now.version};
    for (const auto& change : changes) {
        finding.facts.push_back(fact_of(change));
        if (is_of_votes(change)) finding.effect = std::max(finding.effect, moved(change));
    }
    book.add(std::move(finding));
}

std::string hex_of(const Hash& hash) { return to_hex(hash.view()); }

}  // namespace

void VersionRules::take_ruling(const record::Version& version, const election::Ruling& ruling) {
    for (const auto& old : ruling.supersedes) superseded_.insert(hex_of(old));
    rulings_.try_emplace(hex_of(version.leaf), LoggedRuling{version, ruling});
}

void VersionRules::take(const Step& step) {
    if (step.now.step->kind == record::StepKind::stray) return check_reference(step);
    check_instrument(step);
    if (step.before == nullptr) return;
    check_figures(step);
    check_published(step);
}

/// R01: forward, to another key, to what is not current, or to nothing.
void VersionRules::check_reference(const Step& step) {
    const auto named = record::replaced_by(step.now.event);
    auto finding = finding_on(Detector::R01, step.now);
    finding.entries = {step.now.step->other, step.now.version};
    finding.facts = {{"replaces", named ? hex_of(*named) : "-", hex_of(step.now.step->other.leaf)}};
    book_.add(std::move(finding));
}

bool VersionRules::is_explained(const election::Correction& correction) const {
    if (is_silent(correction.cause) || !correction.instrument) return false;
    return !parse_hash_hex(*correction.instrument) || rulings_.contains(*correction.instrument);
}

/// D22: what was replaced for a reason names what orders it, and that stands
/// in the log before it if it is named by its leaf hash.
void VersionRules::check_instrument(const Step& step) {
    const auto& correction = step.now.event.correction;
    if (!correction) return;
    if (needs_instrument(correction->cause) && !is_explained(*correction)) {
        auto finding = finding_on(Detector::D22, step.now);
        finding.facts = {{"instrument", std::string(name_of(correction->cause)),
                          correction->instrument.value_or("-")}};
        book_.add(std::move(finding));
    }
    const auto form = form_in(step.now.event);
    if (!form || !correction->instrument || !parse_hash_hex(*correction->instrument)) return;
    carried_out_.emplace(*correction->instrument,
                         Correction{correction->cause, form->contest, form->unit});
}

void VersionRules::check_figures(const Step& step) {
    const auto before = form_in(*step.before);
    const auto after = form_in(step.now.event);
    if (!before || !after || !step.now.event.correction) return;
    if (!is_silent(step.now.event.correction->cause)) return;

    std::vector<FigureChange> changed;
    std::vector<FigureChange> withdrawn;
    bool same = before->documents == after->documents && before->ballot == after->ballot;
    for (const auto& change : election::figure_changes(before->numbers, after->numbers)) {
        same = false;
        if (!change.before.has_count() || !change.after.is_captured()) continue;
        (change.after.is_null() ? withdrawn : changed).push_back(change);
    }
    report(book_, Detector::D17, step, changed);
    report(book_, Detector::D17b, step, withdrawn);
    if (before->documents && after->documents &&
        after->documents->count < before->documents->count) {
        report(book_, Detector::D17c, step,
               {{"documents", before->documents->count, after->documents->count}});
    }
    const auto& was = step.before->header.at;
    const auto& is = step.now.event.header.at;
    if (!same || !was || !is || *was == *is) return;
    auto finding = finding_on(Detector::D19, step.now);
    finding.entries = {step.before_version, step.now.version};
    finding.facts = {{"at", was->text, is->text}};
    book_.add(std::move(finding));
}

/// D17d: counting goes on, so published totals rise; one that fell needs a word.
void VersionRules::check_published(const Step& step) {
    const auto* before = std::get_if<election::Publication>(&step.before->body);
    const auto* after = std::get_if<election::Publication>(&step.now.event.body);
    if (before == nullptr || after == nullptr) return;
    if (step.now.event.correction && is_explained(*step.now.event.correction)) return;
    std::vector<FigureChange> fallen;
    std::vector<FigureChange> withdrawn;
    for (const auto& option : after->options) {
        const auto old = std::find_if(before->options.begin(), before->options.end(),
                                      [&](const auto& each) { return each.key == option.key; });
        if (old == before->options.end() || !old->votes.has_count()) continue;
        // An option has a name of its own; the brackets say that it is about votes.
        const FigureChange change{"votes[" + option.key + "]", old->votes, option.votes};
        if (option.votes.is_null()) withdrawn.push_back(change);
        if (option.votes.has_count() && *option.votes.count() < *old->votes.count()) {
            fallen.push_back(change);
        }
    }
    report(book_, Detector::D17d, step, fallen);
    report(book_, Detector::D17b, step, withdrawn);
}

bool VersionRules::is_carried_out(const std::string& ruling, const election::Order& order,
                                  const election::Unit& unit,
                                  const record::PlaceTree& places) const {
    const auto [first, last] = carried_out_.equal_range(ruling);
    return std::any_of(first, last, [&](const auto& each) {
        const auto& done = each.second;
        return done.cause == cause_of(order.kind) &&
               (!order.contest || *order.contest == done.contest) &&
               places.lies_in(done.unit, unit);
    });
}

void VersionRules::finish(const record::PlaceTree& places) {
    for (const auto& [leaf, logged] : rulings_) {
        if (superseded_.contains(leaf)) continue;
        for (const auto& order : logged.ruling.orders) {
            if (!cause_of(order.kind)) continue;
            for (const auto& unit : order.units) {
                if (is_carried_out(leaf, order, unit, places)) continue;
                Finding finding;
                finding.detector = Detector::D22;
                finding.contest = order.contest;
                finding.unit = unit;
                finding.entries = {logged.version};
                finding.facts = {{"order", std::string(name_of(order.kind)), "-"}};
                book_.add(std::move(finding));
            }
        }
    }
}

}  // namespace saksi::audit
