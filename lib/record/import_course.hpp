// The course of every import, whatever its rows are: the files are chosen; each
// row is read, judged and counted; if none is bad (or bad ones may be left out)
// the snapshot is staged; then the files are read again and each good row staged.
//
// A row is one row of a file, or a few in a row that make one thing together.
// A thing that stood before in the same import makes the later row a bad one.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <istream>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import_files.hpp"
#include "reject_log.hpp"
#include "saksi/core/effort.hpp"
#include "saksi/core/result.hpp"
#include "saksi/record/event_batch.hpp"
#include "saksi/record/import.hpp"
#include "seen_rows.hpp"

namespace saksi::record {

/// Where in the files a row is.
struct RowPlace {
    std::uint64_t line = 0;  ///< its first; 0: the file is one row
    std::uint64_t rows = 1;  ///< of the file, that it is made of
};

/// Takes rows in order.
template <class Row>
class RowSink {
 public:
    /// One row, good or bad; `text` is what stands in the file. An error ends the
    /// import: it is not the row's.
    using Take = std::function<Result<void>(const RowPlace& place, std::string_view text,
                                            Result<Row>&& row)>;
    /// What any thread may do with good rows before they are taken.
    using Ahead = std::function<void(std::span<Row* const> rows)>;

    template <class Function>
    requires std::convertible_to<Function, Take> RowSink(Function take) : take_(std::move(take)) {}
    RowSink(Take take, Ahead ahead, const Effort& effort)
        : take_(std::move(take)), ahead_(std::move(ahead)), effort_(effort) {}

    Result<void> operator()(const RowPlace& place, std::string_view text, Result<Row>&& row) const {
        return take_(place, text, std::move(row));
    }
    /// For who makes many rows at a time; what was not looked at is taken as well.
    void look_at(std::span<Row* const> rows) const {
        if (ahead_) ahead_(rows);
    }
    /// Does anyone look at rows before they are taken?
    [[nodiscard]] bool looks_ahead() const noexcept { return static_cast<bool>(ahead_); }
    /// How rows may be made.
    [[nodiscard]] const Effort& effort() const noexcept { return effort_; }

 private:
    Take take_;
    Ahead ahead_;
    Effort effort_;
};

/// How a format reads one file: rows into the sink, in order. Its own error is
/// of the whole file.
template <class Row>
using ReadRows = std::function<Result<void>(const ImportFile& file, std::istream& input,
                                            const RowSink<Row>& sink)>;

/// What one kind of row needs on the way.
template <class Row>
class ImportSteps {
 public:
    virtual ~ImportSteps() = default;

    /// What reading alone does not find wrong with a row.
    virtual Result<void> check(const Row& row) = 0;
    /// What the row is about, as people name it: it may stand only once. Empty: it
    /// may stand again.
    virtual std::string subject(const Row& row) = 0;
    virtual void count(const Row& row, SnapshotCounts& counts) = 0;
    /// After the first reading, in which `seen` were the subjects: what the
    /// snapshot says beside the counts of rows.
    virtual Result<void> close(const SeenRows&, SnapshotCounts&) { return {}; }
    /// Between the snapshot and the first row.
    virtual Result<void> open() { return {}; }
    virtual Result<void> stage(Row&& row) = 0;
    /// Part of stage() that needs nothing but the rows: on any thread, beforehand,
    /// where the format makes many rows at a time.
    virtual void ahead(std::span<Row* const>) const {}
};

template <class Row>
class ImportCourse {
 public:
    ImportCourse(EventBatch& batch, const ImportSeries& series, const ReadRows<Row>& read,
                 ImportSteps<Row>& steps, ImportCounts& report)
        : batch_(batch),
          series_(series),
          read_(read),
          steps_(steps),
          report_(report),
          rejects_(series.options.rejects) {}

    Result<void> run(const std::vector<ImportFile>& files) {
        auto chosen = choose_files(batch_.state(), series_, files);
        if (!chosen) return pass_on(std::move(chosen.error()));
        files_ = std::move(chosen->files);
        report_.files = files_.size();
        report_.files_skipped = chosen->skipped;
        if (files_.empty()) return {};
        auto done = judge();
        if (done) done = steps_.open();
        return done ? read_all() : done;
    }

 private:
    /// The first reading, and what it leads to.
    Result<void> judge() {
        judging_ = true;
        auto read = read_all();
        if (!read) return read;
        judging_ = false;
        auto verdict = rejects_.verdict();
        if (!verdict) return verdict;
        counts_.rows = report_.rows;
        if (auto closed = steps_.close(seen_, counts_); !closed) return closed;
        const auto snapshots = add_snapshots(batch_, series_, files_, counts_);
        if (!snapshots) return pass_on(snapshots.error());
        report_.snapshots = *snapshots;
        return {};
    }

    Result<void> read_all() {
        seen_ = {};
        for (file_ = 0; file_ < files_.size(); ++file_) {
            const auto& chosen = files_[file_];
            const auto sink = sink_of_reading();
            auto done = read_chosen(series_, chosen, [&](std::istream& input) {
                return read_(*chosen.file, input, sink);
            });
            if (!done) return done;
        }
        return {};
    }

    RowSink<Row> sink_of_reading() {
        const auto ahead = [this](std::span<Row* const> rows) { steps_.ahead(rows); };
        return {[this](const RowPlace& place, std::string_view text, Result<Row>&& row) {
                    return take(place, text, std::move(row));
                },
                all_good() ? typename RowSink<Row>::Ahead(ahead) : nullptr, batch_.effort()};
    }

    /// Was every row found good? Then none is judged again.
    [[nodiscard]] bool all_good() const { return !judging_ && report_.rejected == 0; }

    Result<void> take(const RowPlace& place, std::string_view text, Result<Row>&& row) {
        if (all_good() && row) return steps_.stage(std::move(*row));
        if (judging_) report_.rows += place.rows;
        auto good = row ? judge(*row, place) : Result<void>(pass_on(row.error()));
        if (good && !judging_) return steps_.stage(std::move(*row));
        if (good) {
            steps_.count(*row, counts_);
        } else if (judging_) {
            report_.rejected += place.rows;
            rejects_.note(files_[file_].file->path, place.line, std::string(text),
                          std::move(good.error()));
        }
        return {};
    }

    Result<void> judge(const Row& row, const RowPlace& place) {
        auto good = steps_.check(row);
        if (!good) return good;
        const auto subject = steps_.subject(row);
        if (subject.empty()) return {};
        const auto earlier = seen_.add(
            subject, {static_cast<std::uint32_t>(file_), static_cast<std::uint32_t>(place.line)});
        if (!earlier) return {};
        return refuse(ErrorCode::malformed, subject, "it stands twice in the import; it is also at",
                      place_of(files_[earlier->file].file->path, earlier->line));
    }

    EventBatch& batch_;
    const ImportSeries& series_;
    const ReadRows<Row>& read_;
    ImportSteps<Row>& steps_;
    ImportCounts& report_;
    RejectLog rejects_;
    SnapshotCounts counts_;
    std::vector<ChosenFile> files_;
    SeenRows seen_;         // of the reading that is under way
    std::size_t file_ = 0;  // of files_, under way
    bool judging_ = true;
};

}  // namespace saksi::record
