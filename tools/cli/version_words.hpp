// Versions of forms and candidacies, in words and as fields.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/output.hpp"
#include "saksi/audit/candidacy_check.hpp"
#include "saksi/audit/form_history.hpp"
#include "saksi/election/event.hpp"

namespace saksi::tools {

/// A count, "null" where the source had nothing in the field, "-" where nobody looked.
[[nodiscard]] std::string words_for(const election::Figure& figure);
/// "15-02-2024 19:30" as the source wrote it; "-" if there is no time.
[[nodiscard]] std::string words_for(const std::optional<Timestamp>& time);
/// How a version came about: "cause putusan, instrument …".
[[nodiscard]] std::string words_for_step(record::StepKind kind, const election::Event& event);

/// The event as it is logged.
[[nodiscard]] json::Value as_json(const election::Event& event);
[[nodiscard]] json::Object as_json(const audit::FormVersion& version);
[[nodiscard]] json::Object as_json(const audit::CandidacyVersion& version);

}  // namespace saksi::tools
