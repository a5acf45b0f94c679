// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/witness_state.hpp"

#include <optional>
#include <utility>

#include "saksi/core/encoding.hpp"
#include "saksi/core/json.hpp"

namespace saksi::log {
namespace {

constexpr std::uint64_t max_state_file = 1'000'000;
constexpr std::uint32_t state_mode = 0600;

tl::unexpected<Error> damaged(const std::string& path) {
    return refuse(ErrorCode::malformed, path,
                  "not a witness's state: it must hold what was cosigned last, and does not");
}

json::Value number(std::uint64_t value) { return static_cast<std::int64_t>(value); }

json::Object as_json(const std::string& origin, const Witnessed& seen) {
    json::Object log;
    log.set("origin", origin).set("root", to_base64(seen.head.root.view()));
    log.set("size", number(seen.head.size)).set("time", number(seen.time));
    return log;
}

const std::string* string_in(const json::Object& object, std::string_view key) {
    const auto* value = object.find(key);
    return value == nullptr ? nullptr : value->string();
}

std::optional<std::uint64_t> number_in(const json::Object& object, std::string_view key) {
    const auto* value = object.find(key);
    const auto* found = value == nullptr ? nullptr : value->integer();
    if (found == nullptr || *found < 0) return std::nullopt;
    return static_cast<std::uint64_t>(*found);
}

bool read_log(const json::Value& value, std::map<std::string, Witnessed>& logs) {
    const auto* object = value.object();
    if (object == nullptr || object->members().size() != 4) return false;
    const auto* origin = string_in(*object, "origin");
    const auto* root = string_in(*object, "root");
    const auto size = number_in(*object, "size");
    const auto time = number_in(*object, "time");
    if (origin == nullptr || root == nullptr || !size || !time) return false;
    const auto hash = parse_hash_base64(*root);
    return hash && logs.emplace(*origin, Witnessed{{*size, *hash}, *time}).second;
}

/// Does `state` hold all that the copy beside the key knows of?
bool is_as_new(const std::map<std::string, Witnessed>& state,
               const std::map<std::string, Witnessed>& copy) {
    for (const auto& [origin, seen] : copy) {
        const auto found = state.find(origin);
        if (found == state.end() || found->second.head.size < seen.head.size) return false;
        if (found->second.time < seen.time) return false;
        if (found->second.head.size == seen.head.size && found->second.head.root != seen.head.root)
            return false;
    }
    return true;
}

}  // namespace

Result<WitnessState> WitnessState::open(FileSystem& files, std::string path, std::string copy,
                                        std::string witness) {
    WitnessState state(files, std::move(path), std::move(copy), std::move(witness));
    auto lock = files.lock(state.path_ + ".lock");
    if (!lock && lock.error().code == ErrorCode::locked)
        return refuse(ErrorCode::locked, state.path_,
                      "another program is using this witness's state");
    if (!lock) return pass_on(lock.error());
    state.lock_ = std::move(*lock);
    auto logs = state.read(state.path_);
    if (!logs) return pass_on(logs.error());
    const auto copied = state.read(state.copy_);
    if (!copied) return pass_on(copied.error());
    if (!is_as_new(*logs, *copied))
        return refuse(
            ErrorCode::behind, state.path_,
            "this state is older than what the witness has cosigned: bring back the newest one",
            state.copy_);
    state.logs_ = std::move(*logs);
    return state;
}

const Witnessed* WitnessState::find(const std::string& origin) const noexcept {
    const auto found = logs_.find(origin);
    return found == logs_.end() ? nullptr : &found->second;
}

/// The state first: if the second write is lost, the copy is only the older one.
Result<void> WitnessState::remember(const std::string& origin, const Witnessed& seen) {
    constexpr auto limit = static_cast<std::uint64_t>(json::max_integer);
    if (seen.head.size > limit || seen.time > limit)
        return refuse(ErrorCode::unsupported, origin,
                      "a size or time beyond 2^53-1 cannot be kept");
    logs_[origin] = seen;
    if (auto written = write(path_); !written) return written;
    return write(copy_);
}

Result<WitnessState::Logs> WitnessState::read(const std::string& path) const {
    const auto status = files_->status(path);
    if (!status) return pass_on(status.error());
    if (status->kind == FileKind::none) return Logs{};
    if ((status->mode & 077U) != 0)
        return refuse(ErrorCode::permission, path, "others may read or write this file: chmod 600");
    const auto file = files_->read(path, max_state_file);
    if (!file) return pass_on(file.error());
    auto text = text_of(*file);
    if (!text.ends_with('\n')) return damaged(path);
    text.remove_suffix(1);
    const auto value = json::parse_canonical(text);
    if (!value) return pass_on(path, value.error());
    const auto* object = value->object();
    if (object == nullptr || object->members().size() != 3) return damaged(path);
    const auto* logs = object->find("logs");
    const auto* name = string_in(*object, "witness");
    if (number_in(*object, "v") != 1 || name == nullptr) return damaged(path);
    if (logs == nullptr || logs->array() == nullptr) return damaged(path);
    if (*name != witness_)
        return refuse(ErrorCode::usage, path, "this is another witness's state", *name);
    Logs result;
    for (const auto& each : *logs->array())
        if (!read_log(each, result)) return damaged(path);
    return result;
}

Result<void> WitnessState::write(const std::string& path) const {
    json::Array logs;
    for (const auto& [origin, seen] : logs_) logs.emplace_back(as_json(origin, seen));
    json::Object object;
    object.set("logs", std::move(logs)).set("v", 1).set("witness", witness_);
    const auto text = json::print(object) + "\n";
    return replace_durably(*files_, path, bytes_of(text), state_mode);
}

}  // namespace saksi::log
