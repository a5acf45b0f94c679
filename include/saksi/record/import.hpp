// Real exports into events: what every importer has in common.
//
// An import reads its files twice. First every row of every file is read and
// checked, and counted; a bad row is refused by file, line, field and reason.
// Then a `snapshot` is staged that names the files and what was in them, and
// after it an event for every row that says something new. All or nothing over
// all files. A file that changes between the two readings is refused.
//
// A file that adds nothing (SeenFiles) is passed over; if all are, nothing is
// staged. An observation older than the latest of its series is refused.
//
// Memory: one row, and about 30 bytes a row to find a TPS that stands twice.
//
// Format: docs/format.md 1.5 and 1.6.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/core/timestamp.hpp"
#include "saksi/election/contest.hpp"
#include "saksi/election/header.hpp"
#include "saksi/record/event_batch.hpp"
#include "saksi/record/reject.hpp"

namespace saksi::record {

struct ImportFile {
    std::string name;  ///< base name: goes into the log
    std::string path;  ///< what `open` is given, more than once
};

/// A file named after the end of its path.
[[nodiscard]] SAKSI_API ImportFile import_file(std::string path);

/// Opens a file for reading from its beginning; a stream that failed, or none,
/// is an unreadable file.
using OpenFile = std::function<std::unique_ptr<std::istream>(const std::string& path)>;

struct ImportOptions {
    std::string election;
    election::Source source;
    Timestamp observed;  ///< when the files were fetched
    std::string by;
    OpenFile open;
    RejectRule rejects;
};

struct FormImportOptions : ImportOptions {
    election::Contest contest = election::Contest::ppwp;
    /// Id of the ballot all forms are of; empty: the only one that covers the TPS.
    std::string ballot;
    /// The files claim a row for every TPS of the provinces they cover: the
    /// snapshot then says which of the listed TPS they were without. Reads the
    /// whole log once. Refused together with refused rows, of what are no forms
    /// of TPS, and where so many are absent that the claim cannot be meant.
    bool complete = false;
};

/// What every import found.
struct ImportCounts {
    std::uint64_t files = 0;          ///< read
    std::uint64_t files_skipped = 0;  ///< that add nothing
    std::uint64_t rows = 0;           ///< of the files read
    std::uint64_t rejected = 0;       ///< of these
    std::uint64_t snapshots = 0;      ///< events; an import of many files has several

    bool operator==(const ImportCounts&) const = default;
};

/// What an import of result forms found and staged.
struct FormImportReport : ImportCounts {
    std::uint64_t forms = 0;    ///< with numbers or images
    std::uint64_t not_yet = 0;  ///< with neither

    /// By numbers, against the version that was current; they add up to forms + not_yet.
    struct Numbers {
        std::uint64_t unchanged = 0;  ///< also: none then, none now
        std::uint64_t newly_in = 0;   ///< numbers where there were none
        std::uint64_t changed = 0;
        std::uint64_t withdrawn = 0;
        bool operator==(const Numbers&) const = default;
    } numbers;

    /// Events staged, without snapshots.
    struct Events {
        std::uint64_t opened = 0;  ///< forms of which nothing was logged yet
        std::uint64_t pelengkapan = 0;
        std::uint64_t tanpa_keterangan = 0;
        std::uint64_t penarikan = 0;
        std::uint64_t numbers_unchanged = 0;  ///< of all these: only images or remarks differ
        bool operator==(const Events&) const = default;
    } events;

    /// Of a complete import: listed TPS without a row.
    std::optional<std::uint64_t> absent;
    std::uint64_t unknown_places = 0;        ///< forms logged whose TPS no region tree has
    std::vector<std::string> unknown_codes;  ///< the first of them, at most 10

    bool operator==(const FormImportReport&) const = default;
};

}  // namespace saksi::record
