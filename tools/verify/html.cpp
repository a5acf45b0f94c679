// SPDX-License-Identifier: Apache-2.0
#include "verify/html.hpp"

#include "saksi/core/utf8.hpp"

namespace saksi::tools::html {
namespace {

std::string_view entity_of(char c) noexcept {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

std::string row_of(const Row& row, std::string_view name) {
    std::string inner;
    for (const auto& cell : row) inner += element(name, cell.inner, cell.kind);
    return element("tr", inner) + "\n";
}

}  // namespace

std::string text(std::string_view words) {
    std::string escaped;
    for (const char c : printable(words)) {
        const auto entity = entity_of(c);
        if (entity.empty()) {
            escaped += c;
        } else {
            escaped += entity;
        }
    }
    return escaped;
}

std::string lines(std::string_view words, std::string_view between) {
    std::string made;
    for (;;) {
        const auto end = words.find('\n');
        made += text(words.substr(0, end));
        if (end == std::string_view::npos) return made;
        made += between;
        words.remove_prefix(end + 1);
    }
}

std::string element(std::string_view name, const std::string& inner, std::string_view kind) {
    std::string made = "<" + std::string(name);
    if (!kind.empty()) made += " class=\"" + std::string(kind) + "\"";
    return made + ">" + inner + "</" + std::string(name) + ">";
}

std::string table(const std::vector<Row>& rows, std::string_view kind) {
    std::string body;
    for (std::size_t i = 1; i < rows.size(); ++i) body += row_of(rows[i], "td");
    return element("table",
                   "\n" + element("thead", row_of(rows.front(), "th")) + "\n" +
                       element("tbody", "\n" + body) + "\n",
                   kind) +
           "\n";
}

std::string list(const std::vector<std::string>& items) {
    std::string inner = "\n";
    for (const auto& item : items) inner += element("li", item) + "\n";
    return element("ul", inner) + "\n";
}

std::string shell_word(std::string_view word) {
    std::string quoted = "'";
    for (const char c : word) {
        if (c == '\'') {
            quoted += "'\\''";
        } else {
            quoted += c;
        }
    }
    return quoted + "'";
}

}  // namespace saksi::tools::html
