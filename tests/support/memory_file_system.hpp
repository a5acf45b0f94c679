// A file system in memory that can fail any call and lose what was not synced.
//
// It keeps the contract of saksi/core/file_system.hpp and no more: where real
// file systems happen to be kinder, this one is not.
//   - A file's content is durable after sync_file, a name after sync_directory
//     of the directory it is in; sync_file does nothing for the name, and
//     sync_directory nothing for the content or for the directory's own name.
//   - A GroupSync covers what was changed below its directories since it was begun, one
//     directory after the other.
//   - What a failed sync covered stays in doubt, whatever later syncs say.
//
// Mutating calls that get as far as changing or syncing something are numbered
// from 0 (a call that is refused, say with `exists`, has no number). A test
// runs what it tests once, and then looks at every moment of it:
//
//     MemoryFileSystem files;
//     write_the_first_version(files);
//     files.settle();
//     write_the_second_version(files);
//     for (std::size_t done = 0; done <= files.operations(); ++done) {
//         for (auto& disk : files.crash_states(done)) check_one_or_other(disk);
//     }
//
// or lets each call fail in turn:
//
//     for (std::size_t number = 0; number < operations_of_a_run; ++number) {
//         MemoryFileSystem files;
//         files.fail(number);
//         ...
//     }
//
// Paths are taken from the root, whether they begin with "/" or not; "." and
// empty parts are skipped, ".." is not known. No symbolic links. One thread.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "saksi/core/file_system.hpp"
#include "support/memory_disk.hpp"

namespace saksi::test {

/// How an injected failure leaves things.
enum class Failure : std::uint8_t {
    clean,  ///< as they were
    torn,   ///< write_new leaves half of the file; other calls as clean
};

/// How much of what was not synced a power cut leaves.
enum class Kept : std::uint8_t { everything, only_durable };

class MemoryFileSystem final : public FileSystem {
 public:
    MemoryFileSystem() = default;
    MemoryFileSystem(MemoryFileSystem&&) = default;
    MemoryFileSystem& operator=(MemoryFileSystem&&) = default;

    Result<Bytes> read(const std::string& path, std::uint64_t limit) override;
    Result<FileStatus> status(const std::string& path) override;
    Result<std::vector<std::string>> list(const std::string& path) override;
    Result<void> write_new(const std::string& path, ByteView bytes, std::uint32_t mode) override;
    Result<void> sync_file(const std::string& path) override;
    Result<void> sync_directory(const std::string& path) override;
    Result<void> rename(const std::string& from, const std::string& to) override;
    Result<void> rename_new(const std::string& from, const std::string& to) override;
    Result<void> remove(const std::string& path) override;
    Result<void> make_directory(const std::string& path, std::uint32_t mode) override;
    Result<std::unique_ptr<FileLock>> lock(const std::string& path) override;
    /// The group must not outlive this file system.
    Result<std::unique_ptr<GroupSync>> begin_group(
        const std::vector<std::string>& directories) override;

    /// How many mutating calls there were; the next one has this number.
    [[nodiscard]] std::size_t operations() const noexcept;
    /// What operation `number` was, for a message: "write_new a/b, 12 bytes".
    [[nodiscard]] const std::string& operation(std::size_t number) const;

    /// Lets operation `number` fail with an io error, once.
    void fail(std::size_t number, Failure how = Failure::clean);

    /// All becomes durable, and operations are numbered from 0 again. Groups
    /// begun before are over.
    void settle();

    /// The file system found after the power went out when `done` operations
    /// were done. Nothing is locked in it, and all of it is durable.
    [[nodiscard]] MemoryFileSystem after_power_cut(std::size_t done, Kept kept) const;
    /// One of those that may be found: any selection of the changes that were
    /// not durable, unsynced contents cut short or zeroed. The seed says which.
    [[nodiscard]] MemoryFileSystem after_power_cut(std::size_t done, std::uint64_t seed) const;

    /// Everything kept, only what was durable, and selections: each of them
    /// when there are at most `limit`, otherwise `limit` seeded ones.
    [[nodiscard]] std::vector<MemoryFileSystem> crash_states(std::size_t done,
                                                             std::size_t limit = 32) const;

    /// Every file and its content; directories end in "/" and have none.
    [[nodiscard]] std::map<std::string, std::string> snapshot() const;

 private:
    friend class MemoryGroup;
    using Locks = std::set<NodeId>;

    struct Place {
        std::vector<std::string> parts;
        Slot slot;
        std::optional<NodeId> node;
    };

    explicit MemoryFileSystem(Disk disk) : history_(std::move(disk)) {}

    [[nodiscard]] Result<Place> place_of(const std::string& path) const;
    [[nodiscard]] Result<NodeId> node_at(const std::string& path) const;
    [[nodiscard]] Result<NodeId> directory_at(const std::string& path) const;
    [[nodiscard]] bool strikes() const noexcept;

    Result<void> perform(Operation operation);
    Result<void> add_file(const Place& place, const std::string& text, ByteView bytes,
                          std::uint32_t mode);
    Result<void> move(const Place& source, const Place& target, const std::string& text);

    History history_;
    std::optional<std::size_t> failing_;
    Failure how_ = Failure::clean;
    std::shared_ptr<Locks> locks_ = std::make_shared<Locks>();
};

}  // namespace saksi::test
