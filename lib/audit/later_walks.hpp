// What a check asks of a log after its own walk, which knows where it stands.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "known_bundles.hpp"
#include "saksi/audit/candidacy_check.hpp"
#include "saksi/audit/seats.hpp"
#include "saksi/core/result.hpp"
#include "saksi/log/reader.hpp"

namespace saksi::audit {

/// As without `known`, which is of the same log and size.
[[nodiscard]] Result<CandidacyReport> check_candidacies(log::Reader& reader,
                                                        const CandidacyQuery& query,
                                                        const KnownBundles* known);
[[nodiscard]] Result<Seats> compute_seats(log::Reader& reader, const SeatsQuery& query,
                                          const KnownBundles* known);

}  // namespace saksi::audit
