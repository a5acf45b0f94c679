// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/mirror.hpp"

#include <array>
#include <set>
#include <utility>

#include "filled.hpp"
#include "layout.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/tiles/entry_bundle.hpp"
#include "saksi/tiles/hash_source.hpp"
#include "shown_checkpoint.hpp"

namespace saksi::log {
namespace {

constexpr std::uint64_t max_vkey_size = 1'000;

/// What the mirror has already, and else the source's. A file of the mirror that
/// turns out not to fit is read from the source.
class Layered final : public tiles::Store {
 public:
    Layered(tiles::Store& ours, tiles::Store& source) : ours_(ours), source_(source) {}

    Result<Bytes> read(const std::string& path, std::uint64_t limit) override {
        if (!bad_.contains(path)) {
            if (auto file = ours_.read(path, limit)) return file;
        }
        return source_.read(path, limit);
    }
    void expect(const std::vector<tiles::WantedFile>& wanted) override {
        std::vector<tiles::WantedFile> missing;
        for (const auto& each : wanted) {
            if (!ours_.read(each.path, each.limit)) missing.push_back(each);
        }
        source_.expect(missing);
    }
    bool rejected(const std::string& path) override {
        const bool ours = ours_.read(path, tiles::max_bundle_size).has_value();
        return (ours && bad_.insert(path).second) || source_.rejected(path);
    }

 private:
    tiles::Store& ours_;
    tiles::Store& source_;
    std::set<std::string> bad_;
};

class Mirror {
 public:
    Mirror(tiles::Store& source, const note::SignedCheckpoint& seen, FileSystem& files,
           const std::string& directory)
        : source_(source),
          seen_(seen),
          files_(files),
          directory_(directory),
          ours_(files, directory),
          both_(ours_, source) {}

    Result<MirrorReport> run(const MirrorProgress& progress) {
        if (auto known = look(); !known) return pass_on(known.error());
        if (report_.verdict != MirrorVerdict::not_done) return report_;
        auto reader = Reader::open(both_, seen_.checkpoint.head);
        if (!reader) return pass_on(reader.error());
        const auto grown = follows(*reader);
        if (!grown) return pass_on(grown.error());
        if (!*grown) {
            report_.verdict = MirrorVerdict::forked;
            return report_;
        }
        auto group = files_.begin_group({directory_});
        if (!group) return pass_on(group.error());
        auto done = make_directories(files_, directory_ + "/checkpoints", public_folder_mode);
        if (done) done = copy_entries(*reader, progress);
        if (done) done = copy_levels(*reader);
        if (done) done = copy_key();
        if (done) done = stage_checkpoints(files_, directory_, {seen_});
        if (done) done = (*group)->sync();
        if (done) done = show_checkpoints(files_, directory_, {seen_});
        if (done) done = (*group)->sync();
        if (done) done = tidy_up();
        if (!done) return pass_on(done.error());
        return report_;
    }

 private:
    /// What the mirror has, and whether the log can be its continuation.
    Result<void> look() {
        if (auto made = make_directories(files_, directory_, public_folder_mode); !made) {
            return made;
        }
        const auto checkpoint = read_checkpoint(ours_);
        if (!checkpoint && checkpoint.error().code == ErrorCode::not_found) return {};
        if (!checkpoint) return pass_on(directory_, checkpoint.error());
        report_.had = checkpoint->checkpoint;
        if (report_.had->origin != seen_.checkpoint.origin) {
            report_.verdict = MirrorVerdict::other_log;
        } else if (report_.had->head.size > seen_.checkpoint.head.size) {
            report_.verdict = MirrorVerdict::rolled_back;
        }
        return {};
    }

    Result<bool> follows(Reader& reader) {
        if (!report_.had) return true;
        const auto root = reader.hashes().root_at(report_.had->head.size);
        if (!root) return pass_on(root.error());
        return *root == report_.had->head.root;
    }

    [[nodiscard]] std::uint64_t old_size() const {
        return report_.had ? report_.had->head.size : 0;
    }

