// SPDX-License-Identifier: Apache-2.0
#include "reader.hpp"

#include "saksi/core/encoding.hpp"
#include "votes_check.hpp"

namespace saksi::election {

/// Goes round once, from the member after the one found last.
Reader::Place Reader::find(const json::Key& key) noexcept {
    if (!object_.may_have(key)) return {};
    auto at = next_;
    auto number = next_number_;
    for (std::size_t left = object_.size(); left > 0; --left, ++number, ++at) {
        if (number == object_.size()) {
            at = object_.begin();
            number = 0;
        }
        if (!at.is(key)) continue;
        const auto& value = (*at).value;
        next_ = ++at;
        next_number_ = number + 1;
        return {&value, number};
    }
    return {};
}

const json::Node* Reader::take(const json::Key& key) noexcept {
    const auto place = find(key);
    if (place.value == nullptr) return nullptr;
    ++found_;
    if (place.number < 64) asked_ |= std::uint64_t{1} << place.number;
    return place.value;
}

const json::Node* Reader::needed(const json::Key& key) {
    const auto* value = take(key);
    if (value == nullptr) fail(key, refuse(ErrorCode::malformed, {}, "missing"));
    return value;
}

void Reader::finish() {
    if (found_ == object_.size()) return;
    auto asked = asked_;
    for (const auto& member : object_) {
        if ((asked & 1) == 0)
            return fail(member.key, refuse(ErrorCode::malformed, {}, "unknown field"));
        asked >>= 1;
    }
}

void Reader::constant(const json::Key& key, std::int64_t expected) {
    const auto* value = needed(key);
    if (value == nullptr) return;
    if (value->integer() != expected)
        fail(key, refuse(ErrorCode::malformed, {}, "not the value that belongs here"));
}

void Reader::constant(const json::Key& key, std::string_view expected) {
    const auto* value = needed(key);
    if (value == nullptr) return;
    if (value->string() != expected)
        fail(key, refuse(ErrorCode::malformed, {}, "not the value that belongs here"));
}

void Reader::ids(const json::Key& key, ForeignIds& out) {
    const auto* value = take(key);
    if (value == nullptr) return;
    const auto object = value->object();
    if (!object || object->size() == 0) {
        return fail(key, refuse(ErrorCode::malformed, {}, "not an object with a member"));
    }
    const auto path = at(key);
    for (const auto& member : *object) {
        const Path place{&path, member.key};
        if (auto fits = text::system_name(member.key); !fits) {
            failure_.note(place, pass_on(std::move(fits.error())));
        }
        read(member.value, place, out[std::string(member.key)], text::foreign_id);
    }
}

void Reader::votes(const json::Key& key, Votes& out) {
    const auto* value = take(key);
    if (value == nullptr) return;
    if (!value->object()) {
        const auto plain = row_in(*value, at(key), at_least_one);
        out = plain.get() == nullptr ? Votes(null) : Votes(*plain.get());
        return;
    }
    inside(*value, at(key), [&](Reader& fields) {
        auto parties = fields.party_votes();
        if (auto fits = check_party_votes(parties); !fits) {
            fail(key, pass_on(std::move(fits.error())));
        }
        out = Votes(std::move(parties));
    });
}

PartyVotes Reader::party_votes() { return {row("logo"), row("partai"), rows("calon")}; }

Captured<VoteRow> Reader::row(const json::Key& key) {
    const auto* value = take(key);
    return value == nullptr ? Captured<VoteRow>{} : row_in(*value, at(key), at_least_one);
}

Captured<std::vector<Captured<VoteRow>>> Reader::rows(const json::Key& key) {
    const auto* value = take(key);
    if (value == nullptr) return {};
    if (value->is_null()) return null;
    const auto items = value->array();
    if (!items) {
        fail(key, refuse(ErrorCode::malformed, {}, "not a list of the length allowed"));
        return null;
    }
    const auto path = at(key);
    std::vector<Captured<VoteRow>> out;
    out.reserve(items->size());
    for (const auto& item : *items) {
        out.push_back(row_in(item, Path{&path, {}, out.size()}, any_length));
    }
    return out;
}

Captured<VoteRow> Reader::row_in(const json::Node& value, const Path& path, ListRule rule) {
    if (value.is_null()) return null;
    VoteRow row;
    read_list(value, path, row, rule);
    if (auto fits = check_row(row); !fits) failure_.note(path, pass_on(std::move(fits.error())));
    return row;
}

void Reader::read(const json::Node& value, const Path& path, bool& out) {
    if (const auto truth = value.truth()) {
        out = *truth;
    } else {
        failure_.note(path, refuse(ErrorCode::malformed, {}, "neither true nor false"));
    }
}

void Reader::read(const json::Node& value, const Path& path, std::string& out, text::Check check) {
    const auto text = value.string();
    if (!text) {
        return failure_.note(path, refuse(ErrorCode::malformed, {}, "not a text"));
    }
    if (auto fits = check(*text); !fits) {
        return failure_.note(path, pass_on(std::move(fits.error())));
    }
    out = *text;
}

void Reader::read(const json::Node& value, const Path& path, Hash& out) {
    const auto hash = parse_hash_hex(value.string().value_or(""));
    if (hash) {
        out = *hash;
    } else {
        failure_.note(path, refuse(ErrorCode::malformed, {}, "not a SHA-256 in lower-case hex"));
    }
}

void Reader::read(const json::Node& value, const Path& path, Timestamp& out) {
    const auto text = value.string();
    auto time = parse_timestamp(text.value_or(""));
    if (time) {
        out = std::move(*time);
    } else {
        failure_.note(path, refuse(ErrorCode::malformed, {}, "not a time (RFC 3339 with offset)",
                                   text ? text::shown(*text) : std::string{}));
    }
}

void Reader::read(const json::Node& value, const Path& path, Figure& out) {
    if (value.is_null()) {
        out = null;
    } else if (const auto count = count_in(value, path, any_count)) {
        out = *count;
    }
}

void Reader::read(const json::Node& value, const Path& path, SumFigure& out) {
    const auto pair = value.array();
    if (value.is_null()) return;
    if (!pair) {
        out.sum = count_in(value, path, any_count);
    } else if (pair->size() == 2) {
        auto item = pair->begin();
        out.sum = count_in(*item, path, any_count);
        out.n = count_in(*++item, path, any_count);
    } else {
        failure_.note(path, refuse(ErrorCode::malformed, {}, "not null, a sum, or [sum, n]"));
    }
}

std::optional<Count> Reader::count_in(const json::Node& value, const Path& path, Range range) {
    const auto number = value.integer();
    if (number && *number >= 0) {
        const auto count = static_cast<Count>(*number);
        if (range.has(count)) return count;
    }
    failure_.note(path, refuse(ErrorCode::malformed, {}, "not a whole number in the range allowed",
                               number ? std::to_string(*number) : std::string{}));
    return std::nullopt;
}

}  // namespace saksi::election
