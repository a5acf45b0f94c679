// SPDX-License-Identifier: Apache-2.0
#include "submission_rules.hpp"

#include <algorithm>
#include <utility>

#include "saksi/merkle/compact_range.hpp"
#include "saksi/note/signed_note.hpp"

namespace saksi::audit {
namespace {

using election::KeyAction;
using election::Submission;
using note::SignatureVerdict;
using note::VerifierKey;

constexpr std::string_view not_its_entries = "entries";
constexpr std::string_view no_key = "key";
constexpr std::string_view other_root = "root";
constexpr std::string_view wrong_signature = "signature";

/// The keys are those in force; a line by none of them is by no key.
std::string_view signature_fault(const SeenEvent& seen, const Submission& submission,
                                 const std::vector<VerifierKey>& keys) {
    auto lines = note::parse_signature_lines("\u2014 " + submission.signature + "\n");
    if (!lines) return wrong_signature;
    const auto& header = seen.event.header;
    const note::SignedNote note{election::signed_text(header.election, header.by, submission),
                                std::move(*lines)};
    auto fault = no_key;
    for (const auto& key : keys) {
        const auto verdict = note::verify_signature(note, key);
        if (verdict == SignatureVerdict::holds) return {};
        if (verdict == SignatureVerdict::wrong) fault = wrong_signature;
    }
    return fault;
}

}  // namespace

void SubmissionRules::Submitter::settle() {
    if (open.count == 0) return;
    if (left.count == 0) left.first = open.first;
    left.count += std::exchange(open.count, 0);
}

Result<void> SubmissionRules::take(const SeenEvent& seen) {
    if (const auto* submission = std::get_if<Submission>(&seen.event.body)) {
        auto judged = judge(seen, *submission);
        run_ = {};
        return judged;
    }
    take_entry(seen.version, seen.event.header.by);
    if (const auto* key = std::get_if<election::SubmitterKey>(&seen.event.body)) take_key(*key);
    return {};
}

void SubmissionRules::take_entry(const record::Version& version, std::string_view by) {
    const auto index = version.index;
    if (run_.by != by || run_.end != index) run_ = {std::string(by), index, index};
    run_.end = index + 1;
    const auto submitter = submitters_.find(by);
    if (submitter == submitters_.end() || submitter->second.keys.empty()) return;
    auto& open = submitter->second.open;
    if (open.first.index + open.count != index) submitter->second.settle();
    if (open.count == 0) open.first = version;
    ++open.count;
}

/// A key that cannot be read is in force for nobody.
void SubmissionRules::take_key(const election::SubmitterKey& key) {
    auto& keys = submitters_[key.submitter].keys;
    const auto drop = [&keys](const std::string& vkey) {
        const auto dropped = note::parse_vkey(vkey);
        if (dropped) std::erase(keys, *dropped);
    };
    if (key.action == KeyAction::cabut) return drop(key.vkey);
    if (key.old) drop(*key.old);
    if (auto added = note::parse_vkey(key.vkey)) keys.push_back(std::move(*added));
}

Result<void> SubmissionRules::judge(const SeenEvent& seen, const Submission& submission) {
    const auto fault = fault_of(seen, submission);
    if (!fault) return pass_on(fault.error());
    auto& submitter = submitters_[seen.event.header.by];
    auto& open = submitter.open;
    if (fault->empty()) {
        const auto first = seen.version.index - submission.count;
        open.count = first > open.first.index ? std::min(open.count, first - open.first.index) : 0;
    } else {
        Finding finding;
        finding.detector = Detector::R02;
        finding.entries = {seen.version};
        finding.facts = {{"submission", std::string(*fault), "-"}};
        book_.add(std::move(finding));
    }
    submitter.settle();
    return {};
}

Result<std::string_view> SubmissionRules::fault_of(const SeenEvent& seen,
                                                   const Submission& submission) {
    const auto index = seen.version.index;
    const auto& by = seen.event.header.by;
    const bool follows = run_.by == by && run_.end == index;
    if (!follows || index - run_.first < submission.count) return not_its_entries;
    const auto root = root_of(index - submission.count, index);
    if (!root) return pass_on(root.error());
    if (*root != submission.root) return other_root;
    return signature_fault(seen, submission, submitters_[by].keys);
}

Result<Hash> SubmissionRules::root_of(std::uint64_t first, std::uint64_t end) {
    merkle::CompactRange range;
    for (auto index = first; index < end; ++index) {
        const auto leaf = reader_.hashes().node({0, index});
        if (!leaf) return pass_on(leaf.error());
        range.append(*leaf);
    }
    return range.root();
}

void SubmissionRules::finish() {
    for (auto& [name, submitter] : submitters_) {
        submitter.settle();
        if (submitter.left.count == 0) continue;
        Finding finding;
        finding.detector = Detector::R03;
        finding.entries = {submitter.left.first};
        finding.facts = {{"entries", std::to_string(submitter.left.count), name}};
        book_.add(std::move(finding));
    }
}

}  // namespace saksi::audit
