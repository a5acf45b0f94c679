// A result form of a TPS as the rules see it. It is filled from an entry that was
// read in place, or from an event: so each rule is written once, and of the forms
// that nothing is said about no event is made.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "saksi/audit/finding.hpp"
#include "saksi/election/document.hpp"
#include "saksi/election/event.hpp"
#include "saksi/election/form_scan.hpp"
#include "saksi/record/chain.hpp"
#include "vote_figures.hpp"

namespace saksi::audit {

/// Views of a form, which lives longer.
class TpsForm {
 public:
    TpsForm(const record::Version& version, const election::ScannedForm& form);
    /// The body is a c_hasil.
    TpsForm(const record::Version& version, const election::Event& event);
    TpsForm(const TpsForm&) = delete;
    TpsForm& operator=(const TpsForm&) = delete;

    const record::Version version;
    const election::Contest contest;
    const std::uint8_t round;
    const election::SourceKind source_kind;
    const std::string_view source_name;
    const std::string_view scheme;
    const std::string_view code;
    const std::uint16_t number;
    const std::optional<std::int64_t> at;  ///< when it happened
    const election::Sections& sections;
    const VoteFigures votes;

    [[nodiscard]] election::Unit unit() const;
    [[nodiscard]] election::Source source() const;
    /// What is said of single pages.
    [[nodiscard]] std::span<const election::Document> documents() const noexcept;

 private:
    TpsForm(const record::Version& version, const election::Header& header,
            const election::CHasil& form);

    const std::optional<election::Documents> read_documents_;  // of an entry that has any
    const election::Documents* documents_ = nullptr;
};

/// A finding on it: detector, where, and the entry that shows it.
[[nodiscard]] Finding finding_on(Detector detector, const TpsForm& form);

}  // namespace saksi::audit
