// SPDX-License-Identifier: Apache-2.0
#include "saksi/audit/score.hpp"

#include <algorithm>
#include <istream>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "saksi/core/csv.hpp"

namespace saksi::audit {
namespace {

/// A table with a heading: the cells of a row by the names of their columns.
class Table {
 public:
    explicit Table(std::istream& input) : reader_(input) {}

    Result<void> open(std::span<const std::string_view> names) {
        auto heading = reader_.next();
        if (!heading) return pass_on(heading.error());
        if (*heading) {
            const auto& fields = (*heading)->fields;
            for (std::size_t i = 0; i < fields.size(); ++i) columns_[fields[i]] = i;
        }
        for (const auto name : names) {
            if (columns_.contains(name)) continue;
            return refuse(ErrorCode::malformed, "line 1", "a column is missing", std::string(name));
        }
        return {};
    }
    /// False at the end.
    Result<bool> next() {
        auto row = reader_.next();
        if (!row) return pass_on(row.error());
        if (!*row) return false;
        row_ = std::move(**row);
        if (row_.fields.size() != columns_.size()) {
            return refuse(ErrorCode::malformed, where(), "another number of columns than line 1",
                          std::to_string(row_.fields.size()));
        }
        return true;
    }
    [[nodiscard]] const std::string& operator[](std::string_view name) const {
        return row_.fields[columns_.find(name)->second];
    }
    [[nodiscard]] std::string where() const { return "line " + std::to_string(row_.line); }

 private:
    CsvReader reader_;
    std::map<std::string, std::size_t, std::less<>> columns_;
    CsvRow row_;
};

constexpr std::array<std::string_view, 8> common = {"detector", "contest",      "kind",   "code",
                                                    "source",   "other_source", "effect", "under"};

Result<FindingLine> line_in(const Table& table) {
    const auto detector = detector_named(table["detector"]);
    if (!detector) {
        return refuse(ErrorCode::malformed, table.where(), "there is no such detector",
                      table["detector"]);
    }
    return FindingLine{*detector,       table["contest"],      table["kind"],   table["code"],
                       table["source"], table["other_source"], table["effect"], table["under"]};
}

/// Rows of a table that has these columns beside the common ones.
template <class Take>
Result<void> each_row(std::istream& input, std::initializer_list<std::string_view> more,
                      Take take) {
    Table table(input);
    std::vector<std::string_view> names(common.begin(), common.end());
    names.insert(names.end(), more);
    if (auto opened = table.open(names); !opened) return opened;
    while (true) {
        const auto next = table.next();
        if (!next) return pass_on(next.error());
        if (!*next) return {};
        auto line = line_in(table);
        if (!line) return pass_on(line.error());
        take(std::move(*line), table);
    }
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto space = text.find(' ');
        words.emplace_back(text.substr(0, space));
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
    return words;
}

bool answers(const FoundFinding& found, const ExpectedFinding& expected) {
    return expected.entry.empty() || std::find(found.entries.begin(), found.entries.end(),
                                               expected.entry) != found.entries.end();
}

}  // namespace

Result<std::vector<ExpectedFinding>> read_expected(std::istream& table) {
    std::vector<ExpectedFinding> expected;
    const auto take = [&](FindingLine line, const Table& row) {
        expected.push_back({std::move(line), row["leaf_hash"], row["fault"], row["change"]});
    };
    if (auto read = each_row(table, {"leaf_hash", "fault", "change"}, take); !read) {
        return pass_on(read.error());
    }
    return expected;
}

Result<std::vector<FoundFinding>> read_found(std::istream& table) {
    std::vector<FoundFinding> found;
    const auto take = [&](FindingLine line, const Table& row) {
        found.push_back({std::move(line), words_in(row["leaf_hashes"])});
    };
    if (auto read = each_row(table, {"leaf_hashes"}, take); !read) return pass_on(read.error());
    return found;
}

bool Score::is_full() const noexcept {
    for (std::size_t i = 0; i < detector_count; ++i) {
        const bool is_hint = severity_of(static_cast<Detector>(i)) == Severity::hint;
        if (!is_hint && !by_detector[i].is_full()) return false;
    }
    return true;
}

Score score(std::vector<ExpectedFinding> expected, std::vector<FoundFinding> found) {
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    Score result;
    const auto of = [&](const FindingLine& line) -> DetectorScore& {
        return result.by_detector[static_cast<std::size_t>(line.detector)];
    };
    std::multimap<FindingLine, FoundFinding> open;
    for (auto& each : found) {
        ++of(each.line).found;
        auto line = each.line;
        open.emplace(std::move(line), std::move(each));
    }
    for (auto& each : expected) {
        auto& its = of(each.line);
        ++its.expected;
        const auto [first, last] = open.equal_range(each.line);
        const auto hit = std::find_if(
            first, last, [&](const auto& candidate) { return answers(candidate.second, each); });
        if (hit == last) {
            result.missed.push_back(std::move(each));
        } else {
            ++its.hits;
            open.erase(hit);
        }
    }
    for (auto& [line, each] : open) result.surplus.push_back(std::move(each));
    return result;
}

}  // namespace saksi::audit
