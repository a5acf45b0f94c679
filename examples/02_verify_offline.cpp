// Checks that a form is in a log, with three small files and nothing else:
// 02_verify_offline ENTRY PROOF POLICY
//
// SPDX-License-Identifier: Apache-2.0
#include <cinttypes>
#include <cstdio>
#include <string>

#include "saksi/audit/entry_check.hpp"
#include "saksi/core/file_system.hpp"

namespace {

using namespace saksi;

constexpr std::uint64_t limit = 1'000'000;  ///< bytes of each file

Result<audit::EntryReport> verify(const char* entry_path, const char* proof_path,
                                  const char* policy_path) {
    auto& files = posix_file_system();
    const auto entry = files.read(entry_path, limit);
    if (!entry) return pass_on(entry.error());
    const auto proof_file = files.read(proof_path, limit);
    if (!proof_file) return pass_on(proof_file.error());
    const auto policy_file = files.read(policy_path, limit);
    if (!policy_file) return pass_on(policy_file.error());

    const auto proof = note::parse_tlog_proof(text_of(*proof_file));
    if (!proof) return pass_on(proof_path, proof.error());
    const auto policy = note::parse_policy(text_of(*policy_file));
    if (!policy) return pass_on(policy_path, policy.error());
    return audit::check_entry(*entry, *proof, *policy);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fputs("usage: 02_verify_offline ENTRY PROOF POLICY\n", stderr);
        return 2;
    }
    const auto report = verify(argv[1], argv[2], argv[3]);
    if (!report) {  // could not be checked, which is no verdict
        std::fprintf(stderr, "%s\n", to_text(report.error()).c_str());
        return 2;
    }
    if (!report->holds()) {
        std::puts("TIDAK COCOK: this is not shown to be in the log");
        return 1;
    }
    std::printf("COCOK: entry %" PRIu64 " of %s, a log of %" PRIu64 " entries\n", report->index,
                report->origin.c_str(), report->head.size);
    return 0;
}
