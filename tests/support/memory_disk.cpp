// Deciding what is durable, and building the disks that a power cut may leave.
//
// SPDX-License-Identifier: Apache-2.0
#include "support/memory_disk.hpp"

#include <algorithm>

namespace saksi::test {
namespace {

void apply(Disk& disk, const Operation& operation) {
    for (const auto& [slot, node] : operation.assignments) {
        if (node) {
            disk.entries[slot] = *node;
        } else {
            disk.entries.erase(slot);
        }
    }
}

bool is_change(const Operation& operation) {
    return operation.kind == Operation::Kind::change && !operation.assignments.empty();
}

/// A file that was never synced: whole, empty, cut short, or of full length
/// with zeros from some byte on, as file systems do.
Bytes torn_copy(const Bytes& content, std::mt19937_64& random) {
    auto torn = content;
    const auto size = static_cast<std::size_t>(random() % (content.size() + 1));
    switch (random() % 4) {
        case 0:
            break;
        case 1:
            torn.clear();
            break;
        case 2:
            torn.resize(size);
            break;
        default:
            std::fill(torn.begin() + static_cast<std::ptrdiff_t>(size), torn.end(),
                      std::uint8_t{0});
            break;
    }
    return torn;
}

}  // namespace

std::optional<NodeId> Disk::find(const Slot& slot) const {
    const auto entry = entries.find(slot);
    if (entry == entries.end()) return std::nullopt;
    return entry->second;
}

std::vector<std::string> Disk::names_in(NodeId directory) const {
    std::vector<std::string> names;
    for (auto entry = entries.lower_bound({directory, ""});
         entry != entries.end() && entry->first.directory == directory; ++entry) {
        names.push_back(entry->first.name);
    }
    return names;
}

std::optional<NodeId> Disk::walk(const std::vector<std::string>& parts) const {
    std::optional<NodeId> node = root;
    for (const auto& name : parts) {
        if (nodes[*node].kind != FileKind::directory) return std::nullopt;
        node = find({*node, name});
        if (!node) return std::nullopt;
    }
    return node;
}

NodeId History::add_node(Node node) {
    now_.nodes.push_back(std::move(node));
    return now_.nodes.size() - 1;
}

void History::add(Operation operation) {
    apply(now_, operation);
    operations_.push_back(std::move(operation));
}

/// A directory's sync covers what got or lost a name in it. A move from one
/// directory to another is covered where it arrives.
bool History::is_covered(std::size_t change, std::size_t sync) const {
    const auto& what = operations_[change];
    const auto& how = operations_[sync];
    if (how.kind == Operation::Kind::sync_directory) {
        return is_change(what) && what.assignments.back().slot.directory == how.target;
    }
    return how.kind == Operation::Kind::sync_group && change >= how.since &&
           what.path.starts_with(how.path + "/");
}

/// The operation that put a node where `change` takes it from.
std::optional<std::size_t> History::waits_for(std::size_t change) const {
    const auto& moved = operations_[change].assignments;
    if (moved.size() < 2) return std::nullopt;
    for (std::size_t before = change; before-- > 0;) {
        for (const auto& [slot, node] : operations_[before].assignments) {
            if (slot == moved.front().slot) return before;
        }
    }
    return std::nullopt;
}

void History::keep(std::vector<bool>& changes, std::size_t change) const {
    changes[change] = true;
    if (const auto first = waits_for(change)) keep(changes, *first);
}

/// A failed sync settles nothing for ever: what it covered stays in doubt,
/// because the next sync may well say that all went fine (fsync's known trap).
History::Durable History::durable_after(std::size_t count) const {
    Durable durable{std::vector<bool>(count), std::vector<bool>(now_.nodes.size())};
    std::fill_n(durable.content.begin(), start_.nodes.size(), true);
    auto doubtful = Durable{std::vector<bool>(count), std::vector<bool>(now_.nodes.size())};
    for (std::size_t sync = 0; sync < count; ++sync) {
        const auto& how = operations_[sync];
        auto& settled = how.failed ? doubtful : durable;
        if (how.kind == Operation::Kind::sync_file && !doubtful.content[how.target]) {
            settled.content[how.target] = true;
        }
        for (std::size_t change = 0; change < sync; ++change) {
            if (!is_covered(change, sync)) continue;
            const auto written = operations_[change].written;
            if (how.kind == Operation::Kind::sync_group && written && !doubtful.content[*written]) {
                settled.content[*written] = true;
            }
            if (!doubtful.change[change]) keep(settled.change, change);
        }
    }
    return durable;
}

std::size_t History::undecided(std::size_t count) const {
    const auto durable = durable_after(count);
    std::size_t open = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (is_change(operations_[i]) && !durable.change[i]) ++open;
    }
    return open;
}

Disk History::after_power_cut(std::size_t count, const std::vector<bool>& kept,
                              std::mt19937_64* torn) const {
    const auto durable = durable_after(count);
    auto applied = durable.change;
    std::size_t open = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!is_change(operations_[i]) || durable.change[i]) continue;
        if (kept[open++]) keep(applied, i);
    }
    Disk disk = start_;
    disk.nodes = now_.nodes;
    for (std::size_t i = 0; i < count; ++i) {
        if (applied[i]) apply(disk, operations_[i]);
    }
    for (NodeId node = 0; torn != nullptr && node < disk.nodes.size(); ++node) {
        auto& content = disk.nodes[node].content;
        if (content == nullptr || durable.content[node]) continue;
        content = std::make_shared<const Bytes>(torn_copy(*content, *torn));
    }
    return disk;
}

}  // namespace saksi::test
