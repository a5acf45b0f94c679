// SPDX-License-Identifier: Apache-2.0
#include "state_file.hpp"

#include <algorithm>
#include <string_view>

namespace saksi::audit {

using crypto::SealedPrinter;
using crypto::SealedScanner;

namespace {

constexpr std::string_view magic = "saksi monitor v1\n";
/// More than the state of any log takes that has ten thousand million votes.
constexpr std::uint64_t max_state = std::uint64_t{1} << 33;

}  // namespace

void Remembered::go_on(note::SignedCheckpoint to, std::uint64_t now) {
    if (checkpoint.checkpoint.head != to.checkpoint.head) {
        former.push_back(std::move(checkpoint));
        if (former.size() > most_former) former.erase(former.begin());
        first_seen = now;
    }
    checkpoint = std::move(to);
}

std::string filters_of(const MonitorQuery& query) {
    std::string contests;
    for (const auto contest : election::all_contests) {
        const auto& chosen = query.contests;
        if (std::find(chosen.begin(), chosen.end(), contest) == chosen.end()) continue;
        contests += (contests.empty() ? "" : ",") + std::string(name_of(contest));
    }
    std::string text;
    const auto add = [&text](std::string_view name, const std::string& value) {
        if (value.empty()) return;
        text += (text.empty() ? "" : " ") + std::string(name) + " " + value;
    };
    add("--election", query.election);
    add("--contest", contests);
    add("--source", query.source ? election::to_text(*query.source) : std::string());
    add("--region", query.region);
    add("--candidate", query.candidate);
    return text;
}

Error damaged_state(const std::string& path) {
    return refuse(ErrorCode::malformed, path,
                  "damaged, or no monitor's state: bring back a copy, or remove it to begin anew")
        .value();
}

Result<std::optional<StateFile>> StateFile::read(FileSystem& files, const std::string& path) {
    const auto status = files.status(path);
    if (!status) return pass_on(status.error());
    if (status->kind == FileKind::none) return std::optional<StateFile>();
    if ((status->mode & 077U) != 0)
        return refuse(ErrorCode::permission, path, "others may read or write this file: chmod 600");
    auto file = files.read(path, max_state);
    if (!file) return pass_on(file.error());
    if (!text_of(*file).starts_with(magic)) return pass_on(damaged_state(path));
    auto in = SealedScanner::open(*file);
    if (!in) return pass_on(damaged_state(path));
    StateFile state(std::move(*file), *in);
    if (!state.scan()) return pass_on(damaged_state(path));
    return std::optional(std::move(state));
}

bool StateFile::scan() {
    static_cast<void>(in_.bytes(magic.size()));
    known_.filters = in_.text();
    auto checkpoint = note::parse_signed_checkpoint(in_.text());
    known_.first_seen = in_.number();
    for (auto left = in_.count(); left > 0 && in_.good(); --left) {
        auto each = note::parse_signed_checkpoint(in_.text());
        if (!each) return false;
        known_.former.push_back(std::move(*each));
    }
    if (!in_.good() || !checkpoint) return false;
    known_.checkpoint = std::move(*checkpoint);
    return true;
}

void print(SealedPrinter& out, const Remembered& known) {
    out.bytes(bytes_of(magic));
    out.text(known.filters);
    out.text(note::print_note(known.checkpoint.note));
    out.number(known.first_seen);
    out.number(known.former.size());
    for (const auto& each : known.former) out.text(note::print_note(each.note));
}

}  // namespace saksi::audit
