// SPDX-License-Identifier: Apache-2.0
#include "saksi/log/head_file.hpp"

#include <utility>

#include "layout.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/lines.hpp"

namespace saksi::log {
namespace {

constexpr std::uint64_t max_head_file = 4096;
constexpr std::string_view first_line = "saksi head v1";

std::string print_head(const std::string& origin, const merkle::TreeHead& head) {
    return std::string(first_line) + "\n" + origin + "\n" + std::to_string(head.size) + "\n" +
           to_base64(head.root.view()) + "\n";
}

struct Parsed {
    std::string origin;
    merkle::TreeHead head;
};

Result<Parsed> parse_head(const std::string& path, std::string_view text) {
    const auto damaged = [&] {
        return refuse(ErrorCode::malformed, path,
                      "not a head file: it must hold what the key signed last, and does not");
    };
    Lines lines(text);
    if (lines.next() != first_line) return damaged();
    const auto origin = lines.next();
    const auto size = parse_decimal(lines.next().value_or(""));
    const auto root = parse_hash_base64(lines.next().value_or(""));
    if (!origin || !size || !root) return damaged();
    Parsed parsed{std::string(*origin), {*size, *root}};
    if (print_head(parsed.origin, parsed.head) != text) return damaged();
    return parsed;
}

}  // namespace

HeadFile::HeadFile(FileSystem& files, std::string path) : files_(files), path_(std::move(path)) {}

Result<std::optional<merkle::TreeHead>> HeadFile::read(const std::string& origin) const {
    const auto file = files_.read(path_, max_head_file);
    if (!file && file.error().code == ErrorCode::not_found) return std::nullopt;
    if (!file) return pass_on(file.error());
    const auto parsed = parse_head(path_, text_of(*file));
    if (!parsed) return pass_on(parsed.error());
    if (parsed->origin != origin) {
        return refuse(ErrorCode::usage, path_, "this head file belongs to another log",
                      parsed->origin);
    }
    return parsed->head;
}

Result<bool> HeadFile::stage(const std::string& origin, const merkle::TreeHead& next) {
    const auto last = read(origin);
    if (!last) return pass_on(last.error());
    if (*last == next) return false;
    if (*last && next.size <= (*last)->size) {
        return refuse(
            ErrorCode::behind, path_,
            "the key has signed this log at this size or a larger one before; signing "
            "again could show two histories",
            "signed " + std::to_string((*last)->size) + ", asked for " + std::to_string(next.size));
    }
    seen_ = *last;
    const auto text = print_head(origin, next);
    auto staged = stage_replacement(files_, path_, bytes_of(text), private_file_mode);
    if (!staged) return pass_on(staged.error());
    return true;
}

Result<void> HeadFile::put(const std::string& origin) {
    const auto last = read(origin);
    if (!last) return pass_on(last.error());
    if (*last != seen_) {
        return refuse(ErrorCode::inconsistent, path_,
                      "the head file was changed by somebody else meanwhile");
    }
    if (auto put = put_replacement(files_, path_); !put) return put;
    return files_.sync_directory(parent_of(path_));
}

Result<void> HeadFile::advance(const std::string& origin, const merkle::TreeHead& next) {
    auto group = files_.begin_group({parent_of(path_)});
    if (!group) return pass_on(group.error());
    const auto staged = stage(origin, next);
    if (!staged) return pass_on(staged.error());
    if (!*staged) return {};
    if (auto synced = (*group)->sync(); !synced) return synced;
    return put(origin);
}

}  // namespace saksi::log
