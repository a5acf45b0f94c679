// Words that the commands of saksi-verify share.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/output.hpp"
#include "saksi/merkle/proof.hpp"

namespace saksi::tools {

/// Why a proof does not hold, translated.
[[nodiscard]] std::string words_for(merkle::ProofVerdict verdict);
/// Size and root.
[[nodiscard]] json::Object as_json(const merkle::TreeHead& head);

}  // namespace saksi::tools
