// What is on a disk, which of it is durable, and what a power cut may leave.
// The inside of MemoryFileSystem; tests want memory_file_system.hpp.
//
// A disk is nodes (files and directories) and entries (names for nodes). A
// History is a disk, all of it durable, and the operations done to it since.
// A change takes effect whole or not at all, but changes that were not synced
// take effect in any selection: an operation waits only for the one that put
// its node where it takes it from, so that a renamed file has one name.
// The content of a file that was not synced may be cut short or end in zeros.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "saksi/core/file_system.hpp"

namespace saksi::test {

using NodeId = std::size_t;

struct Node {
    FileKind kind = FileKind::file;
    std::uint32_t mode = 0;
    std::shared_ptr<const Bytes> content;  // of a file
};

/// A name in a directory.
struct Slot {
    NodeId directory = 0;
    std::string name;
    bool operator==(const Slot&) const = default;
    bool operator<(const Slot& other) const {
        return std::tie(directory, name) < std::tie(other.directory, other.name);
    }
};

struct Disk {
    static constexpr NodeId root = 0;

    std::vector<Node> nodes{{FileKind::directory, 0755, nullptr}};
    std::map<Slot, NodeId> entries;

    [[nodiscard]] std::optional<NodeId> find(const Slot& slot) const;
    [[nodiscard]] std::vector<std::string> names_in(NodeId directory) const;
    /// The node at a path's parts, from the root.
    [[nodiscard]] std::optional<NodeId> walk(const std::vector<std::string>& parts) const;
};

/// Makes a slot name this node, or nothing.
struct Assignment {
    Slot slot;
    std::optional<NodeId> node;
};

struct Operation {
    enum class Kind : std::uint8_t { change, sync_file, sync_directory, sync_group };

    Kind kind = Kind::change;
    std::string text;  ///< the call, for a test's message
    std::string path;  ///< what it was about, from the root, each part behind a "/"
    bool failed = false;

    // A change. A rename's first assignment is the name that goes.
    std::vector<Assignment> assignments;
    std::optional<NodeId> written;  ///< the file whose content is new

    // A sync.
    NodeId target = 0;      ///< sync_file, sync_directory
    std::size_t since = 0;  ///< sync_group: covers the operations from this one on
};

class History {
 public:
    explicit History(Disk start = {}) : start_(std::move(start)), now_(start_) {}

    [[nodiscard]] const Disk& now() const noexcept { return now_; }
    [[nodiscard]] const std::vector<Operation>& operations() const noexcept { return operations_; }

    NodeId add_node(Node node);
    void add(Operation operation);

    /// How many of the first `count` operations are changes that a power cut
    /// after them may undo.
    [[nodiscard]] std::size_t undecided(std::size_t count) const;

    /// The disk after a power cut: the i-th undecided change took effect when
    /// kept[i]. Without `torn`, contents are whole.
    [[nodiscard]] Disk after_power_cut(std::size_t count, const std::vector<bool>& kept,
                                       std::mt19937_64* torn) const;

 private:
    struct Durable {
        std::vector<bool> change;   // by operation
        std::vector<bool> content;  // by node
    };

    [[nodiscard]] Durable durable_after(std::size_t count) const;
    [[nodiscard]] bool is_covered(std::size_t change, std::size_t sync) const;
    [[nodiscard]] std::optional<std::size_t> waits_for(std::size_t change) const;
    void keep(std::vector<bool>& changes, std::size_t change) const;

    Disk start_;
    Disk now_;
    std::vector<Operation> operations_;
};

}  // namespace saksi::test
