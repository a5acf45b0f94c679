// What the columns of a table mean, as --map-file and --map say.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/record/import_votes_csv.hpp"

namespace saksi::cli {

/// Those of the file, then those of the pairs "NAME=MEANING".
[[nodiscard]] Result<record::Meanings> read_meanings(const std::optional<std::string>& file,
                                                     const std::vector<std::string>& pairs);

}  // namespace saksi::cli
