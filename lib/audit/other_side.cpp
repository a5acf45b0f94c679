// SPDX-License-Identifier: Apache-2.0
#include "other_side.hpp"

#include <utility>

#include "saksi/core/utf8.hpp"

namespace saksi::audit {

using election::Unit;

Result<void> Copies::read(const TableInput& copies, const std::string& scheme) {
    auto table = record::read_sirekap_csv(copies.input, copies.name, scheme);
    if (!table) return pass_on(std::move(table.error()));
    columns_ = std::move(table->columns);
    for (auto& line : table->lines) {
        auto tps = line.row.unit;
        const auto number = line.line;
        if (rows_.try_emplace(std::move(tps), std::move(line)).second) continue;
        return refuse(ErrorCode::malformed,
                      printable(copies.name) + ": line " + std::to_string(number),
                      "a TPS that stands twice");
    }
    return {};
}

Result<OtherForm> Copies::form_of(const Unit& tps, const LoggedForm& beside) {
    const auto& copied = rows_.at(tps);
    OtherForm made;
    made.line = copied.line;
    made.form.contest = beside.form.contest;
    made.form.unit = tps;
    made.form.sections = copied.row.sections;
    if (beside.ballot == nullptr) return made;
    auto votes = columns_.votes(copied.row, *beside.ballot);
    if (!votes) return pass_on("line " + std::to_string(made.line), std::move(votes.error()));
    made.form.votes = std::move(*votes);
    made.ballot = beside.ballot;
    return made;
}

Result<void> Copies::each(const std::function<void(const Unit&)>& use) {
    for (const auto& [tps, row] : rows_) use(tps);
    return {};
}

Result<OtherForm> OtherLog::form_of(const Unit& tps, const LoggedForm&) {
    auto read = forms_.read(*forms_.find(tps));
    if (!read) return pass_on("the other log", std::move(read.error()));
    return OtherForm{std::move(read->form), read->ballot, read->version, 0};
}

Result<void> OtherLog::each(const std::function<void(const Unit&)>& use) {
    return forms_.each([&](const Unit& tps, std::uint64_t) -> Result<void> {
        use(tps);
        return {};
    });
}

}  // namespace saksi::audit
