// News: what is told of new entries. Those that pass the filters, what in them
// does not fit, and how many of the results correct others.
//
// Findings are those that a new entry shows by itself or with the version it
// replaces, and the rulings before it: within a form (D01 to D11, D16a to c, D27),
// changes (D17, D19, D22, R01), personal data (D26). What takes all forms of a TPS
// or an area is for a check of the whole log.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "../check/finding_book.hpp"
#include "../check/version_rules.hpp"
#include "event_filter.hpp"
#include "saksi/audit/monitor.hpp"

namespace saksi::audit {

class News {
 public:
    /// Borrows the query and the survey.
    News(const MonitorQuery& query, const Survey& survey)
        : query_(query), survey_(survey), versions_(book_) {}

    /// Where to look, once the places are known.
    void choose(std::optional<election::Unit> region) {
        filter_.emplace(query_, survey_, std::move(region));
    }
    /// A ruling of before.
    void take_ruling(const record::Version& version, const election::Ruling& ruling) {
        versions_.take_ruling(version, ruling);
    }
    void take(const Step& step);
    void take_other(const record::Version& version, const Error& error);

    /// Puts in events, findings and what alarms they are.
    void finish(const MonitorLimits& limits, MonitorReport& report);

 private:
    [[nodiscard]] NewEvent told(const Step& step, const EventSubject& subject) const;
    [[nodiscard]] std::vector<ValueChange> values_of(const Step& step) const;
    void name_options_in(std::vector<Finding>& findings, const SeenEvent& seen) const;
    void weigh(const Step& step, const std::vector<Finding>& findings);
    [[nodiscard]] bool is_kept(const Finding& finding) const;
    void sound(const MonitorLimits& limits, MonitorReport& report) const;

    const MonitorQuery& query_;
    const Survey& survey_;
    std::optional<EventFilter> filter_;
    FindingBook book_;  // of one event at a time
    VersionRules versions_;
    std::vector<NewEvent> events_;
    std::vector<Finding> findings_;
    std::uint64_t results_ = 0;
    std::vector<record::Version> corrections_;  // of these
    std::vector<record::Version> silent_;
};

}  // namespace saksi::audit
