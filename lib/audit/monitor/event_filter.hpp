// EventFilter: is an event one that a monitor's filters let pass? And what is it
// about, whatever its type.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "../survey.hpp"
#include "saksi/audit/monitor.hpp"

namespace saksi::audit {

/// Contests and units that an event names, and its own name.
struct EventSubject {
    std::vector<election::Contest> contests;  ///< empty: of none, or of all
    std::vector<election::Unit> units;
    std::string about;       ///< a key, an id, a number; empty of forms
    bool is_result = false;  ///< c_hasil, d_hasil, publication
};
[[nodiscard]] EventSubject subject_of(const election::Event& event);

class EventFilter {
 public:
    /// Borrows both; `region` is what the query's text means.
    EventFilter(const MonitorQuery& query, const Survey& survey,
                std::optional<election::Unit> region)
        : query_(query), survey_(survey), region_(std::move(region)) {}

    /// An event of no contest passes whatever contest is asked for; one without a
    /// unit passes only where no region is.
    [[nodiscard]] bool passes(const EventSubject& subject, const SeenEvent& seen) const;

 private:
    [[nodiscard]] bool is_of_contest(const EventSubject& subject) const;
    [[nodiscard]] bool is_of_source(const SeenEvent& seen) const;
    [[nodiscard]] bool lies_there(const EventSubject& subject) const;

    const MonitorQuery& query_;
    const Survey& survey_;
    std::optional<election::Unit> region_;
};

/// Does it concern the candidate or party of this key: as its subject, or as an
/// option of its ballot?
[[nodiscard]] bool concerns(const SeenEvent& seen, const std::string& key, const Survey& survey);

}  // namespace saksi::audit
