// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/submit.hpp"

#include <string_view>
#include <utility>

#include "ndjson.hpp"
#include "reject_log.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/merkle/hash.hpp"
#include "saksi/note/signed_note.hpp"

namespace saksi::record {
namespace {

/// "name base64": the line without its dash and its end.
std::string bare(const note::SignatureLine& signature) {
    constexpr std::string_view dash = "\u2014 ";
    auto line = note::print_signature_line(signature).substr(dash.size());
    line.pop_back();
    return line;
}

Result<void> add_all(const AppendInput& input, SubmissionDraft& draft,
                     std::vector<std::string>& entries) {
    EventLines lines(*input.stream);
    while (auto* line = lines.next()) {
        const auto event = line->take_event();
        auto entry = event ? draft.add(event->event) : Result<std::string>(pass_on(event.error()));
        if (!entry) return pass_on(place_of(input.name, line->number), std::move(entry.error()));
        entries.push_back(std::move(*entry));
    }
    if (lines.broken()) return refuse(ErrorCode::io, printable(input.name), "cannot be read");
    return {};
}

}  // namespace

Result<std::string> SubmissionDraft::add(const election::Event& event) {
    const auto& header = event.header;
    if (count() > 0 && header.by != by_) {
        return refuse(ErrorCode::usage, "by", "another submitter than that of the events before",
                      header.by);
    }
    if (count() > 0 && header.election != election_) {
        return refuse(ErrorCode::usage, "election",
                      "another election than that of the events before", header.election);
    }
    auto entry = election::print_event(event);
    if (!entry) return entry;
    by_ = header.by;
    election_ = header.election;
    entries_.append(merkle::leaf_hash(bytes_of(*entry)));
    return entry;
}

Result<election::Event> SubmissionDraft::sign(note::Signer& signer) const {
    if (count() == 0) return refuse(ErrorCode::usage, {}, "there are no events to sign");
    election::Submission submission{count(), entries_.root(), {}};
    const auto signature = signer.sign(election::signed_text(election_, by_, submission));
    if (!signature) return pass_on(signature.error());
    submission.signature = bare(*signature);
    election::Header header;
    header.election = election_;
    header.by = by_;
    return election::Event{std::move(header), std::nullopt, std::move(submission)};
}

Result<std::vector<std::string>> sign_events(const std::vector<AppendInput>& inputs,
                                             note::Signer& signer) {
    SubmissionDraft draft;
    std::vector<std::string> entries;
    for (const auto& input : inputs) {
        if (auto added = add_all(input, draft, entries); !added) return pass_on(added.error());
    }
    const auto submission = draft.sign(signer);
    if (!submission) return pass_on(submission.error());
    auto entry = election::print_event(*submission);
    if (!entry) return pass_on(entry.error());
    entries.push_back(std::move(*entry));
    return entries;
}

}  // namespace saksi::record
