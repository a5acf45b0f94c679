// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/lookup_build.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "saksi/log/bundle_walk.hpp"
#include "saksi/record/lookup_file.hpp"

namespace saksi::record {
namespace {

constexpr std::uint32_t file_mode = 0644;  // written again and again
constexpr std::uint32_t folder_mode = 0755;

using Hints = std::vector<FiledHint>;

/// The hints of a bundle's entries; an entry that is no event here gives none.
Hints read_hints(const log::HashedBundle& bundle) {
    Hints hints;
    election::EventParser parser;
    for (std::size_t at = 0; at < bundle.entries.size(); ++at) {
        const auto event = parser.parse(text_of(bundle.entries[at]));
        if (!event) continue;
        auto given = hints_of(*event, bundle.first + at);
        std::move(given.begin(), given.end(), std::back_inserter(hints));
    }
    return hints;
}

class Refreshing {
 public:
    Refreshing(log::Reader& reader, const std::string& origin, FileSystem& files,
               const LookupPlace& place, const LookupOptions& options)
        : reader_(reader), origin_(origin), files_(files), place_(place), options_(options) {}

    Result<LookupReport> run() {
        report_.size = reader_.head().size;
        auto head = known_head();
        if (!head) return pass_on(head.error());
        head_ = std::move(*head);
        report_.from = done_ = head_.size;
        if (report_.from == report_.size && report_.size > 0) return report_;
        auto group = files_.begin_group({parent_of(place_.folder)});  // the scratch file too
        if (!group) return pass_on(group.error());
        auto refreshed = walk();
        if (refreshed) refreshed = (*group)->sync();
        if (refreshed) refreshed = write_head();
        if (!refreshed) return pass_on(refreshed.error());
        return report_;
    }

 private:
    [[nodiscard]] std::string path_of(std::string_view file) const {
        return place_.folder + "/" + std::string(file);
    }

    /// A file of this log as it stands; none if there is none. inconsistent: it is of
    /// no use.
    Result<std::optional<LookupFile>> read(std::string_view file) {
        const auto bytes = files_.read(path_of(file), max_lookup_size);
        if (!bytes && bytes.error().code == ErrorCode::not_found) return std::nullopt;
        if (!bytes && bytes.error().code != ErrorCode::too_large) return pass_on(bytes.error());
        auto parsed = bytes ? parse_lookup(text_of(*bytes)) : pass_on(bytes.error());
        if (parsed && parsed->origin == origin_ && parsed->size <= report_.size) {
            return std::optional(std::move(*parsed));
        }
        return refuse(ErrorCode::inconsistent, path_of(file), "not a lookup file of this log");
    }

    Result<LookupFile> known_head() {
        if (!options_.anew) {
            auto head = read(lookup_head);
            if (!head) return pass_on(head.error());
            if (*head) return std::move(**head);
        }
        report_.anew = true;
        // Without a head to go on from, nothing that lies there is worth anything.
        if (auto gone = remove_tree(files_, path_of("lookup")); !gone) return pass_on(gone.error());
        return LookupFile{origin_, 0, {}};
    }

    Result<void> walk() {
        const auto first = done_ / tiles::full_width;
        const auto steps = reader_.bundles() - std::min(first, reader_.bundles());
        log::BundleWalk<Hints> bundles(
            reader_, steps, [first](std::uint64_t step) { return first + step; }, read_hints);
        for (std::uint64_t step = 0; step < steps; ++step) {
            auto stop = bundles.next();
            if (!stop) return pass_on(stop.error());
            gather(std::move(stop->parsed));
            const auto end = stop->bundle.first + stop->bundle.entries.size();
            if (gathered_ >= options_.hints_at_once) {
                if (auto put = flush(end); !put) return put;
            }
            if (options_.progress) options_.progress(end, report_.size);
        }
        return flush(report_.size);
    }

