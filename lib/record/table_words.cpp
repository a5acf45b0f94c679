// SPDX-License-Identifier: Apache-2.0
#include "table_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "csv_columns.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::record {
namespace {

using Kind = Meaning::Kind;

struct Word {
    std::string_view name;
    Kind kind;
};
constexpr std::array words = {Word{"unit", Kind::unit},     Word{"option", Kind::option},
                              Word{"votes", Kind::votes},   Word{"seats", Kind::seats},
                              Word{"tps_in", Kind::tps_in}, Word{"tps_total", Kind::tps_total},
                              Word{"text", Kind::text},     Word{"skip", Kind::skip}};

}  // namespace

std::string_view TableWords::explained(std::string_view name) const {
    const auto found = meanings_.find(name);
    return found == meanings_.end() ? name : std::string_view(found->second);
}

Result<Meaning> TableWords::read(std::string_view word) const {
    if (const auto field = election::field_named(word)) return Meaning{Kind::field, *field, {}};
    auto key = options_.key_of(word);
    if (!key) return pass_on(std::move(key.error()));
    return Meaning{Kind::vote, {}, std::move(*key)};
}

Result<TableWords> TableWords::read(EventBatch& batch, const VotesImportOptions& options) {
    auto found = OptionNames::read(batch, options);
    if (!found) return pass_on(std::move(found.error()));
    return TableWords(options.meanings, std::move(*found));
}

Result<Meaning> TableWords::column(std::string_view name) const {
    const auto word = explained(name);
    const auto fixed = std::find_if(words.begin(), words.end(),
                                    [&](const Word& each) { return each.name == word; });
    if (fixed != words.end()) return Meaning{fixed->kind, {}, {}};
    return read(word);
}

Result<Meaning> TableWords::label(std::string_view name) const {
    const auto word = explained(name);
    return word == "skip" ? Meaning{} : read(word);
}

Result<void> put_figure(const Meaning& meaning, election::Figure figure,
                        election::Publication& total) {
    auto& options = total.options;
    const auto is_same = [&](const auto& option) { return option.key == meaning.key; };
    const bool repeated = meaning.kind == Kind::field
                              ? total.sections[meaning.field].is_captured()
                              : std::any_of(options.begin(), options.end(), is_same);
    if (repeated) return refuse(ErrorCode::malformed, {}, "two numbers for one thing", meaning.key);
    if (meaning.kind == Kind::field) {
        total.sections[meaning.field] = figure;
    } else {
        options.push_back({meaning.key, figure, {}, {}});
    }
    return {};
}

Result<Meanings> read_meanings(std::istream& input) {
    constexpr std::array<std::string_view, 2> names = {"name", "meaning"};
    Meanings meanings;
    const auto done = each_arranged_row(
        input, {}, names,
        [&](std::uint64_t line, std::string_view, Result<CsvRow> row) -> Result<void> {
            const auto where = "line " + std::to_string(line);
            if (!row) return pass_on(where, std::move(row.error()));
            if (meanings.try_emplace(row->fields[0], row->fields[1]).second) return {};
            return refuse(ErrorCode::malformed, where, "a name that stands twice",
                          excerpt(row->fields[0]));
        });
    if (!done) return pass_on(done.error());
    return meanings;
}

}  // namespace saksi::record
