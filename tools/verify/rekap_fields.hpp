// What a rekap proof shows, as fields.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "saksi/audit/rekap_check.hpp"
#include "saksi/core/json.hpp"
#include "saksi/note/rekap_proof.hpp"

namespace saksi::tools {

[[nodiscard]] json::Object rekap_fields(const audit::RekapReport& report,
                                        const note::RekapProof& proof);

}  // namespace saksi::tools
