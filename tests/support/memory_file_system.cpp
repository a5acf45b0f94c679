// The calls of FileSystem on a Disk in memory, each one an operation of its History.
//
// SPDX-License-Identifier: Apache-2.0
#include "support/memory_file_system.hpp"

#include <algorithm>
#include <utility>

#include "saksi/core/expects.hpp"

namespace saksi::test {
namespace {

std::vector<std::string> parts_of(const std::string& path) {
    std::vector<std::string> parts;
    for (std::size_t start = 0; start <= path.size();) {
        const auto end = std::min(path.find('/', start), path.size());
        const auto part = path.substr(start, end - start);
        SAKSI_EXPECTS(part != "..");
        if (!part.empty() && part != ".") parts.push_back(part);
        start = end + 1;
    }
    return parts;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string path;
    for (const auto& part : parts) path += "/" + part;
    return path;
}

tl::unexpected<Error> refuse_missing(const std::string& path) {
    return refuse(ErrorCode::not_found, path, "is not there");
}

tl::unexpected<Error> refuse_existing(const std::string& path) {
    return refuse(ErrorCode::exists, path, "is there already");
}

class MemoryLock final : public FileLock {
 public:
    MemoryLock(std::shared_ptr<std::set<NodeId>> locks, NodeId file)
        : locks_(std::move(locks)), file_(file) {}
    ~MemoryLock() override { locks_->erase(file_); }
    MemoryLock(const MemoryLock&) = delete;
    MemoryLock& operator=(const MemoryLock&) = delete;

 private:
    std::shared_ptr<std::set<NodeId>> locks_;
    NodeId file_;
};

}  // namespace

class MemoryGroup final : public GroupSync {
 public:
    MemoryGroup(MemoryFileSystem& files, std::vector<std::string> paths)
        : files_(files), paths_(std::move(paths)), since_(files.operations()) {}

    Result<void> sync() override {
        for (const auto& path : paths_) {
            Operation operation;
            operation.kind = Operation::Kind::sync_group;
            operation.text = "group sync " + path;
            operation.path = path;
            operation.since = since_;
            if (auto done = files_.perform(std::move(operation)); !done) return done;
        }
        return {};
    }