    Result<void> copy_entries(Reader& reader, const MirrorProgress& progress) {
        const auto size = seen_.checkpoint.head.size;
        if (size == old_size()) return {};
        for (auto index = old_size() / tiles::full_width; index < reader.bundles(); ++index) {
            const auto bundle = reader.bundle(index);
            if (!bundle) return pass_on(bundle.error());
            const auto width = static_cast<unsigned>(bundle->entries.size());
            auto done = put(tiles::path_of(tiles::Bundle{index, width}), bundle->file);
            if (done) {
                done = put(tiles::path_of(tiles::Tile{0, index, width}),
                           tiles::print_tile(bundle->leaf_hashes));
            }
            if (!done) return done;
            if (progress) progress(bundle->first + width, size);
        }
        return {};
    }

    /// The tiles above the leaves.
    Result<void> copy_levels(Reader& reader) {
        const auto size = seen_.checkpoint.head.size;
        if (size == old_size()) return {};
        for (unsigned level = 1; level < tiles::levels_in(size); ++level) {
            const auto first = tiles::hashes_in(old_size(), level) / tiles::full_width;
            for (auto index = first; index < tiles::tiles_in(size, level); ++index) {
                const auto hashes = reader.hashes().tile(level, index);
                if (!hashes) return pass_on(hashes.error());
                const auto width = static_cast<unsigned>(hashes->size());
                const auto path = tiles::path_of(tiles::Tile{level, index, width});
                if (auto done = put(path, tiles::print_tile(*hashes)); !done) return done;
            }
        }
        return {};
    }

    Result<void> copy_key() {
        const auto key = source_.read("log.vkey", max_vkey_size);
        if (!key) return pass_on(key.error());
        const auto ours = ours_.read("log.vkey", max_vkey_size);
        if (ours && *ours != *key) {
            return refuse(ErrorCode::inconsistent, directory_ + "/log.vkey",
                          "the log's key is another than before");
        }
        return put("log.vkey", *key);
    }

    /// Written under the one name that a crash may leave, and moved in whole.
    Result<void> put(const std::string& path, ByteView bytes) {
        const auto place = directory_ + "/" + path;
        const auto there = files_.read(place, tiles::max_bundle_size);
        if (there && text_of(*there) == text_of(bytes)) return {};
        if (auto made = make_directories(files_, parent_of(place), public_folder_mode); !made) {
            return made;
        }
        const auto fresh = directory_ + "/checkpoint.new";
        if (auto gone = files_.remove(fresh); !gone && gone.error().code != ErrorCode::not_found) {
            return gone;
        }
        if (auto put = files_.write_new(fresh, bytes, public_file_mode); !put) return put;
        ++report_.files;
        report_.bytes += bytes.size();
        return files_.rename(fresh, place);
    }

    Result<void> tidy_up() {
        const auto size = seen_.checkpoint.head.size;
        report_.verdict =
            report_.had && size == old_size() ? MirrorVerdict::unchanged : MirrorVerdict::copied;
        return remove_filled(files_, directory_, old_size(), size);
    }

    tiles::Store& source_;
    const note::SignedCheckpoint& seen_;
    FileSystem& files_;
    const std::string& directory_;
    tiles::DirectoryStore ours_;
    Layered both_;
    MirrorReport report_;
};

}  // namespace

std::string_view to_string(MirrorVerdict verdict) noexcept {
    constexpr std::array<std::string_view, 6> names = {"not_done",  "copied",      "unchanged",
                                                       "other_log", "rolled_back", "forked"};
    const auto index = static_cast<std::size_t>(verdict);
    return index < names.size() ? names[index] : std::string_view{};
}

Result<MirrorReport> mirror(tiles::Store& source, const note::SignedCheckpoint& seen,
                            FileSystem& files, const std::string& directory,
                            const MirrorProgress& progress) {
    const auto own = files.status(directory + "/public");
    if (!own) return pass_on(own.error());
    if (own->kind != FileKind::none) {
        return refuse(ErrorCode::exists, directory,
                      "this is a log that is written here, and no mirror");
    }
    if (auto made = make_directories(files, parent_of(directory), public_folder_mode); !made) {
        return pass_on(made.error());
    }
    const auto lock = files.lock(directory + ".lock");
    if (!lock) return pass_on(lock.error());
    return Mirror(source, seen, files, directory).run(progress);
}

}  // namespace saksi::log
