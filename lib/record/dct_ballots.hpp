// The ballots that a candidate list makes: one a dapil, parties by the number
// they drew, candidates and persons by theirs.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "saksi/core/result.hpp"
#include "saksi/record/event_batch.hpp"
#include "saksi/record/import_dct_csv.hpp"

namespace saksi::record {

class DctBallots {
 public:
    explicit DctBallots(const DctImportOptions& options) : options_(options) {}

    void add(const election::Candidacy& candidacy);
    /// Logs each that no ballot of its unit equals, under the next free number.
    Result<void> stage(EventBatch& batch, DctImportReport& report) const;

 private:
    struct Options {
        std::map<std::uint16_t, election::Option> by_number;
    };

    [[nodiscard]] election::Option& option_of(const election::Candidacy& candidacy);
    [[nodiscard]] election::Ballot ballot_of(const election::Unit& unit, const Options& all) const;
    Result<void> stage(EventBatch& batch, election::Ballot ballot, DctImportReport& report) const;

    const DctImportOptions& options_;
    std::map<election::Unit, Options> units_;
};

}  // namespace saksi::record
