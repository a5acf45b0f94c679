// Where a tool's words go: results to standard output, all else to standard
// error, and with --json one document instead of results in words.
//
//     out.line(say("size {0}", size));           for people; nothing under --json
//     return out.answer(fields, holds);          for machines; nothing without --json
//     return out.fail(result.error());           "saksi-log show: where: reason", exit code 2
//
// A write to standard output that fails (a full disk, a closed pipe) makes the
// exit code 2: an answer that did not arrive is no answer.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/exit_code.hpp"
#include "saksi/core/bytes.hpp"
#include "saksi/core/json.hpp"
#include "saksi/core/result.hpp"

namespace saksi::cli {

/// Version of the shape of every --json document.
inline constexpr int json_schema = 1;

struct OutputStyle {
    bool json = false;
    bool quiet = false;
};

class Output {
 public:
    /// `command` as it was called: "saksi-log append".
    Output(std::string command, OutputStyle style);

    [[nodiscard]] bool json() const noexcept { return style_.json; }
    /// For commands with a format of their own that is JSON.
    void switch_to_json() noexcept { style_.json = true; }
    [[nodiscard]] bool quiet() const noexcept { return style_.quiet; }
    /// Did everything so far reach standard output?
    [[nodiscard]] bool working() const noexcept { return failure_ == 0; }

    /// One line of the result, for people.
    void line(std::string_view text = {});
    /// A result that is bytes, as they are; also under --json.
    void bytes(ByteView bytes);
    /// The result, for machines; says the command and the verdict by itself.
    int answer(json::Object fields, ExitCode code = holds);

    /// A remark on standard error, unless --quiet.
    void note(std::string_view text) const;
    /// A line on standard error, always.
    void complain(std::string_view text) const;
    /// The same, as a warning of this command.
    void warn(std::string_view text) const;
    /// The error in words on standard error, and as a document under --json.
    /// `advice`: what to do about it, translated already.
    int fail(const Error& error, std::string_view advice = {});

    /// What was written so far leaves this process; for who goes on for long.
    void flush();
    /// Flushes; the exit code of the process.
    [[nodiscard]] int finish(int code);

 private:
    void write(std::string_view text);
    void document(json::Object fields);

    std::string command_;
    OutputStyle style_;
    int failure_ = 0;  ///< errno of the first write that failed
};

/// A number for machines; as text if it is larger than JSON can safely carry.
[[nodiscard]] json::Value number(std::uint64_t value);

/// {"code", "where", "reason", "detail"}.
[[nodiscard]] json::Object error_json(const Error& error);
/// "where: reason (detail)" with the reason translated; printable.
[[nodiscard]] std::string in_words(const Error& error);

/// `text` in a colour that says good or bad, if standard output is a terminal
/// and NO_COLOR is not set.
[[nodiscard]] std::string good(std::string_view text);
[[nodiscard]] std::string bad(std::string_view text);
/// The line that answers a question: "HOLDS  …" or "DOES NOT HOLD  …".
void print_verdict(bool does_hold, const std::string& claim, Output& out);

}  // namespace saksi::cli
