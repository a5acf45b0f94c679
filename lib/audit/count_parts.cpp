// SPDX-License-Identifier: Apache-2.0
#include "count_parts.hpp"

#include <algorithm>
#include <string>
#include <utility>

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

FormTally scan_tally(SealedScanner& in) {
    FormTally tally;
    scan_sums(in, tally.fields);
    tally.options.resize(in.count());
    scan_sums(in, tally.options);
    tally.tps.resize(in.count());
    for (auto& tps : tally.tps) {
        const auto code = in.number();
        tps = {static_cast<std::uint16_t>(code / 2), code % 2 == 1};
    }
    return tally;
}

}  // namespace

void print(SealedPrinter& out, const FormCounter::Groups& groups) {
    out.number(groups.size());
    for (const auto& [home, ballots] : groups) {
        out.text(home.scheme);
        out.text(home.code);
        out.number(home.number);
        out.number(ballots.size());
        for (const auto& [id, tally] : ballots) {
            out.text(id);
            print(out, tally);
        }
    }
}

FormCounter::Groups scan_groups(SealedScanner& in) {
    FormCounter::Groups groups;
    for (auto left = in.count(); left > 0 && in.good(); --left) {
        Unit home{election::UnitKind::tps, std::string(in.text()), std::string(in.text()), 0};
        home.number = static_cast<std::uint16_t>(in.number());
        auto& ballots = groups[std::move(home)];
        for (auto each = in.count(); each > 0 && in.good(); --each) {
            std::string id(in.text());
            ballots.insert_or_assign(std::move(id), scan_tally(in));
        }
    }
    return groups;
}

bool fit(const FormCounter::Groups& groups, const Survey& survey) {
    const auto& ballots = survey.ballots();
    for (const auto& [home, by_ballot] : groups) {
        for (const auto& [id, tally] : by_ballot) {
            const auto found = ballots.find(id);
            const bool known = id.empty() ? tally.options.size() == 0 : found != ballots.end();
            if (!known) return false;
            if (!id.empty() && tally.options.size() != VoteShape(found->second.ballot).columns())
                return false;
        }
    }
    return true;
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
