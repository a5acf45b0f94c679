// Pieces of an HTML page. Text from files is shown as it is and never obeyed:
// markup is escaped, and what would turn the direction of writing or hide is
// written out (saksi::printable).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace saksi::tools::html {

/// Anything as text, also within an attribute's quotation marks.
[[nodiscard]] std::string text(std::string_view words);

/// The same line by line, with markup in between.
[[nodiscard]] std::string lines(std::string_view words, std::string_view between);

/// <name class="kind">inner</name>; `inner` is markup. No class if `kind` is empty.
[[nodiscard]] std::string element(std::string_view name, const std::string& inner,
                                  std::string_view kind = {});

/// A cell of a table: markup, and a class if there is one.
struct Cell {
    std::string inner;
    std::string kind = {};
};
using Row = std::vector<Cell>;
/// The first row is the heading.
[[nodiscard]] std::string table(const std::vector<Row>& rows, std::string_view kind = {});

/// A list of sentences, which are markup.
[[nodiscard]] std::string list(const std::vector<std::string>& items);

/// A word of a shell's command line, whatever is in it.
[[nodiscard]] std::string shell_word(std::string_view word);

}  // namespace saksi::tools::html
