// Following: a log as far as it was read, by who will read on. Which version of
// each followed form is current, what the forms of each contest and source add up
// to, and the entries that say what the election is. It is printed into a monitor's
// state and put back from it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "../check/form_step.hpp"
#include "../form_counter.hpp"
#include "../survey.hpp"
#include "saksi/audit/monitor.hpp"
#include "saksi/crypto/sealed_bytes.hpp"
#include "saksi/record/entry_cache.hpp"

namespace saksi::audit {

class Following {
 public:
    /// An event that is new, and what it replaces.
    using OnNew = std::function<Result<void>(const Step&)>;

    /// Borrows all three. Who listens to nothing new reads faster.
    Following(log::Reader& reader, const MonitorQuery& query, const LogSelection& selection,
              OnNew on_new, Survey::OnOther on_other);
    Following(const Following&) = delete;
    Following& operator=(const Following&) = delete;

    /// Puts back what print() gave of the log's first `size` entries. False: it does
    /// not fit together.
    [[nodiscard]] bool restore(crypto::SealedScanner& in, std::uint64_t size,
                               const Survey::OnSetting& on_setting);
    /// Reads all that is not known yet.
    [[nodiscard]] Result<void> read();
    void print(crypto::SealedPrinter& out) const;

    [[nodiscard]] const Survey& survey() const noexcept { return survey_; }
    /// By contest and source.
    [[nodiscard]] Result<std::vector<FollowedTotals>> totals(
        const std::optional<election::Unit>& region) const;

 private:
    using Key = std::pair<election::Contest, election::Source>;

    [[nodiscard]] Survey::OnForm on_form();
    [[nodiscard]] Result<void> take(const SeenEvent& seen);
    [[nodiscard]] Result<election::Event> replaced_by(const SeenEvent& seen);
    [[nodiscard]] Result<void> count(const SeenEvent& seen, const election::Event* before);
    /// Null: forms that are not added up.
    [[nodiscard]] FormCounter* counter_for(election::Contest contest, std::uint8_t round,
                                           election::SourceKind kind, std::string_view name);
    FormCounter& counter_at(const Key& key);
    [[nodiscard]] bool restore_counters(crypto::SealedScanner& in);

    log::Reader& reader_;
    const MonitorQuery& query_;
    const LogSelection& selection_;
    OnNew on_new_;
    Survey survey_;
    record::EntryCache entries_;
    std::map<Key, FormCounter> counters_;
    std::pair<const Key, FormCounter>* last_ = nullptr;
    WalkCounts before_;  // of the entries that were known
};

}  // namespace saksi::audit
