// Reads the fields of one JSON object into a struct, strictly: a description
// (fields_of, see bodies.hpp) names every field once, and what it did not name
// is refused by finish(). Reading copies only what stays in the struct.
//
// Reading goes on after an error, with defaults, and only the first error
// counts (path.hpp). So a description is a plain list of fields.
//
// Writer has the same functions, and both are given the same description.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "names.hpp"
#include "path.hpp"
#include "rules.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/core/json_tape.hpp"
#include "saksi/core/timestamp.hpp"
#include "saksi/election/ballot.hpp"
#include "saksi/election/form.hpp"
#include "saksi/election/rekap_root.hpp"
#include "text_check.hpp"

namespace saksi::election {

class Reader {
 public:
    template <class T>
    using Ref = T&;

    Reader(json::Members object, const Path* path, Failure& failure) noexcept
        : object_(object), next_(object.begin()), path_(path), failure_(failure) {}

    template <class T, class... Rule>
    void required(const json::Key& key, T& out, const Rule&... rule) {
        if (const auto* value = needed(key)) read(*value, at(key), out, rule...);
    }

    /// Left out where there is nothing to say.
    template <class T, class... Rule>
    void optional(const json::Key& key, std::optional<T>& out, const Rule&... rule) {
        if (const auto* value = take(key)) read(*value, at(key), out.emplace(), rule...);
    }

    /// null where there is nothing to say.
    template <class T, class... Rule>
    void nullable(const json::Key& key, std::optional<T>& out, const Rule&... rule) {
        const auto* value = needed(key);
        if (value != nullptr && !value->is_null()) read(*value, at(key), out.emplace(), rule...);
    }

    /// Left out, null or a value.
    template <class T, class... Rule>
    void captured(const json::Key& key, Captured<T>& out, const Rule&... rule) {
        const auto* value = take(key);
        if (value == nullptr) return;
        out = null;
        if (value->is_null()) return;
        T inner;
        read(*value, at(key), inner, rule...);
        out = std::move(inner);
    }

    void figure(const json::Key& key, Figure& out) {
        if (const auto* value = take(key)) read(*value, at(key), out);
    }

    /// Figures that stand in an object of their own: left out, null or given.
    template <class Members, class Describe>
    void group(const json::Key& key, Members&& figures, Describe describe) {
        const auto* value = take(key);
        if (value == nullptr) return;
        if (value->is_null()) {
            for (Figure& figure : figures) figure = null;
            return;
        }
        inside(*value, at(key), describe);
        check_group(at(key), figures);
    }

    template <class T, class... Rule>
    void list(const json::Key& key, std::vector<T>& out, ListRule rule, const Rule&... item_rule) {
        const auto* value = rule.left_out_if_empty ? take(key) : needed(key);
        if (value != nullptr) read_list(*value, at(key), out, rule, item_rule...);
    }

    /// Fields of `out` that stand among these, all of them if `key` is there.
    template <class T>
    void together(const json::Key& key, std::optional<T>& out) {
        if (find(key).value != nullptr) fields_of(*this, out.emplace());
    }

    void ids(const json::Key& key, ForeignIds& out);
    void votes(const json::Key& key, Votes& out);

    void constant(const json::Key& key, std::int64_t expected);
    void constant(const json::Key& key, std::string_view expected);
    void fail(const json::Key& key, tl::unexpected<Error> error) {
        failure_.note(at(key), std::move(error));
    }

    /// Refuses the fields nobody asked for.
    void finish();

 private:
    [[nodiscard]] Path at(const json::Key& key) const noexcept { return {path_, key.text()}; }
    struct Place {
        const json::Node* value = nullptr;  ///< none: no such field
        std::size_t number = 0;             ///< among the members
    };
    [[nodiscard]] Place find(const json::Key& key) noexcept;
    const json::Node* take(const json::Key& key) noexcept;
    const json::Node* needed(const json::Key& key);

    void read(const json::Node& value, const Path& path, bool& out);
    void read(const json::Node& value, const Path& path, std::string& out, text::Check check);
    void read(const json::Node& value, const Path& path, Hash& out);
    void read(const json::Node& value, const Path& path, Timestamp& out);
    void read(const json::Node& value, const Path& path, Figure& out);
    void read(const json::Node& value, const Path& path, SumFigure& out);
    Captured<VoteRow> row_in(const json::Node& value, const Path& path, ListRule rule);
    Captured<VoteRow> row(const json::Key& key);
    Captured<std::vector<Captured<VoteRow>>> rows(const json::Key& key);
    PartyVotes party_votes();
    std::optional<Count> count_in(const json::Node& value, const Path& path, Range range);

    template <std::unsigned_integral T>
    void read(const json::Node& value, const Path& path, T& out, Range range) {
        if (const auto count = count_in(value, path, range)) out = static_cast<T>(*count);
    }

    template <class E>
    requires std::is_enum_v<E>
    void read(const json::Node& value, const Path& path, E& out) {
        const auto name = value.string();
        const auto known = name ? named<E>(*name) : std::nullopt;
        if (known) {
            out = *known;
        } else {
            failure_.note(path,
                          refuse(ErrorCode::malformed, {}, "not one of the words allowed here",
                                 name ? text::shown(*name) : std::string{}));
        }
    }

    template <class T>
    requires std::is_class_v<T>
    void read(const json::Node& value, const Path& path, T& out) {
        inside(value, path, [&out](Reader& fields) { fields_of(fields, out); });
    }

    template <class Describe>
    void inside(const json::Node& value, const Path& path, Describe describe) {
        const auto object = value.object();
        if (!object) {
            failure_.note(path, refuse(ErrorCode::malformed, {}, "not an object"));
            return;
        }
        Reader fields(*object, &path, failure_);
        describe(fields);
        fields.finish();
    }

    template <class T, class... Rule>
    void read_list(const json::Node& value, const Path& path, std::vector<T>& out, ListRule rule,
                   const Rule&... item_rule) {
        const auto items = value.array();
        if (!items || items->size() < rule.least || items->size() > rule.most) {
            failure_.note(path,
                          refuse(ErrorCode::malformed, {}, "not a list of the length allowed"));
            return;
        }
        out.reserve(items->size());
        for (const auto& item : *items) {
            const auto place = out.size();
            read(item, Path{&path, {}, place}, out.emplace_back(), item_rule...);
        }
    }

    template <class Members>
    void check_group(const Path& path, Members&& figures) {
        bool captured = false;
        bool all_null = true;
        for (const Figure& figure : figures) {
            captured = captured || figure.is_captured();
            all_null = all_null && figure.is_null();
        }
        if (!captured) {
            failure_.note(path, refuse(ErrorCode::malformed, {}, "empty: to be left out"));
        } else if (all_null) {
            failure_.note(path,
                          refuse(ErrorCode::malformed, {}, "all null: to be written as null"));
        }
    }

    json::Members object_;
    json::Members::Iterator next_;  // after the member found last: most are asked for in order
    std::size_t next_number_ = 0;
    const Path* path_;
    Failure& failure_;
    std::uint64_t asked_ = 0;  // bit i: member i was asked for; no description names so many
    std::size_t found_ = 0;
};

}  // namespace saksi::election
