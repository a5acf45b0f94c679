// A log with a bit of everything: several sizes, so partial tiles and archived
// checkpoints, and signatures of a witness and of a stranger. Written by
// log::Writer, held in memory.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "map_file_system.hpp"
#include "saksi/audit/log_check.hpp"
#include "saksi/core/expects.hpp"
#include "saksi/note/policy.hpp"
#include "saksi/note/signer.hpp"
#include "support/memory_file_system.hpp"
#include "support/test_log.hpp"

namespace saksi::test {

struct AuditedLog {
    MapFileSystem files;
    note::Policy policy;  ///< the log, and one witness that must have signed

    /// Entries as they come, with a checkpoint at each of `sizes`.
    AuditedLog(const std::vector<Bytes>& entries, const std::vector<std::size_t>& sizes) {
        MemoryFileSystem disk;
        TestLog log(disk, "place");
        must(disk.make_directory("place", 0755));
        must(log.create());
        std::size_t from = 0;
        for (const auto size : sizes) {
            const auto at = entries.begin();
            static_cast<void>(log.append({at + static_cast<std::ptrdiff_t>(from),
                                          at + static_cast<std::ptrdiff_t>(size)})
                                  .value());
            from = size;
            cosign(log, 1'700'000'000 + size);
        }
        if (sizes.empty()) cosign(log, 1'700'000'000);
        files.load(disk, log.directory + "/public");
        const auto witness = note::VerifierKey{"example.org/witness", note::KeyType::cosignature,
                                               key_of("witness").public_key()};
        policy = note::parse_policy("log " + note::to_vkey(log.signer.key()) + "\nwitness w " +
                                    note::to_vkey(witness) + "\nquorum w\n")
                     .value();
    }

    [[nodiscard]] Result<audit::LogReport> check(const audit::LogCheckOptions& options = {}) {
        return audit::check_log(files, "log", policy, options);
    }
    [[nodiscard]] Result<audit::LogReport> check_any() {
        audit::LogCheckOptions options;
        options.entries = audit::Entries::any;
        return check(options);
    }

 private:
    static void must(const Result<void>& done) { SAKSI_EXPECTS(done.has_value()); }
    static void cosign(TestLog& log, std::uint64_t time) {
        auto writer = log.open().value();
        const auto line = [&](const std::string& who) {
            return note::cosign(writer.head().note.text, time, "example.org/" + who, key_of(who))
                .value();
        };
        must(writer.attach({line("witness"), line("stranger")}));
    }
};

}  // namespace saksi::test
