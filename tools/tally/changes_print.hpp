// The changes between two sizes of a log: as a table, as CSV, for a forum, for
// machines.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "cli/output.hpp"
#include "saksi/audit/changes.hpp"

namespace saksi::tools {

/// For whom values are laid side by side; each has its own columns.
enum class Forum : std::uint8_t { bawaslu, mk };
[[nodiscard]] std::optional<Forum> forum_named(std::string_view name) noexcept;

/// In words; at most `most` forms one by one.
void print_changes(const audit::Changes& changes, std::size_t most, cli::Output& out);
/// One line a value.
void print_changes_csv(const audit::Changes& changes, cli::Output& out);
/// One line a value of what changed or was withdrawn; headings in Indonesian.
void print_forum(const audit::Changes& changes, Forum forum, cli::Output& out);
void put_changes(const audit::Changes& changes, json::Object& fields);

/// What is said under every list: the sums, and what was not shown by it.
void print_change_remarks(const audit::Changes& changes,
                          const std::function<void(const std::string&)>& print);

/// After minus before; none unless both are counts.
[[nodiscard]] std::optional<std::int64_t> difference_of(const audit::ValueChange& value);
/// A count in digits; "" where there is none.
[[nodiscard]] std::string digits_of(const election::Figure& figure);

}  // namespace saksi::tools
