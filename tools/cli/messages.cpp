// SPDX-License-Identifier: Apache-2.0
#include "cli/messages.hpp"

#include <libintl.h>

#include <clocale>
#include <cstdlib>

#include "cli/program.hpp"

namespace saksi::cli {
namespace {

constexpr const char* domain = "saksi";
Language chosen = Language::english;

std::string_view locale_of_environment() {
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return value;
    }
    return {};
}

}  // namespace

std::optional<Language> language_named(std::string_view code) noexcept {
    if (code == "id") return Language::indonesian;
    if (code == "en") return Language::english;
    return std::nullopt;
}

Language language_of_environment() {
    const auto locale = locale_of_environment();
    const auto code = locale.substr(0, locale.find_first_of("_.@"));
    return language_named(code).value_or(Language::english);
}

/// gettext looks at LANGUAGE only in a locale other than "C". C.UTF-8 is built
/// into the C library, so that no generated locale is needed. What it has looked
/// up before it keeps until the locale changes, so it is changed twice.
void set_language(Language language) {
    chosen = language;
    ::setenv("LANGUAGE", language == Language::indonesian ? "id" : "en", 1);
    std::setlocale(LC_CTYPE, "C.UTF-8");
    std::setlocale(LC_MESSAGES, "C");
    std::setlocale(LC_MESSAGES, "C.UTF-8");
    ::bindtextdomain(domain, (program_directory() + "/" SAKSI_LOCALE_FROM_BIN).c_str());
    ::bind_textdomain_codeset(domain, "UTF-8");
}

Language language() noexcept { return chosen; }

const char* _(const char* text) noexcept {
    return *text == '\0' ? text : ::dgettext(domain, text);  // "" is the catalogue's own header
}

std::string grouped(std::int64_t number) {
    const char separator = chosen == Language::indonesian ? '.' : ',';
    auto text = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = text.size(); at > first + 3; at -= 3) text.insert(at - 3, 1, separator);
    return text;
}

}  // namespace saksi::cli
