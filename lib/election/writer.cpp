// SPDX-License-Identifier: Apache-2.0
#include "writer.hpp"

#include <variant>

#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "votes_check.hpp"

namespace saksi::election {

void Writer::ids(std::string_view key, const ForeignIds& in) {
    if (in.empty()) return;
    const auto path = at(key);
    json::Object object;
    for (const auto& [system, id] : in) {
        const Path place{&path, system};
        if (auto fits = text::system_name(system); !fits) {
            return failure_.note(place, pass_on(std::move(fits.error())));
        }
        object.set(system, write(id, place, text::foreign_id));
    }
    put(key, std::move(object));
}

void Writer::votes(std::string_view key, const Votes& in) {
    if (!in.is_captured()) return;
    const auto* given = in.get();
    if (given == nullptr) return put(key, nullptr);
    const auto* parties = std::get_if<PartyVotes>(given);
    put(key, parties != nullptr ? write_parties(*parties, at(key))
                                : write_row(std::get<VoteRow>(*given), at(key), at_least_one));
}

json::Value Writer::write_parties(const PartyVotes& in, const Path& path) {
    if (auto fits = check_party_votes(in); !fits) {
        failure_.note(path, pass_on(std::move(fits.error())));
    }
    return inside(path, [&](Writer& fields) {
        const auto row = [&](std::string_view key, const Captured<VoteRow>& figures) {
            if (!figures.is_captured()) return;
            fields.put(key, fields.write_row(figures, fields.at(key), at_least_one));
        };
        row("logo", in.logo);
        row("partai", in.partai);
        if (in.calon.is_captured()) fields.put("calon", fields.write_rows(in.calon));
    });
}

json::Value Writer::write_rows(const Captured<std::vector<Captured<VoteRow>>>& in) {
    if (in.is_null()) return {};
    const auto path = at("calon");
    json::Array rows;
    for (const auto& row : *in.get()) {
        rows.push_back(write_row(row, Path{&path, {}, rows.size()}, any_length));
    }
    return rows;
}

json::Value Writer::write_row(const Captured<VoteRow>& in, const Path& path, ListRule rule) {
    if (in.get() == nullptr) return {};
    const auto& row = *in.get();
    if (row.size() < rule.least) {
        failure_.note(path, refuse(ErrorCode::malformed, {}, "not a list of the length allowed"));
    }
    if (auto fits = check_row(row); !fits) failure_.note(path, pass_on(std::move(fits.error())));
    json::Array figures;
    figures.reserve(row.size());
    for (const auto& figure : row) figures.push_back(write(figure));
    return figures;
}

json::Value Writer::write(const Figure& in) {
    const auto count = in.count();
    return count ? json::Value(*count) : json::Value();
}

json::Value Writer::write(const SumFigure& in, const Path& path) {
    if (!in.sum) return {};
    const auto sum = write_count(*in.sum, path, any_count);
    if (!in.n) return sum;
    return json::Array{sum, write_count(*in.n, path, any_count)};
}

json::Value Writer::write(bool in, const Path&) { return in; }

json::Value Writer::write(const std::string& in, const Path& path, text::Check check) {
    if (find_invalid_utf8(in)) {
        failure_.note(path, refuse(ErrorCode::malformed, {}, "not UTF-8"));
    } else if (auto fits = check(in); !fits) {
        failure_.note(path, pass_on(std::move(fits.error())));
    } else {
        return in;
    }
    return {};
}

json::Value Writer::write(const Hash& in, const Path&) { return to_hex(in.view()); }

json::Value Writer::write(const Timestamp& in, const Path& path) {
    const auto time = parse_timestamp(in.text);
    if (!time || *time != in) {
        failure_.note(path, refuse(ErrorCode::malformed, {}, "not a time (RFC 3339 with offset)",
                                   text::shown(in.text)));
    }
    return in.text;
}

json::Value Writer::write_count(Count in, const Path& path, Range range) {
    if (in < range.first || in > range.last) {
        failure_.note(path, refuse(ErrorCode::malformed, {},
                                   "not a whole number in the range allowed", std::to_string(in)));
        return {};
    }
    return in;
}

}  // namespace saksi::election
