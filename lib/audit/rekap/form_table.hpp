// FormTable: of every TPS the current form of one selection: where it stands in
// the log, and on which ballot its votes count. In few bytes, for a nation's TPS
// are kept at once; what a form says is read again where it is needed.
//
// Memory: 24 bytes a form.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

#include "../form_counter.hpp"
#include "../form_filter.hpp"
#include "../survey.hpp"

namespace saksi::audit {

class FormTable {
 public:
    struct Line {
        std::uint64_t index = 0;                   ///< of the current form
        const election::Ballot* ballot = nullptr;  ///< none: its votes fit none
        std::uint16_t number = 0;
    };
    /// By the unit of their TPS with number 0.
    using Homes = std::unordered_map<election::Unit, std::vector<Line>>;

    /// Borrows both.
    FormTable(log::Reader& reader, const FormSelection& selection);
    FormTable(const FormTable&) = delete;
    FormTable& operator=(const FormTable&) = delete;

    /// The walk; then the rest may be asked.
    [[nodiscard]] Result<void> walk();

    [[nodiscard]] const Survey& survey() const noexcept { return survey_; }
    [[nodiscard]] std::optional<election::Source> source() const { return filter_.source(); }
    [[nodiscard]] const Homes& homes() const noexcept { return homes_; }

 private:
    void take(const SeenForm& form);

    log::Reader& reader_;
    FormFilter filter_;
    Homes homes_;
    Survey survey_;
};

}  // namespace saksi::audit
