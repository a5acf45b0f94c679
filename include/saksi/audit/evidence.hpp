// Making an evidence bundle from a log: what is claimed, all that it takes to
// check it, and what names the place and the options.
//
//     EvidenceRequest request;
//     request.forms.size = reader.head().size;
//     request.tps = TpsName{"5171011003007"};
//     auto evidence = collect_evidence(reader, checkpoint, request);
//
// Of a TPS that is every version of its form, its election, the units it lies in,
// the ballots that its votes follow, the rulings that its corrections name, and,
// where a total of its area is logged that it is in, the rekap proof of it. That
// takes three walks over the log, or six.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "saksi/audit/form_history.hpp"
#include "saksi/audit/totals.hpp"
#include "saksi/core/result.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/note/evidence.hpp"

namespace saksi::audit {

struct EvidenceRequest {
    FormSelection forms;  ///< of the TPS
    std::optional<TpsName> tps;
    std::vector<std::uint64_t> entries;  ///< in any order
    bool rekap = true;                   ///< the rekap proof, where there can be one
};

/// `policy` of the result is unset. not_found: there is no such TPS, form or
/// entry; unsupported: an entry that does not fit on a line; too_large: more than
/// a bundle holds; usage: nothing was asked for, or as read_tps_sheet() has it.
[[nodiscard]] SAKSI_API Result<note::Evidence> collect_evidence(
    log::Reader& reader, const note::SignedCheckpoint& checkpoint, const EvidenceRequest& request);

}  // namespace saksi::audit
