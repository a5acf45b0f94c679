// What the columns of a table of published totals mean, and the words in its
// column of options.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "option_names.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/form.hpp"
#include "saksi/election/publication.hpp"
#include "saksi/record/import_votes_csv.hpp"

namespace saksi::record {

struct Meaning {
    enum class Kind : std::uint8_t {
        unit,
        option,
        votes,
        seats,
        tps_in,
        tps_total,
        text,
        skip,
        field,  ///< `field`
        vote,   ///< of the option `key`
    };
    Kind kind = Kind::skip;
    election::Field field = election::Field::dpt_j;
    std::string key;

    bool operator==(const Meaning&) const = default;
};

class TableWords {
 public:
    TableWords(const Meanings& meanings, OptionNames options)
        : meanings_(meanings), options_(std::move(options)) {}

    /// With the options of the ballots that an import of `options` is about.
    [[nodiscard]] static Result<TableWords> read(EventBatch& batch,
                                                 const VotesImportOptions& options);

    /// Refuses a name that nothing explains. An error's `where` is empty.
    [[nodiscard]] Result<Meaning> column(std::string_view name) const;
    /// Of the column of options: a field, skip or vote.
    [[nodiscard]] Result<Meaning> label(std::string_view name) const;

 private:
    [[nodiscard]] std::string_view explained(std::string_view name) const;
    [[nodiscard]] Result<Meaning> read(std::string_view word) const;

    const Meanings& meanings_;
    OptionNames options_;
};

/// Puts a number where its meaning says: a field or an option's votes. Refuses
/// what is there already.
Result<void> put_figure(const Meaning& meaning, election::Figure figure,
                        election::Publication& total);

}  // namespace saksi::record
