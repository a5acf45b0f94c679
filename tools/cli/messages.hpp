// What people read, in Bahasa Indonesia or English. The English text is the
// key of the catalogue (tools/po/id.po); JSON, numbers and exit codes are never
// translated. Reasons of the library's errors are keys too.
//
//     _("no policy was given")              translated now
//     N_("a log: a folder")                 marked here, translated where it is printed
//     say("{0} of {1} entries", n, size)    translated, then filled in (fmt)
//
// Values that come from files go through saksi::printable before they get here.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/core.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace saksi::cli {

enum class Language : std::uint8_t { english, indonesian };

/// "id" or "en"; none for anything else.
[[nodiscard]] std::optional<Language> language_named(std::string_view code) noexcept;
/// What LC_ALL, LC_MESSAGES or LANG ask for; English if they ask for neither.
[[nodiscard]] Language language_of_environment();
/// Opens the catalogue that lies beside the running program. Changes nothing
/// else of the process's locale: numbers stay as they are. May be called again,
/// for a page in two languages.
void set_language(Language language);
[[nodiscard]] Language language() noexcept;

[[nodiscard]] const char* _(const char* text) noexcept;
constexpr const char* N_(const char* text) noexcept { return text; }

template <class... Args>
[[nodiscard]] std::string say(const char* text, const Args&... args) {
    return fmt::vformat(_(text), fmt::make_format_args(args...));
}

/// With separators for thousands, as the language writes them: 12.809 or 12,809.
[[nodiscard]] std::string grouped(std::int64_t number);

}  // namespace saksi::cli
