// What a rekap proof says, and what is wrong with it, in words.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "saksi/audit/rekap_check.hpp"
#include "saksi/note/rekap_proof.hpp"

namespace saksi::tools {

/// One sentence, with the table it is about.
[[nodiscard]] std::string words_for(const audit::RekapFinding& finding,
                                    const note::RekapProof& proof);

/// Which form in which sum; nothing where no root was read.
[[nodiscard]] std::vector<std::string> claim_of(const audit::RekapReport& report);

}  // namespace saksi::tools
