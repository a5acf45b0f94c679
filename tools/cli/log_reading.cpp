// SPDX-License-Identifier: Apache-2.0
#include "cli/log_reading.hpp"

#include <utility>

#include "cli/inputs.hpp"
#include "cli/log_folder.hpp"
#include "cli/messages.hpp"
#include "cli/policy_words.hpp"
#include "cli/threads.hpp"
#include "saksi/audit/totals.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/core/timestamp.hpp"
#include "saksi/net/http_store.hpp"

namespace saksi::cli {
namespace {

bool is_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

Result<LogSource> open_source(const LogOptions& options) {
    auto& files = posix_file_system();
    if (net::is_address(options.log)) {
        net::HttpOptions http;
        http.cache = options.keep.value_or("");
        auto store = net::HttpStore::open(options.log, std::move(http), files);
        if (!store) return pass_on(store.error());
        const auto* web = store->get();
        return LogSource{options.log, std::move(*store), web};
    }
    if (options.keep)
        return refuse(ErrorCode::usage, "--keep", "a log in a folder is not fetched",
                      *options.keep);
    auto folder = public_folder_of(options.log);
    if (!folder) return pass_on(folder.error());
    return LogSource{*folder, std::make_unique<tiles::DirectoryStore>(files, *folder)};
}

void LogOptions::declare(Command& command) {
    declare_without_at(command);
    command.option(
        "--at", "SIZE|TIME", at,
        N_("the log as it was: its first SIZE entries, or all before one seen after TIME"));
}

void LogOptions::declare_walk(Command& command) {
    declare(command);
    declare_effort(command);
}

void LogOptions::declare_effort(Command& command) {
    declare_threads(command, threads);
    declare_timings(command, timings);
}

void LogOptions::declare_without_at(Command& command) {
    command.takes("LOG", log, N_("a log's folder, or its http(s) address"));
    command.option("--keep", "FOLDER", keep,
                   N_("of an address: keep here what was fetched and never changes"));
    command.option("--policy", "FILE", policy,
                   N_("whom to trust: a tlog-policy, or one vkey line; without it signatures are "
                      "not checked"));
}

Result<OpenLog> OpenLog::open(const LogOptions& options) {
    OpenLog open;
    open.timings_ = std::make_unique<Timings>(options.timings);
    auto source = open_source(options);
    if (!source) return pass_on(source.error());
    open.place_ = std::move(source->place);
    open.store_ = std::move(source->store);
    open.web_ = source->web;
    auto checkpoint = log::read_checkpoint(*open.store_);
    if (!checkpoint) return pass_on(open.place_, checkpoint.error());
    open.checkpoint_ = std::move(*checkpoint);
    if (options.policy) {
        const auto chosen = read_chosen_policy(*options.policy);
        if (!chosen) return pass_on(chosen.error());
        open.policy_ = note::check_policy(open.checkpoint_, chosen->policy);
        open.policy_file_ = chosen->file;
    }
    const auto threads = threads_from(options.threads);
    if (!threads) return pass_on(threads.error());
    auto reader = log::Reader::open(*open.store_, open.checkpoint_.checkpoint.head,
                                    {*threads, open.timings_->watch()});
    if (!reader) return pass_on(open.place_, reader.error());
    open.reader_ = std::make_unique<log::Reader>(std::move(*reader));
    open.size_ = open.checkpoint_.checkpoint.head.size;
    if (options.at) {
        const auto size = open.size_at("--at", *options.at);
        if (!size) return pass_on(size.error());
        open.size_ = *size;
    }
    return open;
}

/// An entry's place says when it was logged; what it tells may be older. So the
/// log at a time is cut before the first entry that was seen later.
Result<std::uint64_t> OpenLog::size_at(const std::string& option, const std::string& at) {
    if (!is_number(at)) {
        const auto time = parse_timestamp(at);
        if (!time) return refuse(ErrorCode::usage, option, "neither a size nor a time", at);
        return audit::size_at_time(*reader_, time->instant);
    }
    const auto size = parse_decimal(at);
    if (!size) return refuse(ErrorCode::usage, option, "neither a size nor a time", at);
    if (*size > size_)
        return refuse(ErrorCode::usage, option, "the log is not as large as that",
                      std::to_string(size_));
    return *size;
}

Result<record::Lookup> OpenLog::lookup() {
    return record::Lookup::open(*store_, *reader_, checkpoint_.checkpoint.origin, size_);
}

bool OpenLog::trusted(Output& out) const {
    if (!policy_) {
        out.note(
            _("No policy was given: the entries are those of this checkpoint, but whose it is was "
              "not checked."));
        return true;
    }
    if (policy_->holds()) return true;
    out.complain(say("The checkpoint does not satisfy the policy: {0}", why_not(*policy_)));
    return false;
}

void OpenLog::put(json::Object& fields) const {
    const auto& checkpoint = checkpoint_.checkpoint;
    json::Object head;
    head.set("size", number(checkpoint.head.size))
        .set("root", to_base64(checkpoint.head.root.view()));
    fields.set("origin", checkpoint.origin)
        .set("checkpoint", std::move(head))
        .set("size", number(size_));
    fields.set("policy", policy_ ? json::Value(as_json(*policy_)) : json::Value());
    if (web_ == nullptr) return;
    json::Object fetched;
    fetched.set("files", number(web_->counts().requests))
        .set("bytes", number(web_->counts().bytes))
        .set("kept", number(web_->counts().kept));
    fields.set("fetched", std::move(fetched));
}

void OpenLog::finish(json::Object& fields, const Output& out) const {
    put(fields);
    timings_->put(fields);
    timings_->print(out);
}

}  // namespace saksi::cli
