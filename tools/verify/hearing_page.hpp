// A page for a hearing, made of an evidence bundle and what was found of it: the
// claims with their answers, exhibits, the versions of the form side by side
// (persandingan), its place in the recapitulation, what is not shown, and how to
// check all of it again, also without saksi. Bahasa Indonesia first, English
// second, whatever language the tool speaks.
//
// The page needs nothing else: no script, no picture, no address is in it. The
// same input gives the same bytes.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "saksi/audit/evidence_check.hpp"
#include "saksi/note/evidence.hpp"

namespace saksi::tools {

/// `policy_file`: SHA-256 of the reader's.
[[nodiscard]] std::string hearing_page(const note::Evidence& evidence,
                                       const audit::EvidenceReport& report,
                                       const Hash& policy_file);

}  // namespace saksi::tools
