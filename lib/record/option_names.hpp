// Which option of a contest a word means, by the ballots that are in the log.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/election/ballot.hpp"
#include "saksi/record/event_batch.hpp"
#include "saksi/record/import.hpp"

namespace saksi::record {

class OptionNames {
 public:
    /// Of all ballots of the contest, or the one the options name. None is no error.
    static Result<OptionNames> read(EventBatch& batch, const FormImportOptions& options);

    /// Of these ballots.
    static OptionNames of(const std::vector<election::Ballot>& ballots);

    /// The key of the option called
    ///     key:KEY          that, on a ballot or not
    ///     KEY              on a ballot
    ///     3, paslon_3, partai_3    the one with this number, the same on every ballot
    ///     sirekap:100025   the one that system calls so
    /// Refused: a word that means no option, or several.
    [[nodiscard]] Result<std::string> key_of(std::string_view word) const;

 private:
    void add(const election::Ballot& ballot);
    void add(std::string word, const std::string& key);

    std::set<std::string, std::less<>> keys_;
    std::map<std::string, std::string, std::less<>> called_;  // empty: several are
};

}  // namespace saksi::record
