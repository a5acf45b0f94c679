// Writes a struct as one JSON object: the other half of Reader, with the same
// functions, driven by the same descriptions (bodies.hpp) and checking the same
// rules. What could not be read is not written.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "path.hpp"
#include "rules.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/core/json.hpp"
#include "saksi/core/timestamp.hpp"
#include "saksi/election/ballot.hpp"
#include "saksi/election/form.hpp"
#include "saksi/election/rekap_root.hpp"
#include "text_check.hpp"

namespace saksi::election {

class Writer {
 public:
    template <class T>
    using Ref = const T&;

    Writer(const Path* path, Failure& failure) noexcept : path_(path), failure_(failure) {}

    template <class T, class... Rule>
    void required(std::string_view key, const T& in, const Rule&... rule) {
        put(key, write(in, at(key), rule...));
    }

    template <class T, class... Rule>
    void optional(std::string_view key, const std::optional<T>& in, const Rule&... rule) {
        if (in) put(key, write(*in, at(key), rule...));
    }

    template <class T, class... Rule>
    void nullable(std::string_view key, const std::optional<T>& in, const Rule&... rule) {
        put(key, in ? write(*in, at(key), rule...) : json::Value());
    }

    template <class T, class... Rule>
    void captured(std::string_view key, const Captured<T>& in, const Rule&... rule) {
        if (!in.is_captured()) return;
        put(key, in.is_null() ? json::Value() : write(*in.get(), at(key), rule...));
    }

    void figure(std::string_view key, const Figure& in) {
        if (in.is_captured()) put(key, write(in));
    }

    template <class Members, class Describe>
    void group(std::string_view key, const Members& figures, Describe describe) {
        const auto begin = std::begin(figures);
        const auto end = std::end(figures);
        const auto is_captured = [](const Figure& figure) { return figure.is_captured(); };
        const auto is_null = [](const Figure& figure) { return figure.is_null(); };
        if (std::none_of(begin, end, is_captured)) return;
        put(key, std::all_of(begin, end, is_null) ? json::Value() : inside(at(key), describe));
    }

    template <class T, class... Rule>
    void list(std::string_view key, const std::vector<T>& in, ListRule rule,
              const Rule&... item_rule) {
        if (in.empty() && rule.left_out_if_empty) return;
        if (in.size() < rule.least || in.size() > rule.most) {
            return fail(key, refuse(ErrorCode::malformed, {}, "not a list of the length allowed"));
        }
        const auto path = at(key);
        json::Array items;
        items.reserve(in.size());
        for (const T& item : in) {
            items.push_back(write(item, Path{&path, {}, items.size()}, item_rule...));
        }
        put(key, std::move(items));
    }

    template <class T>
    void together(std::string_view, const std::optional<T>& in) {
        if (in) fields_of(*this, *in);
    }

    void ids(std::string_view key, const ForeignIds& in);
    void votes(std::string_view key, const Votes& in);

    void constant(std::string_view key, json::Value value) { put(key, std::move(value)); }
    void fail(std::string_view key, tl::unexpected<Error> error) {
        failure_.note(at(key), std::move(error));
    }

    /// What was written.
    [[nodiscard]] json::Object finish() { return std::move(object_); }

 private:
    [[nodiscard]] Path at(std::string_view key) const noexcept { return {path_, key}; }
    void put(std::string_view key, json::Value value) {
        object_.set(std::string(key), std::move(value));
    }

    static json::Value write(const Figure& in);
    json::Value write(bool in, const Path& path);
    json::Value write(const std::string& in, const Path& path, text::Check check);
    json::Value write(const Hash& in, const Path& path);
    json::Value write(const Timestamp& in, const Path& path);
    json::Value write(const SumFigure& in, const Path& path);
    json::Value write_count(Count in, const Path& path, Range range);
    json::Value write_row(const Captured<VoteRow>& in, const Path& path, ListRule rule);
    json::Value write_rows(const Captured<std::vector<Captured<VoteRow>>>& in);
    json::Value write_parties(const PartyVotes& in, const Path& path);

    template <std::unsigned_integral T>
    json::Value write(T in, const Path& path, Range range) {
        return write_count(in, path, range);
    }

    template <class E>
    requires std::is_enum_v<E> json::Value write(E in, const Path& path) {
        const auto name = name_of(in);
        if (name.empty()) {
            failure_.note(path,
                          refuse(ErrorCode::malformed, {}, "not one of the words allowed here"));
        }
        return name;
    }

    template <class T>
    requires std::is_class_v<T> json::Value write(const T& in, const Path& path) {
        return inside(path, [&in](Writer& fields) { fields_of(fields, in); });
    }

    template <class Describe>
    json::Value inside(const Path& path, Describe describe) {
        Writer fields(&path, failure_);
        describe(fields);
        return fields.finish();
    }

    json::Object object_;
    const Path* path_;
    Failure& failure_;
};

}  // namespace saksi::election
