// SPDX-License-Identifier: Apache-2.0
#include "tally/table.hpp"

#include <algorithm>

namespace saksi::tools {
namespace {

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
    }));
}

}  // namespace

void print_aligned(const std::vector<Cells>& rows, cli::Output& out) {
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

}  // namespace saksi::tools
