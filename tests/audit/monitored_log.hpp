// What a monitor is shown in tests: logs as a server has them, signed and perhaps
// cosigned; and one that has seen such a log.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "saksi/audit/monitor.hpp"
#include "saksi/note/policy.hpp"
#include "small_election.hpp"
#include "support/naive_log.hpp"
#include "support/notes.hpp"

namespace saksi::test {

inline const std::string state = "keadaan";
inline const Source other_source{SourceKind::saksi, "lain"};

inline audit::Monitor open_monitor(FileSystem& files, audit::MonitorQuery query = {},
                                   audit::MonitorLimits limits = {}) {
    auto monitor = audit::Monitor::open(files, state, std::move(query), limits);
    REQUIRE_MESSAGE(monitor.has_value(), (monitor ? "" : to_text(monitor.error())));
    return std::move(*monitor);
}

inline audit::MonitorReport look(audit::Monitor& monitor, tiles::Store& store,
                                 const note::Policy* policy = nullptr, std::uint64_t now = 1'000) {
    auto report = monitor.look(store, policy, now);
    REQUIRE_MESSAGE(report.has_value(), (report ? "" : to_text(report.error())));
    REQUIRE(monitor.keep());
    return std::move(*report);
}

inline std::vector<audit::AlarmKind> kinds_of(const audit::MonitorReport& report) {
    std::vector<audit::AlarmKind> kinds;
    for (const auto& alarm : report.alarms) kinds.push_back(alarm.kind);
    return kinds;
}

/// Events of an election, as entries.
inline std::vector<Bytes> some_entries(std::size_t count, std::uint16_t first = 1) {
    EventLog log;
    put_places(log);
    for (auto number = first; log.entries.size() < count; ++number)
        log.put(form(tps("5171011003", number), votes({number, 2})));
    log.entries.resize(count);
    return log.entries;
}

inline std::vector<Bytes> first_of(const std::vector<Bytes>& entries, std::size_t size) {
    return {entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(size)};
}

/// A log of these entries as a server has it, signed and perhaps cosigned.
struct Served {
    MapStore store;

    explicit Served(const std::vector<Bytes>& entries,
                    const std::string& origin = "example.org/log", std::uint64_t cosigned = 0) {
        store.files = naive_log(entries);
        const auto key = key_of("log");
        note::KeySigner signer(origin, key);
        auto text = note::print_checkpoint({origin, {entries.size(), rfc6962::mth(entries)}, {}});
        auto note = signed_by(signer, std::move(text));
        if (cosigned > 0)
            note.signatures.push_back(
                note::cosign(note.text, cosigned, "example.org/witness", key_of("witness"))
                    .value());
        store.files["checkpoint"] = copy_of(bytes_of(note::print_note(note)));
    }
};

inline note::Policy policy(bool with_witness) {
    const auto log =
        note::VerifierKey{"example.org/log", note::KeyType::ed25519, key_of("log").public_key()};
    const auto witness = note::VerifierKey{"example.org/witness", note::KeyType::cosignature,
                                           key_of("witness").public_key()};
    auto text = "log " + note::to_vkey(log) + "\n";
    text += with_witness ? "witness w " + note::to_vkey(witness) + "\nquorum w\n"
                         : std::string("quorum none\n");
    return note::parse_policy(text).value();
}

/// A monitor that has seen a log of these entries.
struct Following {
    MemoryFileSystem files;
    std::optional<audit::Monitor> monitor;

    explicit Following(const std::vector<Bytes>& entries, audit::MonitorLimits limits = {}) {
        monitor.emplace(open_monitor(files, {}, limits));
        Served served(entries);
        CHECK(look(*monitor, served.store).growth == audit::Growth::first);
    }

    audit::MonitorReport see(const std::vector<Bytes>& entries) {
        Served served(entries);
        return look(*monitor, served.store);
    }
    std::string text(const std::string& path) {
        return std::string(text_of(files.read(path, 1'000'000).value()));
    }
};

/// Entries of another past: one of them is another.
inline std::vector<Bytes> altered(std::vector<Bytes> entries, std::size_t index) {
    entries[index] = some_entries(index + 1, 5'000).back();
    return entries;
}

}  // namespace saksi::test
