// SPDX-License-Identifier: Apache-2.0
#include "log/rejects.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

#include "cli/messages.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

constexpr std::uint64_t named = 20;  // so many are told on the terminal and in JSON

json::Object describe(const record::Reject& reject) {
    json::Object object;
    object.set("file", printable(reject.file)).set("line", number(reject.line));
    object.set("where", printable(reject.error.where)).set("reason", reject.error.reason);
    object.set("detail", printable(reject.error.detail)).set("code", name_of(reject.error.code));
    return object;
}

}  // namespace

Rejects::Rejects(std::optional<std::string> path, Output& out)
    : path_(std::move(path)), out_(out) {}

Result<void> Rejects::open() {
    if (!path_) return {};
    const auto status = posix_file_system().status(*path_);
    if (!status) return pass_on(status.error());
    if (status->kind == FileKind::file || status->kind == FileKind::directory)
        return refuse(ErrorCode::exists, *path_,
                      "there is something here already, and rejects are not written over it");
    file_.open(*path_, std::ios::binary | std::ios::app);
    if (!file_) return refuse(ErrorCode::io, *path_, "cannot be written", std::strerror(errno));
    return {};
}

record::RejectRule Rejects::rule() {
    return {path_.has_value(), [this](const record::Reject& reject) { take(reject); }};
}

void Rejects::take(const record::Reject& reject) {
    ++count_;
    if (path_) file_ << reject.text << '\n';
    if (count_ > named) return;
    out_.complain(say("refused: {0}", in_words(reject.error)));
    described_.emplace_back(describe(reject));
}

void Rejects::summarise() {
    if (count_ > named) out_.complain(say("refused: {0} more", count_ - named));
}

Result<void> Rejects::close() {
    if (!path_) return {};
    file_.close();
    if (!file_) return refuse(ErrorCode::io, *path_, "cannot be written", std::strerror(errno));
    return {};
}

}  // namespace saksi::tools
