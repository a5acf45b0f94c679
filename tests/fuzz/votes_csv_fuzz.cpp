// A table of published totals, whatever it holds, is refused with nothing half
// logged, or its report adds up to what was staged. The first byte says which
// importer reads it; a log of its own holds the ballot that options are found on.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <memory>
#include <sstream>
#include <string>

#include "saksi/core/expects.hpp"
#include "saksi/election/preset.hpp"
#include "saksi/record/import_events.hpp"
#include "saksi/record/import_votes_csv.hpp"
#include "saksi/record/recorder.hpp"
#include "support/memory_file_system.hpp"
#include "support/test_log.hpp"

using namespace saksi;
using namespace saksi::record;

namespace {

template <class T>
T must(Result<T> done) {
    SAKSI_EXPECTS(done.has_value());
    if constexpr (!std::is_void_v<T>) return std::move(*done);
}

class FuzzLog {
 public:
    FuzzLog() {
        must(files_.make_directory("m", 0700));
        must(log_.create());
        run([](Recorder& recorder, EventBatch& batch) {
            for (const auto& event : must(election::preset("pemilu-2024"))) must(batch.add(event));
            must(recorder.commit(batch));
        });
    }
    /// A batch that is dropped afterwards, unless `use` commits it.
    template <class Use>
    void run(const Use& use) {
        auto writer = must(log_.open());
        auto recorder = must(Recorder::open(log_.files, log_.directory, writer));
        auto batch = must(recorder.begin());
        use(recorder, batch);
    }

 private:
    test::MemoryFileSystem files_;
    test::TestLog log_{files_, "m"};
};

VotesImportOptions options_of(std::string text) {
    VotesImportOptions options;
    options.election = "pemilu-2024";
    options.source = {election::SourceKind::publik, "uji"};
    options.observed = must(parse_timestamp("2024-03-20T00:00:00Z"));
    options.by = "uji";
    options.rejects.keep_good = true;
    options.level = election::UnitKind::provinsi;
    options.meanings = {{"kode", "unit"}, {"pilihan", "option"}, {"suara", "votes"}};
    options.open = [text = std::move(text)](const std::string&) {
        return std::make_unique<std::istringstream>(text);
    };
    return options;
}

void check(const Result<FormImportReport>& report, std::uint64_t staged) {
    if (!report) return;
    const auto& events = report->events;
    SAKSI_EXPECTS(report->forms + report->not_yet + report->rejected <= report->rows);
    SAKSI_EXPECTS(staged == report->snapshots + events.opened + events.pelengkapan +
                                events.tanpa_keterangan + events.penarikan);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    static FuzzLog log;
    const auto options = options_of(std::string(text_of({data + 1, size - 1})));
    log.run([&](Recorder&, EventBatch& batch) {
        const std::vector<ImportFile> files = {import_file("tabel.csv")};
        if (data[0] == 's') {
            check(import_series_csv(batch, options, files), batch.count());
        } else if (data[0] == 'e') {
            const auto report = import_events(batch, options, files);
            SAKSI_EXPECTS(!report || batch.count() == report->snapshots + report->added);
        } else {
            check(import_votes_csv(batch, options, files), batch.count());
        }
    });
    return 0;
}
