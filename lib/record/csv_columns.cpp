// SPDX-License-Identifier: Apache-2.0
#include "csv_columns.hpp"

#include <algorithm>
#include <utility>

#include "saksi/core/utf8.hpp"

namespace saksi::record {

Result<void> refuse_repeated(const CsvRow& header) {
    const auto& names = header.fields;
    for (auto name = names.begin(); name != names.end(); ++name) {
        if (std::find(names.begin(), name, *name) == name) continue;
        return refuse(ErrorCode::malformed, {}, "a column that stands twice", excerpt(*name));
    }
    return {};
}

Result<void> refuse_missing(const CsvRow& header, std::span<const std::string_view> names) {
    const auto& there = header.fields;
    for (const auto name : names) {
        if (std::find(there.begin(), there.end(), name) != there.end()) continue;
        return refuse(ErrorCode::malformed, {}, "a column is missing", std::string(name));
    }
    return {};
}

Result<void> check_length(const CsvRow& row, std::size_t columns) {
    if (row.fields.size() == columns) return {};
    return refuse(ErrorCode::malformed, {}, "not as many fields as the header has columns",
                  std::to_string(row.fields.size()));
}

Result<void> CsvColumns::match(const CsvRow& header) {
    order_.clear();
    for (const auto& name : header.fields) {
        const auto known = std::find(names_.begin(), names_.end(), name);
        if (known == names_.end()) {
            return refuse(ErrorCode::malformed, {}, "an unknown column", excerpt(name));
        }
        order_.push_back(static_cast<std::size_t>(known - names_.begin()));
    }
    auto repeated = refuse_repeated(header);
    return repeated ? refuse_missing(header, names_) : repeated;
}

Result<CsvRow> CsvColumns::arrange(CsvRow row) const {
    auto fits = check_length(row, order_.size());
    if (!fits) return pass_on(std::move(fits.error()));
    std::vector<std::string> fields(row.fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) fields[order_[i]] = std::move(row.fields[i]);
    row.fields = std::move(fields);
    return row;
}

}  // namespace saksi::record
