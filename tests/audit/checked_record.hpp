// Logs to check in tests, and what the check found, in few words.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "saksi/audit/check.hpp"
#include "small_election.hpp"

namespace saksi::test {

inline audit::CheckReport check(EventLog& log, std::optional<Source> source = std::nullopt) {
    auto reader = log.reader();
    audit::CheckQuery query;
    query.size = reader.head().size;
    query.source = std::move(source);
    auto report = audit::check_record(reader, query);
    REQUIRE_MESSAGE(report.has_value(), (report ? "" : to_text(report.error())));
    return *report;
}

/// The detectors of all findings, in their order.
inline std::vector<std::string> names(const audit::CheckReport& report) {
    std::vector<std::string> found;
    for (const auto& finding : report.findings) found.emplace_back(name_of(finding.detector));
    std::sort(found.begin(), found.end());
    return found;
}

using Names = std::vector<std::string>;

inline const audit::Finding& only(const audit::CheckReport& report) {
    REQUIRE(report.findings.size() == 1);
    return report.findings.front();
}

inline Timestamp at(std::string_view time) { return parse_timestamp(time).value(); }

/// TPS 1 to 3 of Sesetan and 1 to 2 of Pedungan, all in: 10 and 20 votes each.
struct Counted : EventLog {
    std::vector<Hash> forms;

    Counted() {
        put_places(*this);
        for (std::uint16_t number = 1; number <= 3; ++number) {
            forms.push_back(put(form(tps("5171011003", number), votes({10, 20}))));
        }
        for (std::uint16_t number = 1; number <= 2; ++number) {
            forms.push_back(put(form(tps("5171011004", number), votes({10, 20}))));
        }
    }
};

inline Event recap(std::string_view code, std::initializer_list<Count> counts) {
    DHasil made;
    made.unit = unit(code);
    made.ballot = "ppwp/1";
    made.votes = votes(counts);
    return {header(Source{SourceKind::kantor, "ppk"}), {}, made};
}

inline Event ruling(OrderKind kind, const Unit& where) {
    Ruling made;
    made.body = RulingBody::mk;
    made.number = "1/PHPU";
    made.date = "2024-06-10";
    made.title = "Putusan";
    Order order;
    order.kind = kind;
    order.contest = Contest::ppwp;
    order.units = {where};
    made.orders = {order};
    return {header(), {}, made};
}

inline Hash put_correction(EventLog& log, Event event, const Hash& replaces, Cause cause,
                           std::optional<std::string> instrument) {
    event.correction = Correction{replaces, cause, std::move(instrument)};
    return log.put(event);
}

}  // namespace saksi::test