 private:
    MemoryFileSystem& files_;
    std::vector<std::string> paths_;
    std::size_t since_;
};

Result<MemoryFileSystem::Place> MemoryFileSystem::place_of(const std::string& path) const {
    Place place{parts_of(path), {}, Disk::root};
    if (place.parts.empty()) return place;
    const auto& disk = history_.now();
    const auto parent = disk.walk({place.parts.begin(), place.parts.end() - 1});
    if (!parent || disk.nodes[*parent].kind != FileKind::directory) return refuse_missing(path);
    place.slot = {*parent, place.parts.back()};
    place.node = disk.find(place.slot);
    return place;
}

Result<NodeId> MemoryFileSystem::node_at(const std::string& path) const {
    const auto node = history_.now().walk(parts_of(path));
    if (!node) return refuse_missing(path);
    return *node;
}

Result<NodeId> MemoryFileSystem::directory_at(const std::string& path) const {
    auto node = node_at(path);
    if (node && history_.now().nodes[*node].kind != FileKind::directory)
        return refuse_missing(path);
    return node;
}

bool MemoryFileSystem::strikes() const noexcept { return failing_ == operations(); }

/// Every mutating call ends here, and fails here when its turn has come.
Result<void> MemoryFileSystem::perform(Operation operation) {
    if (!strikes()) {
        history_.add(std::move(operation));
        return {};
    }
    const auto text = operation.text;
    operation.failed = true;
    operation.text += " (failed)";
    operation.assignments.clear();
    operation.written.reset();
    history_.add(std::move(operation));
    return refuse(ErrorCode::io, text, "failed because the test said so");
}

Result<Bytes> MemoryFileSystem::read(const std::string& path, std::uint64_t limit) {
    const auto node = node_at(path);
    if (!node) return pass_on(node.error());
    const auto& file = history_.now().nodes[*node];
    if (file.kind != FileKind::file) {
        return refuse(ErrorCode::malformed, path, "is not a regular file");
    }
    if (file.content->size() > limit) {
        return refuse(ErrorCode::too_large, path, "is larger than it may be");
    }
    return *file.content;
}

Result<FileStatus> MemoryFileSystem::status(const std::string& path) {
    const auto node = node_at(path);
    if (!node) return FileStatus{};
    const auto& [kind, mode, content] = history_.now().nodes[*node];
    return FileStatus{kind, content == nullptr ? 0 : content->size(), mode};
}

Result<std::vector<std::string>> MemoryFileSystem::list(const std::string& path) {
    const auto directory = directory_at(path);
    if (!directory) return pass_on(directory.error());
    return history_.now().names_in(*directory);
}

Result<void> MemoryFileSystem::add_file(const Place& place, const std::string& text, ByteView bytes,
                                        std::uint32_t mode) {
    const bool torn = strikes() && how_ == Failure::torn;
    if (torn) bytes = bytes.first(bytes.size() / 2);
    const auto node =
        history_.add_node({FileKind::file, mode, std::make_shared<const Bytes>(copy_of(bytes))});
    Operation operation;
    operation.text = text;
    operation.path = joined(place.parts);
    operation.assignments = {{place.slot, node}};
    operation.written = node;
    if (!torn) return perform(std::move(operation));
    operation.text += " (torn)";
    history_.add(std::move(operation));
    return refuse(ErrorCode::io, text, "failed because the test said so");
}

Result<void> MemoryFileSystem::write_new(const std::string& path, ByteView bytes,
                                         std::uint32_t mode) {
    const auto place = place_of(path);
    if (!place) return pass_on(place.error());
    if (place->node) return refuse_existing(path);
    return add_file(*place, "write_new " + path + ", " + std::to_string(bytes.size()) + " bytes",
                    bytes, mode);
}

Result<void> MemoryFileSystem::sync_file(const std::string& path) {
    const auto node = node_at(path);
    if (!node) return pass_on(node.error());
    Operation operation;
    operation.kind = Operation::Kind::sync_file;
    operation.text = "sync_file " + path;
    operation.target = *node;
    return perform(std::move(operation));
}

Result<void> MemoryFileSystem::sync_directory(const std::string& path) {
    const auto directory = directory_at(path);
    if (!directory) return pass_on(directory.error());
    Operation operation;
    operation.kind = Operation::Kind::sync_directory;
    operation.text = "sync_directory " + path;
    operation.target = *directory;
    return perform(std::move(operation));
}

Result<void> MemoryFileSystem::rename(const std::string& from, const std::string& to) {
    const auto source = place_of(from);
    if (!source) return pass_on(source.error());
    const auto target = place_of(to);
    if (!target) return pass_on(target.error());
    if (!source->node) return refuse_missing(from);
    if (source->node == target->node) return {};
    if (target->node) {
        const auto& disk = history_.now();
        const bool same_kind = disk.nodes[*source->node].kind == disk.nodes[*target->node].kind;
        if (!same_kind || !disk.names_in(*target->node).empty()) {
            return refuse(ErrorCode::io, from + " -> " + to, "cannot be renamed");
        }
    }
    return move(*source, *target, "rename " + from + " -> " + to);
}

Result<void> MemoryFileSystem::rename_new(const std::string& from, const std::string& to) {
    const auto source = place_of(from);
    if (!source) return pass_on(source.error());
    const auto target = place_of(to);
    if (!target) return pass_on(target.error());
    if (!source->node) return refuse_missing(from);
    if (target->node) return refuse_existing(to);
    return move(*source, *target, "rename_new " + from + " -> " + to);
}

Result<void> MemoryFileSystem::move(const Place& source, const Place& target,
                                    const std::string& text) {
    if (joined(target.parts).starts_with(joined(source.parts) + "/")) {
        return refuse(ErrorCode::io, text, "is a move into itself");
    }
    Operation operation;
    operation.text = text;
    operation.path = joined(target.parts);
    operation.assignments = {{source.slot, std::nullopt}, {target.slot, source.node}};
    return perform(std::move(operation));
}

Result<void> MemoryFileSystem::remove(const std::string& path) {
    const auto place = place_of(path);
    if (!place) return pass_on(place.error());
    if (!place->node) return refuse_missing(path);
    if (place->parts.empty() || !history_.now().names_in(*place->node).empty()) {
        return refuse(ErrorCode::io, path, "is a directory that is not empty");
    }
    Operation operation;
    operation.text = "remove " + path;
    operation.path = joined(place->parts);
    operation.assignments = {{place->slot, std::nullopt}};
    return perform(std::move(operation));
}

Result<void> MemoryFileSystem::make_directory(const std::string& path, std::uint32_t mode) {
    const auto place = place_of(path);
    if (!place) return pass_on(place.error());
    if (place->node) return refuse_existing(path);
    Operation operation;
    operation.text = "make_directory " + path;
    operation.path = joined(place->parts);
    operation.assignments = {
        {place->slot, history_.add_node({FileKind::directory, mode, nullptr})}};
    return perform(std::move(operation));
}

Result<std::unique_ptr<FileLock>> MemoryFileSystem::lock(const std::string& path) {
    const auto place = place_of(path);
    if (!place) return pass_on(place.error());
    if (!place->node) {
        auto made = add_file(*place, "lock " + path, {}, 0600);
        if (!made) return pass_on(made.error());
    }
    const auto file = node_at(path);
    if (history_.now().nodes[*file].kind != FileKind::file) {
        return refuse(ErrorCode::io, path, "is not a file");
    }
    if (!locks_->insert(*file).second) return refuse(ErrorCode::locked, path, "is locked");
    return std::make_unique<MemoryLock>(locks_, *file);
}

Result<std::unique_ptr<GroupSync>> MemoryFileSystem::begin_group(
    const std::vector<std::string>& directories) {
    std::vector<std::string> paths;
    for (const auto& directory : directories) {
        if (const auto node = directory_at(directory); !node) return pass_on(node.error());
        paths.push_back(joined(parts_of(directory)));
    }
    return std::make_unique<MemoryGroup>(*this, std::move(paths));
}

std::size_t MemoryFileSystem::operations() const noexcept { return history_.operations().size(); }

const std::string& MemoryFileSystem::operation(std::size_t number) const {
    SAKSI_EXPECTS(number < operations());
    return history_.operations()[number].text;
}

void MemoryFileSystem::fail(std::size_t number, Failure how) {
    failing_ = number;
    how_ = how;
}

void MemoryFileSystem::settle() { history_ = History(history_.now()); }

MemoryFileSystem MemoryFileSystem::after_power_cut(std::size_t done, Kept kept) const {
    SAKSI_EXPECTS(done <= operations());
    const bool everything = kept == Kept::everything;
    const std::vector<bool> choices(history_.undecided(done), everything);
    std::mt19937_64 random(done);
    return MemoryFileSystem(
        history_.after_power_cut(done, choices, everything ? nullptr : &random));
}

MemoryFileSystem MemoryFileSystem::after_power_cut(std::size_t done, std::uint64_t seed) const {
    SAKSI_EXPECTS(done <= operations());
    std::mt19937_64 random(seed);
    std::vector<bool> choices(history_.undecided(done));
    std::generate(choices.begin(), choices.end(), [&random] { return random() % 2 == 0; });
    return MemoryFileSystem(history_.after_power_cut(done, choices, &random));
}

std::vector<MemoryFileSystem> MemoryFileSystem::crash_states(std::size_t done,
                                                             std::size_t limit) const {
    std::vector<MemoryFileSystem> states;
    states.push_back(after_power_cut(done, Kept::everything));
    states.push_back(after_power_cut(done, Kept::only_durable));
    const auto undecided = history_.undecided(done);
    const bool few = undecided < 16 && (std::size_t{1} << undecided) <= limit;
    for (std::uint64_t seed = 0; seed < limit; ++seed) {
        if (!few) {
            states.push_back(after_power_cut(done, seed));
            continue;
        }
        // More seeds than selections: each comes again with other torn contents.
        std::vector<bool> choices(undecided);
        for (std::size_t i = 0; i < undecided; ++i) choices[i] = (seed >> i & 1U) != 0;
        std::mt19937_64 random(seed);
        states.push_back(MemoryFileSystem(history_.after_power_cut(done, choices, &random)));
    }
    return states;
}

std::map<std::string, std::string> MemoryFileSystem::snapshot() const {
    std::map<std::string, std::string> seen;
    const auto& disk = history_.now();
    std::vector<std::pair<NodeId, std::string>> open = {{Disk::root, ""}};
    while (!open.empty()) {
        const auto [directory, path] = open.back();
        open.pop_back();
        for (const auto& name : disk.names_in(directory)) {
            const auto id = *disk.find({directory, name});
            const auto& node = disk.nodes[id];
            if (node.kind == FileKind::directory) {
                seen[path + name + "/"] = "";
                open.emplace_back(id, path + name + "/");
            } else {
                seen[path + name] = text_of(*node.content);
            }
        }
    }
    return seen;
}

}  // namespace saksi::test
