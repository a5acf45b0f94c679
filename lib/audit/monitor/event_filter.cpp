// SPDX-License-Identifier: Apache-2.0
#include "event_filter.hpp"

#include <algorithm>
#include <variant>

namespace saksi::audit {
namespace {

using election::Contest;
using election::Unit;
using Subject = EventSubject;

void describe(const election::Pemilu& is, Subject& out) { out.about = is.name; }
void describe(const election::Region& is, Subject& out) { out.units = {is.unit}; }
void describe(const election::TpsList& is, Subject& out) { out.units = {is.unit}; }
void describe(const election::Snapshot& is, Subject& out) {
    if (is.contest) out.contests = {*is.contest};
    out.about = is.format;
}
void describe(const election::Ruling& is, Subject& out) {
    if (is.unit) out.units = {*is.unit};
    for (const auto& order : is.orders) {
        if (order.contest) out.contests.push_back(*order.contest);
        out.units.insert(out.units.end(), order.units.begin(), order.units.end());
    }
    out.about = is.number;
}
void describe(const election::SubmitterKey& is, Subject& out) { out.about = is.submitter; }
void describe(const election::Submission&, Subject&) {}
void describe(const election::Access& is, Subject& out) { out.about = is.who; }
void describe(const election::Erasure&, Subject&) {}
void describe(const election::RekapRoot& is, Subject& out) {
    out.contests = {is.contest};
    out.units = {is.area};
}
void describe(const election::Notice& is, Subject& out) {
    if (is.contest) out.contests = {*is.contest};
    if (is.unit) out.units = {*is.unit};
    out.about = is.id;
}
void describe(const election::Plenary& is, Subject& out) {
    if (is.contest) out.contests = {*is.contest};
    out.units = {is.unit};
}
void describe(const election::ViolationReport& is, Subject& out) {
    if (is.contest) out.contests = {*is.contest};
    out.units = {is.unit};
    out.about = is.id;
}

template <class Result>
void describe_result(const Result& is, Subject& out) {
    out.contests = {is.contest};
    out.units = {is.unit};
    out.is_result = true;
}
void describe(const election::CHasil& is, Subject& out) { describe_result(is, out); }
void describe(const election::DHasil& is, Subject& out) { describe_result(is, out); }
void describe(const election::Publication& is, Subject& out) { describe_result(is, out); }

template <class Body>
void describe_named(const Body& is, const std::string& name, Subject& out) {
    out.contests = {is.contest};
    out.units = {is.unit};
    out.about = name;
}
void describe(const election::Ballot& is, Subject& out) { describe_named(is, is.id, out); }
void describe(const election::Candidacy& is, Subject& out) { describe_named(is, is.key, out); }
void describe(const election::FinanceReport& is, Subject& out) {
    describe_named(is, is.participant, out);
}

bool has_option(const election::Ballot* ballot, const std::string& key) {
    if (ballot == nullptr) return false;
    const auto is_it = [&](const auto& one) { return one.key == key; };
    return std::any_of(ballot->options.begin(), ballot->options.end(), [&](const auto& option) {
        const auto& list = option.candidates;
        return is_it(option) || std::any_of(list.begin(), list.end(), is_it);
    });
}

bool is_among(const std::vector<std::string>& keys, const std::string& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

EventSubject subject_of(const election::Event& event) {
    EventSubject subject;
    std::visit([&](const auto& body) { describe(body, subject); }, event.body);
    return subject;
}

bool concerns(const SeenEvent& seen, const std::string& key, const Survey& survey) {
    const auto& body = seen.event.body;
    if (const auto* form = std::get_if<election::CHasil>(&body))
        return has_option(survey.ballot(form->ballot, seen.version.index), key);
    if (const auto* form = std::get_if<election::DHasil>(&body))
        return has_option(survey.ballot(form->ballot, seen.version.index), key);
    if (const auto* ballot = std::get_if<election::Ballot>(&body)) return has_option(ballot, key);
    if (const auto* is = std::get_if<election::Candidacy>(&body))
        return is->key == key || is->replaced_by == key || is_among(is->parties, key);
    if (const auto* is = std::get_if<election::FinanceReport>(&body)) return is->participant == key;
    if (const auto* total = std::get_if<election::Publication>(&body))
        return std::any_of(total->options.begin(), total->options.end(),
                           [&](const auto& option) { return option.key == key; });
    if (const auto* ruling = std::get_if<election::Ruling>(&body))
        return std::any_of(ruling->orders.begin(), ruling->orders.end(),
                           [&](const auto& order) { return is_among(order.candidates, key); });
    return false;
}

bool EventFilter::passes(const EventSubject& subject, const SeenEvent& seen) const {
    return is_of_contest(subject) && is_of_source(seen) && lies_there(subject) &&
           (query_.candidate.empty() || concerns(seen, query_.candidate, survey_));
}

bool EventFilter::is_of_contest(const EventSubject& subject) const {
    if (query_.contests.empty() || subject.contests.empty()) return true;
    return std::any_of(subject.contests.begin(), subject.contests.end(), [&](Contest contest) {
        return std::find(query_.contests.begin(), query_.contests.end(), contest) !=
               query_.contests.end();
    });
}

/// A list of places may have another source than the results.
bool EventFilter::is_of_source(const SeenEvent& seen) const {
    if (!query_.source) return true;
    const auto& body = seen.event.body;
    const bool of_results = std::holds_alternative<election::CHasil>(body) ||
                            std::holds_alternative<election::DHasil>(body) ||
                            std::holds_alternative<election::Publication>(body) ||
                            std::holds_alternative<election::RekapRoot>(body) ||
                            std::holds_alternative<election::Snapshot>(body);
    return !of_results || seen.event.header.source == query_.source;
}

bool EventFilter::lies_there(const EventSubject& subject) const {
    if (!region_) return true;
    return std::any_of(subject.units.begin(), subject.units.end(),
                       [&](const Unit& unit) { return survey_.lies_in(unit, *region_); });
}

}  // namespace saksi::audit
