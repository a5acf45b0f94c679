// A signature line with one changed byte in its name or key id is no line of
// any key that the policy knows, and would pass for a stranger's. So a line is
// also wrong when it is as near to a known key's as one byte can leave it.
//
// SPDX-License-Identifier: Apache-2.0
#include "signature_check.hpp"

#include <algorithm>
#include <cstdint>

#include "findings.hpp"

namespace saksi::audit {
namespace {

using note::SignatureLine;
using note::SignatureVerdict;
using note::VerifierKey;

/// The keys that may stand under this log's checkpoints.
std::vector<VerifierKey> keys_for(const std::string& origin, const note::Policy& policy) {
    std::vector<VerifierKey> keys;
    for (const auto& log : policy.logs) {
        if (log.key.name == origin) keys.push_back(log.key);
    }
    for (const auto& witness : policy.witnesses) keys.push_back(witness.key);
    return keys;
}

bool is_of(const SignatureLine& line, const VerifierKey& key) {
    return line.name == key.name && line.key_id == key.id();
}

/// Do two key ids differ in one base64 character at most? The id is the first
/// five and a third of them.
bool differ_in_one_character(const note::KeyId& a, const note::KeyId& b) {
    std::uint32_t differing = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        differing = differing << 8 | static_cast<std::uint32_t>(a[i] ^ b[i]);
    }
    constexpr std::uint32_t first_character = 0xfc00'0000;
    for (unsigned shift = 0; shift < 32; shift += 6) {
        if ((differing & ~(first_character >> shift)) == 0) return true;
    }
    return false;
}

bool is_damaged_line_of(const SignatureLine& line, const VerifierKey& key) {
    const auto id = key.id();
    if (line.name == key.name) {
        return line.key_id != id && differ_in_one_character(line.key_id, id);
    }
    return line.key_id == id;
}

bool verifies(const SignatureLine& line, const std::string& text, const VerifierKey& key) {
    return note::verify_signature({text, {line}}, key) == SignatureVerdict::holds;
}

/// Lines that the policy's own reading leaves out: all but the first of a key,
/// and those that only almost are a known key's.
std::vector<LogFinding> check_other_lines(const std::string& file, const note::SignedNote& note,
                                          const std::vector<VerifierKey>& keys) {
    std::vector<LogFinding> findings;
    for (const auto& key : keys) {
        bool first = true;
        for (const auto& line : note.signatures) {
            const bool own = is_of(line, key);
            if (own && !first && !verifies(line, note.text, key)) {
                findings.push_back(found(LogFlaw::unsigned_, file,
                                         "a second signature of this key is wrong", key.name));
            }
            const auto is_this = [&](const VerifierKey& other) { return is_of(line, other); };
            if (is_damaged_line_of(line, key) && std::none_of(keys.begin(), keys.end(), is_this)) {
                findings.push_back(
                    found(LogFlaw::malformed, file, "a signature line is damaged", key.name));
            }
            first = first && !own;
        }
    }
    return findings;
}

}  // namespace

std::vector<LogFinding> check_signatures(const std::string& file,
                                         const note::SignedCheckpoint& checkpoint,
                                         const note::PolicyReport& report,
                                         const note::Policy& policy) {
    const auto& origin = checkpoint.checkpoint.origin;
    if (!report.origin_known) {
        return {found(LogFlaw::unsigned_, file, "the policy knows no log of this origin", origin)};
    }
    auto findings = check_other_lines(file, checkpoint.note, keys_for(origin, policy));
    if (report.log_signature == SignatureVerdict::wrong) {
        findings.push_back(found(LogFlaw::unsigned_, file, "the log's signature is wrong", origin));
    } else if (report.log_signature != SignatureVerdict::holds) {
        findings.push_back(found(LogFlaw::unsigned_, file, "the log has not signed it", origin));
    }
    for (const auto& witness : report.witnesses) {
        if (witness.signature != SignatureVerdict::wrong) continue;
        findings.push_back(
            found(LogFlaw::unsigned_, file, "a witness's signature is wrong", witness.name));
    }
    return findings;
}

}  // namespace saksi::audit
