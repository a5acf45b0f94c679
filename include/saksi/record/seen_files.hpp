// Which files were imported from which source, so that the same file again adds
// nothing, and an older one cannot pass for news.
//
// A series is what follows one after another: election, contest and source.
// Memory: about 70 bytes a file name, 25 a file.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "saksi/core/hash.hpp"
#include "saksi/core/timestamp.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/chain.hpp"
#include "saksi/record/slots.hpp"

namespace saksi::record {

/// "pemilu-2024 ppwp sirekap:web"; "-" stands for no contest.
[[nodiscard]] SAKSI_API std::string series_of(std::string_view election,
                                              std::optional<election::Contest> contest,
                                              const election::Source& source);

struct FileIdentity {
    std::string_view format;  ///< the importer's name
    std::string_view name;
    Hash sha256;
};

/// Does a file of this format say in its name what it is about? Then the same
/// bytes under another name are another file.
[[nodiscard]] SAKSI_API bool name_is_content(std::string_view format) noexcept;

class SAKSI_API SeenFiles {
 public:
    /// A snapshot that is in the log.
    void observe(const election::Header& header, const election::Snapshot& snapshot);

    /// Was this file imported: its bytes are those last seen under its name, or
    /// were seen at this very moment before?
    [[nodiscard]] bool has(std::string_view series, const FileIdentity& file,
                           const Timestamp& observed) const;
    /// When the series was last observed.
    [[nodiscard]] std::optional<Timestamp> latest(std::string_view series) const;

 private:
    struct LatestBytes {
        KeyDigest name;  // of series and file name
        Hash sha256;
    };
    [[nodiscard]] std::optional<Slots::Id> find_name(const KeyDigest& name) const;
    void set_latest(const KeyDigest& name, const Hash& sha256);
    void add_moment(const KeyDigest& moment);
    [[nodiscard]] bool has_moment(const KeyDigest& moment) const;

    std::map<std::string, Timestamp, std::less<>> latest_;
    std::deque<LatestBytes> names_;
    Slots name_slots_;
    std::deque<KeyDigest> moments_;  // of series, bytes and time
    Slots moment_slots_;
};

}  // namespace saksi::record
