// Recapitulations and published totals as rows of figures that can be held
// against each other: fields, and options by candidate key, whatever the ballot.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../survey.hpp"
#include "../vote_columns.hpp"
#include "saksi/election/form.hpp"

namespace saksi::audit {

/// The columns of a contest: one for each key and part, over all its ballots.
class RecapColumns {
 public:
    using Id = std::uint32_t;

    Id of(const OptionColumn& column);
    /// A total that goes by a key alone, as published ones do.
    Id of(const std::string& key);
    [[nodiscard]] const std::string& label(Id id) const { return labels_[id]; }
    [[nodiscard]] OptionPart part(Id id) const { return parts_[id]; }
    /// Is it of the options themselves: pairs, persons, parties' totals?
    [[nodiscard]] bool is_option(Id id) const { return options_[id]; }
    void mark_option(Id id) { options_[id] = true; }

 private:
    Id add(const std::string& key, OptionPart part, const std::string& label);

    std::map<std::pair<std::string, OptionPart>, Id> ids_;
    std::vector<std::string> labels_;
    std::vector<OptionPart> parts_;
    std::vector<bool> options_;
};

/// Columns of a ballot in its order, as ids.
[[nodiscard]] std::vector<RecapColumns::Id> columns_for(const election::Ballot& ballot,
                                                        RecapColumns& columns);

/// Rows that make up one recapitulation: from one source, of one kind and dapil.
struct RecapSeries {
    bool is_signed = true;  ///< d_hasil; else publication
    election::Source source;
    std::optional<election::Unit> dapil;  ///< whose part; none above or without dapil
    auto operator<=>(const RecapSeries&) const = default;
};

struct RecapRow {
    record::Version version;
    election::Unit unit;
    RecapSeries series;
    std::array<election::Figure, election::field_count> fields;
    std::vector<std::pair<RecapColumns::Id, election::Figure>> options;
};

/// A current d_hasil or publication as a row; nothing if its ballot is not known,
/// or its votes do not fit it.
[[nodiscard]] std::optional<RecapRow> recap_row(const record::Version& version,
                                                const election::Event& event, const Survey& survey,
                                                RecapColumns& columns);

}  // namespace saksi::audit
