// SPDX-License-Identifier: Apache-2.0
#include "cli/output.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "cli/messages.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::cli {
namespace {

const char* verdict_of(ExitCode code) {
    switch (code) {
        case holds:
            return "holds";
        case does_not_hold:
            return "does_not_hold";
        case could_not_check:
            break;
    }
    return "could_not_check";
}

bool in_colour() {
    static const bool wanted = ::isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
    return wanted;
}

std::string coloured(const char* code, std::string_view text) {
    if (!in_colour()) return std::string(text);
    return std::string("\x1b[") + code + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace

Output::Output(std::string command, OutputStyle style)
    : command_(std::move(command)), style_(style) {}

void Output::line(std::string_view text) {
    if (style_.json) return;
    write(text);
    write("\n");
}

void Output::bytes(ByteView bytes) { write(text_of(bytes)); }

int Output::answer(json::Object fields, ExitCode code) {
    if (style_.json) {
        fields.set("verdict", verdict_of(code));
        document(std::move(fields));
    }
    return code;
}

void Output::note(std::string_view text) const {
    if (!style_.quiet) complain(text);
}

void Output::complain(std::string_view text) const {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fputc('\n', stderr);
}

void Output::warn(std::string_view text) const {
    complain(command_ + ": " + say("warning: {0}", text));
}

int Output::fail(const Error& error, std::string_view advice) {
    complain(command_ + ": " + in_words(error));
    if (!advice.empty()) complain(advice);
    if (style_.json) {
        json::Object fields;
        fields.set("error", error_json(error)).set("verdict", verdict_of(could_not_check));
        document(std::move(fields));
    }
    return could_not_check;
}

void Output::flush() {
    if (failure_ == 0 && std::fflush(stdout) != 0) failure_ = errno;
}

int Output::finish(int code) {
    flush();
    if (failure_ == 0) return code;
    if (failure_ != EPIPE)  // whoever closed the pipe knows
        complain(command_ + ": " + say("cannot write the result: {0}", std::strerror(failure_)));
    return could_not_check;
}

void Output::write(std::string_view text) {
    if (failure_ != 0 || text.empty()) return;
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) failure_ = errno;
}

void Output::document(json::Object fields) {
    fields.set("saksi", json_schema).set("command", command_);
    write(json::print(fields));
    write("\n");
}

json::Value number(std::uint64_t value) {
    if (value > static_cast<std::uint64_t>(json::max_integer)) return std::to_string(value);
    return static_cast<std::int64_t>(value);
}

json::Object error_json(const Error& error) {
    json::Object object;
    object.set("code", name_of(error.code)).set("where", printable(error.where));
    object.set("reason", error.reason).set("detail", printable(error.detail));
    return object;
}

std::string in_words(const Error& error) {
    auto translated = error;
    translated.reason = _(error.reason.c_str());
    return to_text(translated);
}

std::string good(std::string_view text) { return coloured("32", text); }
std::string bad(std::string_view text) { return coloured("31", text); }

void print_verdict(bool does_hold, const std::string& claim, Output& out) {
    out.line((does_hold ? good(_("HOLDS")) : bad(_("DOES NOT HOLD"))) + "  " + claim);
}

}  // namespace saksi::cli
