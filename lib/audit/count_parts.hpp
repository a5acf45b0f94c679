// The larger parts of a count's cache, as bytes.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "form_counter.hpp"
#include "saksi/crypto/sealed_bytes.hpp"
#include "saksi/record/chain.hpp"

namespace saksi::audit {

void print(crypto::SealedPrinter& out, const Tallies& tallies);
/// Whether they are of use: ask in.good().
[[nodiscard]] Tallies scan_tallies(crypto::SealedScanner& in);

/// Are they of ballots that the log has, with as many columns?
[[nodiscard]] bool fit(const Tallies& tallies, const Survey& survey);

void print(crypto::SealedPrinter& out, const record::Chains& chains);
[[nodiscard]] record::Chains scan_chains(crypto::SealedScanner& in);

}  // namespace saksi::audit
