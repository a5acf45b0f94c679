// SPDX-License-Identifier: Apache-2.0
#include "surplus_check.hpp"

#include <string_view>

#include "saksi/core/encoding.hpp"
#include "saksi/tiles/tile.hpp"

namespace saksi::audit {
namespace {

/// What belongs at a path.
enum class Belongs : std::uint8_t { nothing, file, timestamp, directory, lookup };

/// Is this the path of a tile or bundle of a tree of this size, or of an
/// earlier state of one?
bool is_tile_file(const std::string& path, std::uint64_t size) {
    if (const auto tile = tiles::parse_tile_path(path)) {
        return tile->width <= tiles::width_in(size, tile->level, tile->index);
    }
    const auto bundle = tiles::parse_bundle_path(path);
    return bundle && bundle->width <= tiles::width_in(size, 0, bundle->index);
}

/// Is this a directory on the way to such a file? It is if its first possible
/// file would be one: the first in a folder of partial files, of a group, or of
/// a level.
bool is_tile_directory(const std::string& path, std::uint64_t size) {
    return path == "tile" || is_tile_file(path + "/1", size) || is_tile_file(path + "/000", size) ||
           is_tile_file(path + "/000.p/1", size);
}

/// "checkpoints/<size>", or that with ".tsr".
Belongs archived(std::string_view name, const Archive& archive) {
    constexpr std::string_view timestamp = ".tsr";
    const bool stamped = name.ends_with(timestamp);
    if (stamped) name.remove_suffix(timestamp.size());
    const auto size = parse_decimal(name);
    if (!size || !archive.has(*size)) return Belongs::nothing;
    return stamped ? Belongs::timestamp : Belongs::file;
}

Belongs what_belongs(const std::string& path, const Archive& archive, std::uint64_t size) {
    constexpr std::string_view archive_folder = "checkpoints/";
    if (path == "checkpoint" || path == "log.vkey") return Belongs::file;
    if (path == "lookup") return Belongs::lookup;
    if (path == "checkpoints") return Belongs::directory;
    if (path.starts_with(archive_folder)) {
        return archived(std::string_view(path).substr(archive_folder.size()), archive);
    }
    if (is_tile_file(path, size)) return Belongs::file;
    return is_tile_directory(path, size) ? Belongs::directory : Belongs::nothing;
}

class SurplusCheck {
 public:
    SurplusCheck(LogAudit& audit, const Archive& archive, std::uint64_t size)
        : audit_(audit), archive_(archive), size_(size) {}

    Result<void> walk(const std::string& directory) {
        const auto names = audit_.folder.names(directory);
        if (!names) return pass_on(names.error());
        for (const auto& name : *names) {
            const auto path = directory.empty() ? name : directory + "/" + name;
            if (auto checked = check(path); !checked) return checked;
        }
        return {};
    }

 private:
    Result<void> check(const std::string& path) {
        const auto kind = audit_.folder.kind(path);
        if (!kind) return pass_on(kind.error());
        switch (what_belongs(path, archive_, size_)) {
            case Belongs::nothing:
                surplus(path, *kind == FileKind::directory);
                return {};
            case Belongs::file:
                return {};  // whoever reads it says so if it is no file
            case Belongs::timestamp:
                check_timestamp(path, *kind);
                return {};
            case Belongs::lookup:
                if (audit_.options.entries == Entries::any) {
                    surplus(path, *kind == FileKind::directory);
                }
                return {};  // LookupCheck goes on from there
            case Belongs::directory:
                break;
        }
        if (*kind == FileKind::directory) return walk(path);
        audit_.findings.add(found(LogFlaw::malformed, path, "is no directory"));
        return {};
    }

    void check_timestamp(const std::string& path, FileKind kind) {
        if (kind == FileKind::file) {
            ++audit_.report.timestamps_not_checked;
        } else {
            audit_.findings.add(found(LogFlaw::malformed, path, "is not a regular file"));
        }
    }

    void surplus(const std::string& path, bool directory) {
        auto& report = audit_.report;
        if (audit_.options.entries == Entries::saksi) {
            audit_.findings.add(directory
                                    ? found(LogFlaw::surplus, path, "a directory of no use here")
                                    : found(LogFlaw::surplus, path, "a file of no use here"));
            return;
        }
        ++report.unknown_count;
        if (report.unknown_files.size() < audit_.options.max_findings) {
            report.unknown_files.push_back(path);
        }
    }

    LogAudit& audit_;
    const Archive& archive_;
    std::uint64_t size_;
};

}  // namespace

Result<void> check_for_surplus(LogAudit& audit, const Archive& archive, std::uint64_t size) {
    return SurplusCheck(audit, archive, size).walk("");
}

}  // namespace saksi::audit
