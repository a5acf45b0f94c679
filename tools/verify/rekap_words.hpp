// What is wrong with a rekap proof, in words.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "saksi/audit/rekap_check.hpp"
#include "saksi/note/rekap_proof.hpp"

namespace saksi::tools {

/// One sentence, with the table it is about.
[[nodiscard]] std::string words_for(const audit::RekapFinding& finding,
                                    const note::RekapProof& proof);

}  // namespace saksi::tools
