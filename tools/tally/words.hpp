// Words and fields that the commands of saksi-tally share.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/log_reading.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
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

[[nodiscard]] json::Value optional_number(const std::optional<std::uint64_t>& value);
/// The event as it is logged.
[[nodiscard]] json::Value as_json(const election::Event& event);
[[nodiscard]] json::Object as_json(const audit::FormVersion& version);
[[nodiscard]] json::Object as_json(const audit::CandidacyVersion& version);

/// The exit code of an answer read from a log: entries that this release does
/// not understand may change what the others mean.
[[nodiscard]] cli::ExitCode code_for(bool holds, std::uint64_t opaque, const cli::Output& out);

}  // namespace saksi::tools
