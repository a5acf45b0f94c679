// SPDX-License-Identifier: Apache-2.0
#include "cli/table.hpp"

#include <algorithm>

#include "cli/messages.hpp"

namespace saksi::cli {
namespace {

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
    }));
}

}  // namespace

void print_aligned(const std::vector<Cells>& rows, Output& out) {
    std::vector<std::size_t> widths(rows.front().size());
    for (const auto& cells : rows)
        for (std::size_t i = 0; i < cells.size(); ++i)
            widths[i] = std::max(widths[i], width_of(cells[i]));
    for (const auto& cells : rows) {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string space(widths[i] - width_of(cells[i]), ' ');
            line += (i == 0 ? "" : "  ") + (i < 2 ? cells[i] + space : space + cells[i]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out.line(line);
    }
}

std::string not_official() { return _("Not an official result of the election's organiser."); }

std::string in_of(std::uint64_t in, const std::optional<std::uint64_t>& total) {
    const auto of = total ? grouped(static_cast<std::int64_t>(*total)) : std::string("?");
    return grouped(static_cast<std::int64_t>(in)) + "/" + of;
}

}  // namespace saksi::cli
