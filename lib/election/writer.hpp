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
#include "saksi/core/json_text.hpp"
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
        put(key, [&](std::string& out) { write(out, in, at(key), rule...); });
    }

    template <class T, class... Rule>
    void optional(std::string_view key, const std::optional<T>& in, const Rule&... rule) {
        if (in) required(key, *in, rule...);
    }

    template <class T, class... Rule>
    void nullable(std::string_view key, const std::optional<T>& in, const Rule&... rule) {
        in ? required(key, *in, rule...) : put_null(key);
    }

    template <class T, class... Rule>
    void captured(std::string_view key, const Captured<T>& in, const Rule&... rule) {
        if (!in.is_captured()) return;
        in.is_null() ? put_null(key) : required(key, *in.get(), rule...);
    }

    void figure(std::string_view key, const Figure& in) {
        if (in.is_captured()) put(key, [&](std::string& out) { write(out, in); });
    }

    template <class Members, class Describe>
    void group(std::string_view key, const Members& figures, Describe describe) {
        const auto begin = std::begin(figures);
        const auto end = std::end(figures);
        const auto is_captured = [](const Figure& figure) { return figure.is_captured(); };
        const auto is_null = [](const Figure& figure) { return figure.is_null(); };
        if (std::none_of(begin, end, is_captured)) return;
        if (std::all_of(begin, end, is_null)) return put_null(key);
        put(key, [&](std::string& out) { inside(out, at(key), describe); });
    }

    template <class T, class... Rule>
    void list(std::string_view key, const std::vector<T>& in, ListRule rule,
              const Rule&... item_rule) {
        if (in.empty() && rule.left_out_if_empty) return;
        if (in.size() < rule.least || in.size() > rule.most) {
            return fail(key, refuse(ErrorCode::malformed, {}, "not a list of the length allowed"));
        }
        put(key, [&](std::string& out) {
            write_list(out, in, at(key), [&](const T& item, const Path& path) {
                write(out, item, path, item_rule...);
            });
        });
    }

    template <class T>
    void together(std::string_view, const std::optional<T>& in) {
        if (in) fields_of(*this, *in);
    }

    void ids(std::string_view key, const ForeignIds& in);
    void votes(std::string_view key, const Votes& in);

    void constant(std::string_view key, std::int64_t number) {
        put(key, [&](std::string& out) { json::append_integer(out, number); });
    }
    void constant(std::string_view key, std::string_view word) {
        put(key, [&](std::string& out) { json::append_string(out, word); });
    }
    void fail(std::string_view key, tl::unexpected<Error> error) {
        failure_.note(at(key), std::move(error));
    }

    /// Appends the object. What stands for a value that failed is of no use.
    void finish(std::string& out) { object_.append_to(out); }

 private:
    [[nodiscard]] Path at(std::string_view key) const noexcept { return {path_, key}; }
    template <class Append>
    void put(std::string_view key, Append&& append) {
        object_.put(key, append);
    }
    void put_null(std::string_view key) {
        put(key, [](std::string& out) { write_null(out); });
    }

    static void write_null(std::string& out) { out += "null"; }
    static void write(std::string& out, const Figure& in);
    void write(std::string& out, bool in, const Path& path);
    void write(std::string& out, const std::string& in, const Path& path, text::Check check);
    void write(std::string& out, const Hash& in, const Path& path);
    void write(std::string& out, const Timestamp& in, const Path& path);
    void write(std::string& out, const SumFigure& in, const Path& path);
    void write_count(std::string& out, Count in, const Path& path, Range range);
    void write_row(std::string& out, const Captured<VoteRow>& in, const Path& path, ListRule rule);
    void write_rows(std::string& out, const Captured<std::vector<Captured<VoteRow>>>& in,
                    const Path& path);
    void write_parties(std::string& out, const PartyVotes& in, const Path& path);

    template <std::unsigned_integral T>
    void write(std::string& out, T in, const Path& path, Range range) {
        write_count(out, in, path, range);
    }

    template <class E>
    requires std::is_enum_v<E>
    void write(std::string& out, E in, const Path& path) {
        const auto name = name_of(in);
        if (name.empty()) {
            failure_.note(path,
                          refuse(ErrorCode::malformed, {}, "not one of the words allowed here"));
        }
        json::append_string(out, name);
    }

    template <class T>
    requires std::is_class_v<T>
    void write(std::string& out, const T& in, const Path& path) {
        inside(out, path, [&in](Writer& fields) { fields_of(fields, in); });
    }

    template <class T, class WriteItem>
    static void write_list(std::string& out, const std::vector<T>& in, const Path& path,
                           WriteItem write_item) {
        out += '[';
        for (std::size_t i = 0; i < in.size(); ++i) {
            if (i > 0) out += ',';
            write_item(in[i], Path{&path, {}, i});
        }
        out += ']';
    }

    template <class Describe>
    void inside(std::string& out, const Path& path, Describe describe) {
        Writer fields(&path, failure_);
        describe(fields);
        fields.finish(out);
    }

    json::ObjectText object_;
    const Path* path_;
    Failure& failure_;
};

}  // namespace saksi::election
