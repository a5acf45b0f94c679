// SPDX-License-Identifier: Apache-2.0
#include "count_parts.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace saksi::audit {

using crypto::SealedPrinter;
using crypto::SealedScanner;
using election::Unit;

namespace {

void print(SealedPrinter& out, const Sum& sum) {
    out.number(sum.sum);
    out.number(sum.n);
}

Sum scan_sum(SealedScanner& in) {
    const auto sum = in.number();
    return {sum, in.number()};
}

void print(SealedPrinter& out, const SumRow& row) {
    for (std::size_t i = 0; i < row.size(); ++i) print(out, row[i]);
}

void scan_sums(SealedScanner& in, SumRow& row) {
    for (std::size_t i = 0; i < row.size(); ++i) row.set(i, scan_sum(in));
}

void print(SealedPrinter& out, const FormTally& tally) {
    print(out, tally.fields);
    out.number(tally.options.size());
    print(out, tally.options);
    out.number(tally.tps.size());
    for (const auto& tps : tally.tps) out.number(std::uint64_t{tps.number} * 2 + (tps.in ? 1 : 0));
}

void scan_tally(SealedScanner& in, FormTally& tally) {
    scan_sums(in, tally.fields);
    tally.options.resize(in.count());
    scan_sums(in, tally.options);
    tally.tps.resize(in.count());
    for (auto& tps : tally.tps) {
        const auto code = in.number();
        tps = {static_cast<std::uint16_t>(code / 2), code % 2 == 1};
    }
}

/// Those of one home, one after the other.
using Homes = std::vector<std::span<const FormTally* const>>;
Homes homes_of(std::span<const FormTally* const> tallies) {
    Homes homes;
    while (!tallies.empty()) {
        const auto other = std::find_if(tallies.begin(), tallies.end(), [&](const auto* tally) {
            return tally->home != tallies.front()->home;
        });
        const auto count = static_cast<std::size_t>(other - tallies.begin());
        homes.push_back(tallies.first(count));
        tallies = tallies.subspan(count);
    }
    return homes;
}

}  // namespace

void print(SealedPrinter& out, const Tallies& tallies) {
    const auto ordered = tallies.in_order();
    const auto homes = homes_of(ordered);
    out.number(homes.size());
    for (const auto& ballots : homes) {
        const auto& home = ballots.front()->home;
        out.text(home.scheme);
        out.text(home.code);
        out.number(home.number);
        out.number(ballots.size());
        for (const auto* tally : ballots) {
            out.text(tally->ballot);
            print(out, *tally);
        }
    }
}

Tallies scan_tallies(SealedScanner& in) {
    Tallies tallies;
    for (auto left = in.count(); left > 0 && in.good(); --left) {
        Unit home{election::UnitKind::tps, std::string(in.text()), std::string(in.text()), 0};
        home.number = static_cast<std::uint16_t>(in.number());
        for (auto each = in.count(); each > 0 && in.good(); --each)
            scan_tally(in, tallies.of(home, in.text()));
    }
    return tallies;
}

bool fit(const Tallies& tallies, const Survey& survey) {
    const auto& ballots = survey.ballots();
    return std::all_of(tallies.begin(), tallies.end(), [&](const FormTally& tally) {
        if (tally.ballot.empty()) return tally.options.size() == 0;
        const auto found = ballots.find(tally.ballot);
        return found != ballots.end() &&
               tally.options.size() == VoteShape(found->second.ballot).columns();
    });
}

void print(SealedPrinter& out, const record::Chains& chains) {
    out.number(chains.strays());
    out.number(chains.size());
    for (const auto& link : chains.links()) {
        out.bytes(link.key.bytes);
        out.number(link.current.index);
        out.bytes(link.current.leaf.view());
    }
}

record::Chains scan_chains(SealedScanner& in) {
    record::Chains chains;
    chains.restore_strays(in.number());
    for (auto left = in.count(); left > 0 && in.good(); --left) {
        record::Chains::Link link;
        const auto key = in.bytes(link.key.bytes.size());
        std::copy(key.begin(), key.end(), link.key.bytes.begin());
        link.current.index = in.number();
        link.current.leaf = in.hash();
        chains.restore(link);
    }
    return chains;
}

}  // namespace saksi::audit
