// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/lookup_file.hpp"

#include <utility>

#include "saksi/core/json.hpp"
#include "saksi/core/lines.hpp"

namespace saksi::record {
namespace {

constexpr std::int64_t version = 1;

json::Object first_line(const LookupFile& file) {
    json::Object object;
    object.set("origin", file.origin).set("size", file.size).set("v", version);
    return object;
}

Result<LookupFile> parse_first_line(std::string_view line) {
    const auto value = json::parse_canonical(line);
    if (!value) return pass_on(value.error());
    const auto* object = value->object();
    const auto* origin = object != nullptr ? object->find("origin") : nullptr;
    const auto* size = object != nullptr ? object->find("size") : nullptr;
    const auto* v = object != nullptr ? object->find("v") : nullptr;
    if (v != nullptr && v->integer() != nullptr && *v->integer() > version) {
        return refuse(ErrorCode::unsupported, "v", "a newer kind of lookup file");
    }
    if (origin == nullptr || origin->string() == nullptr || size == nullptr ||
        size->integer() == nullptr || *size->integer() < 0) {
        return refuse(ErrorCode::malformed, {}, "not the first line of a lookup file");
    }
    LookupFile file{*origin->string(), static_cast<std::uint64_t>(*size->integer()), {}};
    if (json::Value(first_line(file)) != *value) {
        return refuse(ErrorCode::malformed, {}, "not the first line of a lookup file");
    }
    return file;
}

/// It comes after the one before it, and is of an entry that the file may know.
Result<void> check_place(const LookupFile& file, const Hint& hint) {
    if (hint.index >= file.size) {
        return refuse(ErrorCode::malformed, {}, "a hint to an entry after the file's size",
                      std::to_string(hint.index));
    }
    if (!file.hints.empty() && !(file.hints.back() < hint)) {
        return refuse(ErrorCode::not_canonical, {}, "hints are sorted, and stand once");
    }
    return {};
}

}  // namespace

Result<std::string> print_lookup(const LookupFile& file) {
    auto text = json::print(json::Value(first_line(file))) + "\n";
    for (const auto& hint : file.hints) text += print_hint(hint) + "\n";
    if (text.size() > max_lookup_size) {
        return refuse(ErrorCode::too_large, {}, "more hints than a lookup file may have",
                      std::to_string(file.hints.size()));
    }
    return text;
}

Result<LookupFile> parse_lookup(std::string_view text) {
    if (text.size() > max_lookup_size) {
        return refuse(ErrorCode::too_large, {}, "larger than a lookup file may be",
                      std::to_string(text.size()));
    }
    Lines lines(text);
    const auto first = lines.next();
    if (!first) return refuse(ErrorCode::malformed, {}, "not the first line of a lookup file");
    auto file = parse_first_line(*first);
    if (!file) return pass_on(lines.where(), file.error());
    while (const auto line = lines.next()) {
        auto hint = parse_hint(*line);
        if (!hint) return pass_on(lines.where(), hint.error());
        if (auto fits = check_place(*file, *hint); !fits) {
            return pass_on(lines.where(), fits.error());
        }
        file->hints.push_back(std::move(*hint));
    }
    if (!lines.rest().empty()) {
        return refuse(ErrorCode::malformed, lines.where_next(), "the last line has no line feed");
    }
    return std::move(*file);
}

}  // namespace saksi::record