    void gather(Hints hints) {
        for (auto& [file, hint] : hints) {
            if (hint.index < report_.from) continue;
            by_file_[std::move(file)].push_back(std::move(hint));
            ++gathered_;
        }
    }

    /// What was gathered, of the entries from done_ to `end`, goes to its files.
    Result<void> flush(std::uint64_t end) {
        report_.hints += gathered_;
        for (auto& [file, hints] : by_file_) {
            auto put = file == lookup_head ? keep_for_head(std::move(hints))
                                           : add(file, std::move(hints), end);
            if (!put) return put;
        }
        by_file_.clear();
        gathered_ = 0;
        done_ = end;
        return {};
    }

    Result<void> keep_for_head(std::vector<Hint> hints) {
        std::move(hints.begin(), hints.end(), std::back_inserter(head_.hints));
        return {};
    }

    Result<void> add(const std::string& file, std::vector<Hint> fresh, std::uint64_t end) {
        const auto before = read(file);
        if (!before) return pass_on(before.error());
        LookupFile now{origin_, end, std::move(fresh)};
        if (*before) {  // a refresh that did not end may have left more than was done
            std::copy_if((*before)->hints.begin(), (*before)->hints.end(),
                         std::back_inserter(now.hints),
                         [this](const Hint& hint) { return hint.index < done_; });
        }
        return write(file, std::move(now));
    }

    Result<void> write_head() {
        head_.size = report_.size;
        return write(lookup_head, std::move(head_));
    }

    Result<void> write(std::string_view file, LookupFile now) {
        std::sort(now.hints.begin(), now.hints.end());
        const auto text = print_lookup(now);
        if (!text) return pass_on(file, text.error());
        const auto path = path_of(file);
        auto put = make_directories(files_, parent_of(path), folder_mode);
        if (put) put = remove_scratch();
        if (put) put = files_.write_new(place_.scratch, bytes_of(*text), file_mode);
        if (put && file == lookup_head) put = files_.sync_file(place_.scratch);
        if (put) put = files_.rename(place_.scratch, path);
        ++report_.files;
        return put;
    }

    Result<void> remove_scratch() {
        auto gone = files_.remove(place_.scratch);
        if (!gone && gone.error().code != ErrorCode::not_found) return gone;
        return {};
    }

    log::Reader& reader_;
    const std::string& origin_;
    FileSystem& files_;
    const LookupPlace& place_;
    const LookupOptions& options_;
    LookupReport report_;
    LookupFile head_;
    std::uint64_t done_ = 0;  // hints of entries before this one are in their files
    std::map<std::string, std::vector<Hint>> by_file_;
    std::size_t gathered_ = 0;
};

}  // namespace

Result<LockedPlace> lock_lookup(FileSystem& files, const std::string& folder) {
    const auto own = parent_of(folder) + "/private";
    const auto writer = files.status(own);
    if (!writer) return pass_on(writer.error());
    const bool is_own = folder.ends_with("/public") && writer->kind == FileKind::directory;
    const auto beside = is_own ? own + "/" : folder + ".";
    auto lock = files.lock(beside + "lock");
    if (!lock) return pass_on(lock.error());
    return LockedPlace{{folder, beside + "lookup.new"}, std::move(*lock)};
}

Result<bool> has_lookup(FileSystem& files, const std::string& folder) {
    const auto status = files.status(folder + "/lookup");
    if (!status) return pass_on(status.error());
    return status->kind != FileKind::none;
}

Result<LookupReport> refresh_lookup(log::Reader& reader, const std::string& origin,
                                    FileSystem& files, const LookupPlace& place,
                                    const LookupOptions& options) {
    auto report = Refreshing(reader, origin, files, place, options).run();
    if (report || report.error().code != ErrorCode::inconsistent || options.anew) return report;
    auto again = options;
    again.anew = true;
    return Refreshing(reader, origin, files, place, again).run();
}

}  // namespace saksi::record
