// The files of an import: which of them say something new, reading them with
// their hash, and the snapshot that names them.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/event_batch.hpp"
#include "saksi/record/import.hpp"

namespace saksi::record {

/// One import: what is the same for all its files and rows.
struct ImportSeries {
    const ImportOptions& options;
    std::string format;  ///< the importer's name
    std::optional<election::Contest> contest;
    bool complete = false;  ///< one new file, and all of them are read
};

/// What the bytes of a file are.
struct Contents {
    Hash sha256;
    std::uint64_t size = 0;
    bool operator==(const Contents&) const = default;
};

/// A file that will be imported, and what it held when it was chosen.
struct ChosenFile {
    const ImportFile* file = nullptr;
    Contents contents;
};

struct ChosenFiles {
    std::vector<ChosenFile> files;
    std::uint64_t skipped = 0;  ///< that add nothing
};

/// Hashes every file and leaves out those that add nothing. Refuses an unknown
/// election, and new files that were observed before the latest of the series.
/// The result points into `files`.
Result<ChosenFiles> choose_files(const State& state, const ImportSeries& series,
                                 const std::vector<ImportFile>& files);

/// Reads a chosen file through `read`, to its end; refused if its bytes are not
/// those it was chosen for.
Result<void> read_chosen(const ImportSeries& series, const ChosenFile& chosen,
                         const std::function<Result<void>(std::istream&)>& read);

/// What the snapshots of an import say beside its files.
struct SnapshotCounts {
    std::set<std::string> scope;  ///< province codes
    std::uint64_t rows = 0;
    std::uint64_t forms = 0;
    std::uint64_t not_yet = 0;
    std::optional<election::AbsentTps> absent;
};

/// Stages as many snapshots as the files need; how many.
Result<std::uint64_t> add_snapshots(EventBatch& batch, const ImportSeries& series,
                                    const std::vector<ChosenFile>& files,
                                    const SnapshotCounts& counts);

/// The header of every event of the import.
election::Header import_header(const ImportOptions& options);

}  // namespace saksi::record
