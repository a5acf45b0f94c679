// SPDX-License-Identifier: Apache-2.0
#include "recap_rows.hpp"

namespace saksi::audit {
namespace {

using election::DHasil;
using election::Event;
using election::Publication;
using election::UnitKind;

/// A dapil's own form is of the same series as its parts.
std::optional<election::Unit> dapil_of(const DHasil& form) {
    if (form.dapil) return form.dapil;
    return form.unit.kind == UnitKind::dapil ? std::optional(form.unit) : std::nullopt;
}

std::optional<RecapRow> row_of(RecapRow row, const DHasil& form, const Survey& survey,
                               RecapColumns& columns) {
    const auto* ballot = survey.ballot(form.ballot, row.version.index);
    if (ballot == nullptr) return std::nullopt;
    const auto figures = figures_of(form.votes, *ballot);
    if (!figures) return std::nullopt;
    row.unit = form.unit;
    row.series.dapil = dapil_of(form);
    row.fields = form.sections.figures;
    const auto ids = columns_for(*ballot, columns);
    for (std::size_t i = 0; i < ids.size(); ++i) row.options.emplace_back(ids[i], (*figures)[i]);
    return row;
}

RecapRow row_of(RecapRow row, const Publication& total, RecapColumns& columns) {
    row.unit = total.unit;
    row.series.is_signed = false;
    row.fields = total.sections.figures;
    for (const auto& option : total.options) {
        row.options.emplace_back(columns.of(option.key), option.votes);
    }
    return row;
}

}  // namespace

RecapColumns::Id RecapColumns::add(const std::string& key, OptionPart part,
                                   const std::string& label) {
    const auto next = static_cast<Id>(labels_.size());
    const auto [at, is_new] = ids_.try_emplace({key, part}, next);
    if (is_new) {
        labels_.push_back(label);
        parts_.push_back(part);
        options_.push_back(false);
    }
    return at->second;
}

RecapColumns::Id RecapColumns::of(const OptionColumn& column) {
    return add(column.key, column.part, column.label);
}

RecapColumns::Id RecapColumns::of(const std::string& key) {
    const auto id = add(key, OptionPart::total, key);
    options_[id] = true;
    return id;
}

std::vector<RecapColumns::Id> columns_for(const election::Ballot& ballot, RecapColumns& columns) {
    std::vector<RecapColumns::Id> ids;
    for (const auto& [column, candidate] : columns_of(ballot)) {
        ids.push_back(columns.of(column));
        if (!candidate && column.part == OptionPart::total) columns.mark_option(ids.back());
    }
    return ids;
}

std::optional<RecapRow> recap_row(const record::Version& version, const Event& event,
                                  const Survey& survey, RecapColumns& columns) {
    RecapRow row;
    row.version = version;
    row.series.source = event.header.source.value_or(election::Source{});
    if (const auto* form = std::get_if<DHasil>(&event.body)) {
        return row_of(std::move(row), *form, survey, columns);
    }
    if (const auto* total = std::get_if<Publication>(&event.body)) {
        return row_of(std::move(row), *total, columns);
    }
    return std::nullopt;
}

}  // namespace saksi::audit
