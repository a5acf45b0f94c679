// Takes what a rehearsal tells and puts it into files.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/progress.hpp"
#include "saksi/election/rehearsal_files.hpp"
#include "simulate/folder.hpp"

namespace saksi::tools {

class Scribe {
 public:
    Scribe(Folder& folder, cli::Progress& progress, std::uint64_t expected);

    void opening(const election::Event& event);
    void unit(const election::RehearsalUnit& unit);
    void form(const election::Event& form, const election::Ballot& ballot);
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
    std::uint64_t expected_;  // forms, for the progress
    std::uint64_t forms_ = 0;
    std::optional<Error> failure_;
};

}  // namespace saksi::tools
