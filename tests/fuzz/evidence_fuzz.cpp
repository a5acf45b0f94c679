// Evidence bundles: what parses prints back to the same bytes. The policy is that
// of the worked bundle, so that what is made of its bytes is looked at; what holds
// has a rekap proof that holds by itself, and versions that are forms of one TPS.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "saksi/audit/evidence_check.hpp"

using namespace saksi;

namespace {

const audit::ChosenPolicy& worked_policy() {
    static const audit::ChosenPolicy policy{
        note::parse_policy(
            "log example.org/log+b9efd0a3+AZsfhHkc/HZjBFhU04netcqVRJ2HXydqg4QLBgqznPxx\n"
            "quorum none\n")
            .value(),
        {}};
    return policy;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = text_of({data, size});
    const auto evidence = note::parse_evidence(text);
    if (!evidence) return 0;
    if (note::print_evidence(*evidence) != text) std::abort();

    const auto report = audit::check_evidence(*evidence, worked_policy());
    if (report.answer() != audit::ClaimAnswer::holds) return 0;
    if (!report.entries.hold()) std::abort();
    if (evidence->rekap && !report.rekap->holds()) std::abort();
    if (evidence->rekap && report.counted() == nullptr) std::abort();
    for (const auto& version : report.versions) {
        if (std::get<election::CHasil>(version.event.body).unit != report.tps) std::abort();
    }
    return 0;
}
