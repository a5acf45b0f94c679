// The figures of a form beside each other, version by version.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "saksi/audit/evidence_check.hpp"
#include "saksi/election/figure.hpp"

namespace saksi::audit {

/// A field or an option, and what each version has there.
struct VersionFigure {
    std::string label;  ///< as in FormVersion::changes: "suara_sah", "paslon_1"; with the ballot's
                        ///< id in front where versions follow several ballots
    std::string name;   ///< of the option; empty of a field, and where no ballot is known
    std::vector<election::Figure> values;  ///< one for each of EvidenceReport::versions

    bool operator==(const VersionFigure&) const = default;
};

/// Every figure that some version has captured: fields, then options in ballot order.
[[nodiscard]] SAKSI_API std::vector<VersionFigure> version_figures(const EvidenceReport& report);

}  // namespace saksi::audit
