// SPDX-License-Identifier: Apache-2.0
#include "log/session.hpp"

#include "cli/messages.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/file_system.hpp"

namespace saksi::tools {

using namespace cli;

Result<LogSession> LogSession::open(const std::string& directory, const KeyOptions& key,
                                    const Effort& effort) {
    auto signer = LogSigner::open(key);
    if (!signer) return pass_on(signer.error());
    LogSession session;
    session.directory_ = directory;
    session.signer_ = std::make_unique<LogSigner>(std::move(*signer));
    auto writer = log::Writer::open(posix_file_system(), directory, session.signer_->signer(),
                                    session.signer_->head_file());
    if (!writer) return pass_on(writer.error());
    session.writer_ = std::make_unique<log::Writer>(std::move(*writer));
    session.writer_->set_effort(effort);
    return session;
}

Result<record::Recorder> LogSession::recorder() {
    if (auto published = writer_->publish(); !published) return pass_on(published.error());
    return record::Recorder::open(posix_file_system(), directory_, *writer_);
}

std::string advice_for(const Error& error, const std::string& directory) {
    switch (error.code) {
        case ErrorCode::behind:
            return say("Do not write to this copy. See: saksi-log doctor {0}", directory);
        case ErrorCode::inconsistent:
            return say("Nothing was logged. See: saksi-log doctor {0}", directory);
        case ErrorCode::io:
            return say("Nothing is promised yet. When the cause is gone, run the command again.");
        default:
            return {};
    }
}

void print_committed(const log::Committed& committed, Output& out) {
    const auto& head = committed.checkpoint.checkpoint.head;
    if (committed.count == 0) {
        out.line(say("nothing new; size {0}", head.size));
    } else {
        out.line(say("logged {0}, from index {1}; size {2}", committed.count, committed.first,
                     head.size));
    }
    out.line(say("root {0}", to_base64(head.root.view())));
}

void warn_of_hints(const std::optional<Error>& trouble, Output& out) {
    if (trouble) out.warn(say("the lookup files are not up to date: {0}", in_words(*trouble)));
}

void put_committed(const log::Committed& committed, json::Object& fields) {
    const auto& checkpoint = committed.checkpoint.checkpoint;
    fields.set("origin", checkpoint.origin).set("root", to_base64(checkpoint.head.root.view()));
    fields.set("size", number(checkpoint.head.size));
    fields.set("first", number(committed.first));
    fields.set("count", number(committed.count));
}

}  // namespace saksi::tools
