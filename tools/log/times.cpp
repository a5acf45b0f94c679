// saksi-log times: since when at the latest a log has had its entries, by the time
// stamps of its checkpoints.
//
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>
#include <vector>

#include "cli/files.hpp"
#include "cli/log_reading.hpp"
#include "cli/messages.hpp"
#include "log/commands.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/core/timestamp.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/net/time_stamp.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using net::StampVerdict;

struct Options {
    LogOptions log;
    std::string authorities;
};

void declare(Command& command, Options& options) {
    options.log.declare_without_at(command);
    command.option("--tsa", "FILE", options.authorities,
                   N_("certificates, in PEM, of the time-stamping authorities you trust"));
    command.explain(
        N_("Checks each checkpoints/SIZE.tsr (RFC 3161) beside its checkpoint; of an address only "
           "that of the newest. What is stamped is the checkpoint without signatures: sed "
           "'/^$/,$d' checkpoints/SIZE > text; openssl ts -query -data text -sha256 -cert. "
           "Certificates are judged as of the time stamped. A stamp says no later than, and never "
           "since when."));
}

/// Which checkpoints have a stamp, ascending. A server does not list them.
Result<std::vector<std::uint64_t>> stamped_sizes(const OpenLog& log) {
    if (log.is_far()) return std::vector{log.size()};
    constexpr std::string_view ending = ".tsr";
    std::vector<std::uint64_t> sizes;
    const auto names = posix_file_system().list(log.place() + "/checkpoints");
    if (!names) return pass_on(names.error());
    for (const auto& name : *names) {
        if (!name.ends_with(ending)) continue;
        const auto size = parse_decimal(name.substr(0, name.size() - ending.size()));
        if (size) sizes.push_back(*size);
    }
    std::sort(sizes.begin(), sizes.end());
    return sizes;
}

/// One checkpoint's stamp, or what is wrong before a stamp is even looked at.
struct Finding {
    std::uint64_t size = 0;
    std::string file;
    std::optional<Error> wrong;  ///< below the log: a file that does not parse or belong
    net::TimeStamp stamp;

    [[nodiscard]] bool holds() const noexcept {
        return !wrong && stamp.verdict == StampVerdict::holds;
    }
};

/// Is this checkpoint, as archived, one of the log as it is now?
Result<std::string> text_at(OpenLog& log, std::uint64_t size) {
    auto archived = log::read_checkpoint_at(log.store(), size);
    if (!archived) return pass_on(archived.error());
    if (size > log.size())
        return refuse(ErrorCode::inconsistent, {}, "the log is smaller than this checkpoint");
    const auto root = log.reader().hashes().root_at(size);
    if (!root) return pass_on(root.error());
    if (*root != archived->checkpoint.head.root ||
        archived->checkpoint.origin != log.checkpoint().checkpoint.origin)
        return refuse(ErrorCode::inconsistent, {}, "this checkpoint is not one of the log");
    return std::move(archived->note.text);
}

/// What the system refuses is no finding.
bool is_trouble(const Error& error) {
    return error.code == ErrorCode::io || error.code == ErrorCode::permission ||
           error.code == ErrorCode::crypto;
}

Result<Finding> check(OpenLog& log, std::uint64_t size, const std::string& authorities) {
    Finding finding;
    finding.size = size;
    finding.file = "checkpoints/" + std::to_string(size) + ".tsr";
    const auto bytes = log.store().read(finding.file, net::max_time_stamp_size);
    if (!bytes) return pass_on(bytes.error());
    const auto text = text_at(log, size);
    const auto stamp =
        text ? net::check_time_stamp(*bytes, *text, authorities) : pass_on(text.error());
    if (stamp) {
        finding.stamp = *stamp;
        return finding;
    }
    if (is_trouble(stamp.error())) return pass_on(stamp.error());
    finding.wrong = stamp.error();
    return finding;
}

std::string why(const Finding& finding) {
    if (finding.wrong) return in_words(*finding.wrong);
    switch (finding.stamp.verdict) {
        case StampVerdict::not_granted:
            return _("the authority did not stamp it");
        case StampVerdict::weak:
            return _("the text was hashed with an algorithm that is too weak");
        case StampVerdict::another_text:
            return _("it stamps another text");
        case StampVerdict::not_trusted:
            return _("no signature leads to an authority that you trust");
        case StampVerdict::holds:
            break;
    }
    return {};
}

void print(const Finding& finding, Output& out) {
    if (!finding.holds()) {
        print_verdict(false, say("{0}: {1}", finding.file, why(finding)), out);
        return;
    }
    print_verdict(
        true,
        say("{0} entries were there no later than {1}, says {2}", finding.size,
            timestamp_utc(finding.stamp.no_later_than).text, printable(finding.stamp.authority)),
        out);
}

json::Object as_json(const Finding& finding) {
    json::Object object;
    object.set("size", number(finding.size)).set("file", finding.file);
    object.set("verdict", finding.wrong ? "malformed" : to_string(finding.stamp.verdict));
    if (finding.holds())
        object.set("no_later_than", timestamp_utc(finding.stamp.no_later_than).text)
            .set("authority", printable(finding.stamp.authority));
    return object;
}

int run(const Options& options, Output& out) {
    const auto authorities = read_text(options.authorities, net::max_authorities_size);
    if (!authorities) return out.fail(authorities.error());
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    const auto sizes = stamped_sizes(*log);
    if (!sizes) return out.fail(sizes.error());
    if (sizes->empty())
        return out.fail(refuse(ErrorCode::not_found, log->place() + "/checkpoints",
                               "no checkpoint of this log has a time stamp")
                            .value());
    bool good = log->trusted(out);
    json::Array stamps;
    for (const auto size : *sizes) {
        const auto finding = check(*log, size, *authorities);
        if (!finding) return out.fail(finding.error());
        print(*finding, out);
        stamps.emplace_back(as_json(*finding));
        good = good && finding->holds();
    }
    out.line(_("Not proved: since when. A time stamp says no later than."));
    json::Object fields;
    log->put(fields);
    fields.set("stamps", std::move(stamps));
    return out.answer(std::move(fields), good ? holds : does_not_hold);
}

}  // namespace

void add_log_times(cli::Tool& tool) {
    tool.add<Options>("times", N_("check the time stamps of a log's checkpoints"), declare, run);
}

}  // namespace saksi::tools
