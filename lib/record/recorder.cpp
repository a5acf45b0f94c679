// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/recorder.hpp"

#include <future>
#include <optional>
#include <utility>

#include "saksi/log/reader.hpp"
#include "saksi/record/lookup_build.hpp"

namespace saksi::record {

struct Recorder::Impl {
    Impl(FileSystem& file_system, const std::string& directory, log::Writer& log_writer)
        : files(file_system),
          index_path(directory + "/private/index"),
          lookup{directory + "/public", directory + "/private/lookup.new"},
          writer(log_writer) {}

    Result<void> read_head();
    [[nodiscard]] bool wants_index() const;
    void begin_index(const EventBatch& batch);
    void keep_index();
    void keep_lookup();

    FileSystem& files;
    std::string index_path;
    LookupPlace lookup;
    log::Writer& writer;
    std::optional<log::Reader> reader;  // of what was committed before this batch
    std::optional<EntryCache> cache;    // of the reader
    OpenedState opened;
    std::optional<Error> index_trouble;
    std::optional<Error> lookup_trouble;
    bool unshown = false;  // something is committed and not published
    bool spent = false;    // a batch was begun and is not committed
    std::future<Bytes>
        printed;  // the index of `opened`, if one is wanted; last: it is made of that
};

/// The reader and cache of the log as it is now.
Result<void> Recorder::Impl::read_head() {
    auto now =
        log::Reader::open(writer.store(), writer.head().checkpoint.head, {writer.effort().threads});
    if (!now) return pass_on(std::move(now.error()));
    cache.reset();
    reader.emplace(std::move(*now));
    cache.emplace(*reader);
    return {};
}

bool Recorder::Impl::wants_index() const {
    const bool lags = opened.state.size() - opened.indexed > index_lag;
    return opened.index != IndexFinding::used || lags;
}

/// Prints the index of the log with the batch, if one is to be written, while the
/// batch is read back, synced and published, which leaves a processor idle.
void Recorder::Impl::begin_index(const EventBatch& batch) {
    printed = {};
    if (!wants_index()) return;
    const auto how = batch.effort().threads > 1 ? std::launch::async : std::launch::deferred;
    const auto& origin = writer.head().checkpoint.origin;
    printed = std::async(how, [&state = opened.state, head = batch.head(), origin = origin] {
        return print_index(origin, head, state);
    });
}

/// Of what is published: an index ahead of the log would be taken for another's.
void Recorder::Impl::keep_index() {
    index_trouble.reset();
    if (!printed.valid()) return;
    if (auto written = replace_durably(files, index_path, printed.get(), index_mode); !written) {
        index_trouble = std::move(written.error());
        return;
    }
    opened.index = IndexFinding::used;
    opened.indexed = opened.state.size();
}

/// Only where there are lookup files: whoever wants them makes the first.
void Recorder::Impl::keep_lookup() {
    lookup_trouble.reset();
    const auto wanted = has_lookup(files, lookup.folder);
    if (wanted && !*wanted) return;
    const auto kept = wanted
                          ? refresh_lookup(*reader, writer.head().checkpoint.origin, files, lookup)
                          : pass_on(wanted.error());
    if (!kept) lookup_trouble = kept.error();
}

Recorder::Recorder(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
Recorder::Recorder(Recorder&&) noexcept = default;
Recorder& Recorder::operator=(Recorder&&) noexcept = default;
Recorder::~Recorder() = default;

const State& Recorder::state() const noexcept { return impl_->opened.state; }
IndexFinding Recorder::index() const noexcept { return impl_->opened.index; }

Result<Recorder> Recorder::open(FileSystem& files, const std::string& directory,
                                log::Writer& writer) {
    auto impl = std::make_unique<Impl>(files, directory, writer);
    const auto published = writer.publish();
    if (!published) return pass_on(published.error());
    const auto read = impl->read_head();
    if (!read) return pass_on(read.error());
    auto opened =
        open_state(files, impl->index_path, writer.head().checkpoint.origin, *impl->reader);
    if (!opened) return pass_on(std::move(opened.error()));
    impl->opened = std::move(*opened);
    return Recorder(std::move(impl));
}

Result<EventBatch> Recorder::begin() {
    // An index that is being printed is made of the state that the batch will change.
    if (impl_->printed.valid()) {
        if (auto shown = publish(); !shown) return pass_on(std::move(shown.error()));
    }
    if (impl_->spent) {
        return refuse(ErrorCode::usage, {},
                      "an earlier batch was not committed: open the log anew");
    }
    if (impl_->reader->head() != impl_->writer.head().checkpoint.head) {
        if (auto read = impl_->read_head(); !read) return pass_on(std::move(read.error()));
    }
    auto batch = impl_->writer.begin();
    if (!batch) return pass_on(std::move(batch.error()));
    impl_->spent = true;
    return EventBatch(impl_->opened.state, *impl_->cache, std::move(*batch));
}

Result<log::Committed> Recorder::make_durable(EventBatch& batch) {
    impl_->begin_index(batch);
    auto committed = batch.commit();
    if (!committed) return committed;
    impl_->unshown = true;
    impl_->spent = false;
    return committed;
}

Result<void> Recorder::publish() {
    if (!impl_->unshown) return {};
    auto published = impl_->writer.publish();
    if (!published) return published;
    auto read = impl_->read_head();
    if (!read) return read;
    impl_->unshown = false;
    impl_->keep_index();
    impl_->keep_lookup();
    return {};
}

Result<log::Committed> Recorder::commit(EventBatch& batch) {
    auto committed = make_durable(batch);
    if (!committed) return committed;
    if (auto published = publish(); !published) return pass_on(std::move(published.error()));
    return committed;
}

const std::optional<Error>& Recorder::index_trouble() const noexcept {
    return impl_->index_trouble;
}

const std::optional<Error>& Recorder::lookup_trouble() const noexcept {
    return impl_->lookup_trouble;
}

}  // namespace saksi::record
