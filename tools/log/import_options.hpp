// The options of saksi-log import, as they are given and as an importer takes them.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "log/import_report.hpp"
#include "saksi/record/event_batch.hpp"
#include "saksi/record/import.hpp"

namespace saksi::tools {

struct ImportArguments {
    std::string format;
    std::string election;
    std::string source;
    std::optional<std::string> contest;
    std::optional<std::string> ballot;
    std::optional<std::string> observed;
    std::optional<std::string> by;
    std::optional<std::string> columns;
    std::optional<std::string> abroad;
    std::optional<std::string> level;
    std::optional<std::string> unit;
    std::vector<std::string> meanings;
    std::optional<std::string> meanings_file;
    std::optional<std::string> parties;
    std::optional<std::string> decision;
    bool ballots = false;
    bool complete = false;

    void declare(cli::Command& command);
};

/// What an importer of any format takes. `origin` logs, if nobody is named.
[[nodiscard]] Result<record::FormImportOptions> import_options(const ImportArguments& given,
                                                               const std::string& origin);

/// Runs the importer of the format. `with` has files to open and rejects in it.
[[nodiscard]] Result<ImportReport> stage_import(const ImportArguments& given,
                                                const record::FormImportOptions& with,
                                                record::EventBatch& batch,
                                                const std::vector<record::ImportFile>& files);

}  // namespace saksi::tools
