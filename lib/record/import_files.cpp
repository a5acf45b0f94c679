// SPDX-License-Identifier: Apache-2.0
#include "import_files.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "hashing_stream.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::record {
namespace {

/// Entries hold 65,535 bytes; these are for the names and hashes of files.
constexpr std::size_t max_file_bytes = 48'000;
constexpr std::size_t bytes_beside_name = 120;
constexpr std::size_t bytes_of_run = 110;

/// What the bytes of a file are, after `read` has seen them.
Result<Contents> read_hashed(const ImportSeries& series, const ImportFile& file,
                             const std::function<Result<void>(std::istream&)>& read) {
    const auto input = series.options.open ? series.options.open(file.path) : nullptr;
    if (input == nullptr || !*input) {
        return refuse(ErrorCode::io, printable(file.path), "cannot be opened");
    }
    HashingBuffer buffer(*input);
    std::istream hashed(&buffer);
    const auto done = read(hashed);
    if (!done) return pass_on(done.error());
    const auto hash = buffer.finish();
    if (buffer.broken()) return refuse(ErrorCode::io, printable(file.path), "cannot be read");
    return Contents{hash, buffer.size()};
}

/// The files of an import so far, to find one that is given twice.
class Choice {
 public:
    Choice(const State& state, const ImportSeries& series)
        : state_(state),
          series_(series),
          name_(series_of(series.options.election, series.contest, series.options.source)) {}

    void take(const ImportFile& file, const Contents& contents) {
        const FileIdentity identity{series_.format, file.name, contents.sha256};
        const bool is_known = state_.files().has(name_, identity, series_.options.observed);
        any_new_ = any_new_ || !is_known;
        if ((is_known && !series_.complete) || is_given(file, contents)) {
            ++chosen_.skipped;
            return;
        }
        const auto id = Slots::id_of(chosen_.files.size());
        chosen_.files.push_back({&file, contents});
        slots_.add(slot_hash(contents), id,
                   [this](Slots::Id at) { return slot_hash(chosen_.files[at].contents); });
    }

    Result<ChosenFiles> finish() {
        if (!any_new_) {
            chosen_.skipped += chosen_.files.size();
            chosen_.files.clear();
        }
        const auto latest = state_.files().latest(name_);
        const auto& observed = series_.options.observed;
        if (!chosen_.files.empty() && latest && latest->instant > observed.instant) {
            return refuse(ErrorCode::usage, "observed",
                          "the log holds a later observation of this source", latest->text);
        }
        return std::move(chosen_);
    }

 private:
    static std::uint64_t slot_hash(const Contents& contents) noexcept {
        return std::hash<Hash>{}(contents.sha256);
    }

    [[nodiscard]] bool is_given(const ImportFile& file, const Contents& contents) const {
        const auto same = [&](Slots::Id id) {
            const auto& other = chosen_.files[id];
            return other.contents == contents &&
                   (!name_is_content(series_.format) || other.file->name == file.name);
        };
        return slots_.find(slot_hash(contents), same).has_value();
    }

    const State& state_;
    const ImportSeries& series_;
    std::string name_;
    ChosenFiles chosen_;
    bool any_new_ = false;
    Slots slots_;
};

/// How many of the first files go into one snapshot that has `bytes` already.
std::size_t fitting(std::span<const ChosenFile> files, std::size_t bytes) {
    std::size_t count = 0;
    while (count < files.size() && count < election::Snapshot::max_files) {
        bytes += files[count].file->name.size() + bytes_beside_name;
        if (count > 0 && bytes > max_file_bytes) break;
        ++count;
    }
    return count;
}

/// `absent` stands in the first part.
std::vector<std::span<const ChosenFile>> split(std::span<const ChosenFile> files,
                                               const std::optional<election::AbsentTps>& absent) {
    auto bytes = absent ? absent->tps.size() * bytes_of_run : 0;
    std::vector<std::span<const ChosenFile>> parts;
    while (!files.empty()) {
        parts.push_back(files.first(fitting(files, bytes)));
        files = files.subspan(parts.back().size());
        bytes = 0;
    }
    return parts;
}

}  // namespace

Result<ChosenFiles> choose_files(const State& state, const ImportSeries& series,
                                 const std::vector<ImportFile>& files) {
    const auto& options = series.options;
    if (state.election(options.election) == nullptr) {
        return refuse(ErrorCode::not_found, "election",
                      "the log has no such election: append its `election` event first",
                      options.election);
    }
    Choice choice(state, series);
    for (const auto& file : files) {
        const auto contents =
            read_hashed(series, file, [](std::istream&) { return Result<void>{}; });
        if (!contents) return pass_on(contents.error());
        choice.take(file, *contents);
    }
    return choice.finish();
}

Result<void> read_chosen(const ImportSeries& series, const ChosenFile& chosen,
                         const std::function<Result<void>(std::istream&)>& read) {
    const auto now = read_hashed(series, *chosen.file, read);
    if (!now) return pass_on(now.error());
    if (*now == chosen.contents) return {};
    return refuse(ErrorCode::inconsistent, printable(chosen.file->path),
                  "changed while it was imported");
}

Result<std::uint64_t> add_snapshots(EventBatch& batch, const ImportSeries& series,
                                    const std::vector<ChosenFile>& files,
                                    const SnapshotCounts& counts) {
    const auto parts = split(files, counts.absent);
    election::Snapshot snapshot;
    snapshot.contest = series.contest;
    snapshot.format = series.format;
    snapshot.scope.assign(counts.scope.begin(), counts.scope.end());
    snapshot.rows = counts.rows;
    snapshot.forms = counts.forms;
    snapshot.not_yet = counts.not_yet;
    snapshot.absent = counts.absent;
    snapshot.parts = parts.size();
    for (const auto& part : parts) {
        snapshot.files.clear();
        for (const auto& [file, contents] : part) {
            snapshot.files.push_back({file->name, contents.sha256, contents.size});
        }
        const auto placed =
            batch.add(election::Event{import_header(series.options), std::nullopt, snapshot});
        if (!placed) return pass_on("snapshot", placed.error());
        ++snapshot.part;
        snapshot.absent.reset();
    }
    return parts.size();
}

election::Header import_header(const ImportOptions& options) {
    election::Header header;
    header.election = options.election;
    header.by = options.by;
    header.observed = options.observed;
    header.source = options.source;
    return header;
}

}  // namespace saksi::record
