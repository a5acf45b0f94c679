// Policies: what parses is whole, a comment changes nothing, and a checkpoint
// that nobody signed never meets it.
//
// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <set>

#include "saksi/note/policy.hpp"

using namespace saksi;

namespace {

void check_whole(const note::Policy& policy) {
    std::set<std::string> defined;
    for (const auto& witness : policy.witnesses) defined.insert(witness.name);
    for (const auto& group : policy.groups) {
        if (group.threshold < 1 || group.threshold > group.members.size()) std::abort();
        for (const auto& member : group.members) {
            if (!defined.contains(member)) std::abort();
        }
        if (!defined.insert(group.name).second) std::abort();
    }
    if (!policy.quorum.empty() && !defined.contains(policy.quorum)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = text_of({data, size});
    const auto policy = note::parse_policy(text);
    if (!policy) return 0;
    check_whole(*policy);
    if (note::parse_policy("# comment\n\n" + std::string(text) + " \t\n#\n") != policy)
        std::abort();

    note::SignedCheckpoint unsigned_one;
    if (!policy->logs.empty()) unsigned_one.checkpoint.origin = policy->logs[0].key.name;
    const auto report = note::check_policy(unsigned_one, *policy);
    if (report.holds() || report.quorum_met != policy->quorum.empty()) std::abort();
    return 0;
}
