// FormsOfLog: one walk over a log, and then the current form of every TPS of a
// selection, read again when it is asked for.
//
// Memory: the chains (64 bytes a form) and 16 bytes a form.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "check/tps_table.hpp"
#include "form_filter.hpp"
#include "saksi/record/entry_cache.hpp"
#include "survey.hpp"

namespace saksi::audit {

/// A current form as it was read again.
struct LoggedForm {
    record::Version version;
    election::CHasil form;
    const election::Ballot* ballot = nullptr;
};

class FormsOfLog {
 public:
    FormsOfLog(log::Reader& reader, const FormSelection& selection);
    FormsOfLog(const FormsOfLog&) = delete;
    FormsOfLog& operator=(const FormsOfLog&) = delete;

    /// The walk; then the rest may be asked.
    [[nodiscard]] Result<void> walk();

    [[nodiscard]] const Survey& survey() const noexcept { return survey_; }
    [[nodiscard]] std::optional<election::Source> source() const { return filter_.source(); }

    /// Each TPS that has a form, in the order of codes, with the form's index;
    /// the first error ends it.
    using Use = std::function<Result<void>(const election::Unit&, std::uint64_t)>;
    [[nodiscard]] Result<void> each(const Use& use);
    [[nodiscard]] std::optional<std::uint64_t> find(const election::Unit& tps) const {
        return table_.index_of(tps);
    }
    [[nodiscard]] Result<LoggedForm> read(std::uint64_t index);

 private:
    [[nodiscard]] Result<void> take(const SeenForm& seen);

    log::Reader& reader_;
    FormFilter filter_;
    TpsTable table_;
    record::EntryCache entries_;
    Survey survey_;
};

}  // namespace saksi::audit
