// Takes what a rehearsal tells and puts it into files.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/progress.hpp"
#include "saksi/audit/planting.hpp"
#include "saksi/election/rehearsal_files.hpp"
#include "simulate/folder.hpp"

namespace saksi::tools {

class Scribe {
 public:
    /// `with_faults`: every form is written as an event, because later ones name it.
    Scribe(Folder& folder, cli::Progress& progress, std::uint64_t expected, bool with_faults);

    void opening(const election::Event& event);
    void unit(const election::RehearsalUnit& unit);
    /// A form as it was filled in: for the truth.
    void count(const election::Event& form, const election::Ballot& ballot);
    /// A form as it is logged.
    void form(const election::Event& form);
    void after(const election::Event& event);
    void finding(const audit::PlantedFinding& finding);
    void not_yet(election::Contest contest, const election::Unit& tps);
    /// After the last form. How many there were.
    [[nodiscard]] Result<std::uint64_t> finish();

 private:
    void write_event(const std::string& name, const election::Event& event);
    void write_row(const std::string& row);

    Folder& folder_;
    cli::Progress& progress_;
    election::RehearsalTruth truth_;
    bool has_rows_ = false;
    bool with_faults_;
    std::uint64_t expected_;  // forms, for the progress
    std::uint64_t forms_ = 0;
    std::optional<Error> failure_;
};

}  // namespace saksi::tools
