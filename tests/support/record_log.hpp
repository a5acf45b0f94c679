// A log of events of a test's own, and files to import that are only texts.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "memory_file_system.hpp"
#include "saksi/election/preset.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/merkle/hash.hpp"
#include "saksi/record/append.hpp"
#include "saksi/record/import_regions_csv.hpp"
#include "saksi/record/import_sirekap_csv.hpp"
#include "saksi/record/import_sirekap_json.hpp"
#include "saksi/record/recorder.hpp"
#include "saksi/tiles/store.hpp"
#include "test_log.hpp"

namespace saksi::test {

using Texts = std::map<std::string, std::string>;

/// Opens texts by their name.
inline record::OpenFile opener_of(Texts texts) {
    return [texts = std::move(texts)](const std::string& path) -> std::unique_ptr<std::istream> {
        const auto text = texts.find(path);
        if (text == texts.end()) return nullptr;
        return std::make_unique<std::istringstream>(text->second);
    };
}

/// Opens files of the disk.
inline std::unique_ptr<std::istream> open_on_disk(const std::string& path) {
    return std::make_unique<std::ifstream>(path, std::ios::binary);
}

inline std::vector<record::ImportFile> files_of(const Texts& texts) {
    std::vector<record::ImportFile> files;
    for (const auto& [name, text] : texts) files.push_back(record::import_file(name));
    return files;
}

/// Options of an import of these texts.
template <class Options>
Options import_options(const Texts& texts, election::Source source, const std::string& observed) {
    Options options;
    options.election = "pemilu-2024";
    options.source = std::move(source);
    options.observed = parse_timestamp(observed).value();
    options.by = "pengamat";
    options.open = opener_of(texts);
    return options;
}

inline record::FormImportOptions form_options(
    const Texts& texts, const std::string& observed = "2024-02-20T00:00:00Z") {
    return import_options<record::FormImportOptions>(texts, {election::SourceKind::sirekap, "web"},
                                                     observed);
}

inline record::RegionImportOptions region_options(
    const Texts& texts, const std::string& observed = "2024-02-14T00:00:00Z") {
    return import_options<record::RegionImportOptions>(
        texts, {election::SourceKind::publik, "wilayah"}, observed);
}

/// The same, with whatever else an importer's options have.
template <class Options>
Options options_of(const Texts& texts, const std::string& election = "pemilu-2024",
                   const std::string& observed = "2024-03-20T00:00:00Z") {
    auto options = import_options<Options>(texts, {election::SourceKind::publik, "uji"}, observed);
    options.election = election;
    return options;
}

/// The heading of a table as --format sirekap-csv reads it, of three pairs.
inline const std::string sirekap_header =
    "tps_code,dpt_j,dpt_l,dpt_p,pengguna_dpt_j,pengguna_dpt_l,pengguna_dpt_p,pengguna_dptb_j,"
    "pengguna_dptb_l,pengguna_dptb_p,pengguna_dpk_j,pengguna_dpk_l,pengguna_dpk_p,"
    "pengguna_total_j,pengguna_total_l,pengguna_total_p,suara_sah,suara_tidak_sah,suara_total,"
    "paslon_1,paslon_2,paslon_3,n_images,ts\n";

/// A log whose first entries are the preset's: election, provinces, ballot.
class RecordLog {
 public:
    /// In memory, or on a file system and place of the test's choice.
    RecordLog() : RecordLog(nullptr, "m") {}
    RecordLog(FileSystem* disk, const std::string& place, std::string_view preset = "pemilu-2024")
        : log_(disk != nullptr ? *disk : memory_, place) {
        if (disk == nullptr) REQUIRE(memory_.make_directory(place, 0700).has_value());
        REQUIRE(log_.create().has_value());
        const auto events = election::preset(preset).value();
        const auto opened = run([&](record::EventBatch& batch) -> Result<void> {
            for (const auto& event : events) {
                if (auto placed = batch.add(event); !placed) return pass_on(placed.error());
            }
            return {};
        });
        REQUIRE(opened.has_value());
    }

    /// What a command does: open, fill a batch, commit.
    template <class Fill>
    auto run(Fill fill) -> decltype(fill(std::declval<record::EventBatch&>())) {
        auto writer = log_.open();
        if (!writer) return pass_on(writer.error());
        auto recorder = record::Recorder::open(log_.files, log_.directory, *writer);
        if (!recorder) return pass_on(recorder.error());
        auto batch = recorder->begin();
        if (!batch) return pass_on(batch.error());
        auto filled = fill(*batch);
        if (!filled) return filled;
        const auto committed = recorder->commit(*batch);
        if (!committed) return pass_on(committed.error());
        return filled;
    }

    Result<record::AppendReport> append(const std::string& lines,
                                        const record::RejectRule& rule = {}) {
        return run([&](record::EventBatch& batch) {
            std::istringstream stream(lines);
            return record::append_events(batch, {{"lines", &stream}}, rule);
        });
    }

    Result<record::FormImportReport> import_csv(const Texts& texts,
                                                const record::FormImportOptions& options) {
        return run([&](auto& batch) {
            return record::import_sirekap_csv(batch, options, files_of(texts));
        });
    }
    Result<record::FormImportReport> import_csv(const Texts& texts) {
        return import_csv(texts, form_options(texts));
    }
    Result<record::FormImportReport> import_json(const Texts& texts,
                                                 const record::FormImportOptions& options) {
        return run([&](auto& batch) {
            return record::import_sirekap_json(batch, options, files_of(texts));
        });
    }
    Result<record::RegionImportReport> import_regions(const Texts& texts,
                                                      const record::RegionImportOptions& options) {
        return run([&](auto& batch) {
            return record::import_regions_csv(batch, options, files_of(texts));
        });
    }
    Result<record::RegionImportReport> import_regions(const Texts& texts) {
        return import_regions(texts, region_options(texts));
    }

    [[nodiscard]] std::uint64_t size() { return reader().head().size; }

    /// Entry `index`, verified.
    [[nodiscard]] std::string entry(std::uint64_t index) {
        auto at = reader();
        return std::string(text_of(at.entry(index).value()));
    }
    [[nodiscard]] std::vector<election::Event> events_from(std::uint64_t first) {
        std::vector<election::Event> events;
        auto at = reader();
        for (auto i = first; i < at.head().size; ++i) {
            const auto bytes = at.entry(i).value();
            events.push_back(election::parse_event(text_of(bytes)).value());
        }
        return events;
    }

    /// Borrows this log's store.
    [[nodiscard]] log::Reader reader() {
        store_.emplace(log_.files, log_.directory + "/public");
        const auto checkpoint = log::read_checkpoint(*store_).value();
        return log::Reader::open(*store_, checkpoint.checkpoint.head).value();
    }
    [[nodiscard]] TestLog& log() noexcept { return log_; }
    [[nodiscard]] std::string index_path() const { return log_.directory + "/private/index"; }

 private:
    MemoryFileSystem memory_;
    TestLog log_;
    std::optional<tiles::DirectoryStore> store_;
};

}  // namespace saksi::test
