// The tables of a page for a hearing. Every figure in them cites its exhibit: the
// form, entry, leaf hash, documents and checkpoint that it is from.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "saksi/audit/evidence_check.hpp"
#include "saksi/note/evidence.hpp"

namespace saksi::tools {

/// "C.Hasil ppwp, round 1".
[[nodiscard]] std::string form_of(const audit::FormVersion& version);
/// How an answer is shown: the name of a class of elements.
[[nodiscard]] std::string kind_of(audit::ClaimAnswer answer);

/// Markup, in the language of the moment.
class HearingTables {
 public:
    HearingTables(const note::Evidence& evidence, const audit::EvidenceReport& report);

    [[nodiscard]] std::string claims() const;
    /// B1, B2, …: the versions; then the checkpoint.
    [[nodiscard]] std::string exhibits() const;
    /// What each version says differently than the one before it.
    [[nodiscard]] std::string differences() const;
    /// All figures of all versions.
    [[nodiscard]] std::string figures() const;
    /// The form's place in the table of each level.
    [[nodiscard]] std::string recapitulation() const;

 private:
    [[nodiscard]] std::string exhibit(std::size_t version) const;
    [[nodiscard]] std::string checkpoint() const;
    [[nodiscard]] std::string cite(std::size_t version, const std::string& value) const;
    [[nodiscard]] std::string instrument_of(const audit::FormVersion& version) const;
    [[nodiscard]] std::string place_of(const merkle::RekapPlace& place) const;

    const note::Evidence& evidence_;
    const audit::EvidenceReport& report_;
};

}  // namespace saksi::tools
