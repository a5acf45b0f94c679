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
    json::ObjectText object;
    for (const auto& given : in) {
        const auto& system = given.first;
        const auto& id = given.second;
        const Path place{&path, system};
        if (auto fits = text::system_name(system); !fits) {
            return failure_.note(place, pass_on(std::move(fits.error())));
        }
        object.put(system,
                   [&, &id = id](std::string& out) { write(out, id, place, text::foreign_id); });
    }
    put(key, [&](std::string& out) { object.append_to(out); });
}

void Writer::votes(std::string_view key, const Votes& in) {
    if (!in.is_captured()) return;
    const auto* given = in.get();
    if (given == nullptr) return put_null(key);
    put(key, [&](std::string& out) {
        const auto* parties = std::get_if<PartyVotes>(given);
        parties != nullptr ? write_parties(out, *parties, at(key))
                           : write_row(out, std::get<VoteRow>(*given), at(key), at_least_one);
    });
}

void Writer::write_parties(std::string& out, const PartyVotes& in, const Path& path) {
    if (auto fits = check_party_votes(in); !fits) {
        failure_.note(path, pass_on(std::move(fits.error())));
    }
    inside(out, path, [&](Writer& fields) {
        const auto row = [&](std::string_view key, const Captured<VoteRow>& figures) {
            if (!figures.is_captured()) return;
            fields.put(key, [&](std::string& text) {
                fields.write_row(text, figures, fields.at(key), at_least_one);
            });
        };
        row("logo", in.logo);
        row("partai", in.partai);
        if (!in.calon.is_captured()) return;
        fields.put("calon", [&](std::string& text) {
            fields.write_rows(text, in.calon, fields.at("calon"));
        });
    });
}

void Writer::write_rows(std::string& out, const Captured<std::vector<Captured<VoteRow>>>& in,
                        const Path& path) {
    if (in.is_null()) return write_null(out);
    write_list(out, *in.get(), path, [&](const Captured<VoteRow>& row, const Path& place) {
        write_row(out, row, place, any_length);
    });
}

void Writer::write_row(std::string& out, const Captured<VoteRow>& in, const Path& path,
                       ListRule rule) {
    if (in.get() == nullptr) return write_null(out);
    const auto& row = *in.get();
    if (row.size() < rule.least) {
        failure_.note(path, refuse(ErrorCode::malformed, {}, "not a list of the length allowed"));
    }
    if (auto fits = check_row(row); !fits) failure_.note(path, pass_on(std::move(fits.error())));
    write_list(out, row, path, [&](const Figure& figure, const Path&) { write(out, figure); });
}

void Writer::write(std::string& out, const Figure& in) {
    const auto count = in.count();
    count ? json::append_integer(out, static_cast<std::int64_t>(*count)) : write_null(out);
}

void Writer::write(std::string& out, const SumFigure& in, const Path& path) {
    if (!in.sum) return write_null(out);
    if (!in.n) return write_count(out, *in.sum, path, any_count);
    out += '[';
    write_count(out, *in.sum, path, any_count);
    out += ',';
    write_count(out, *in.n, path, any_count);
    out += ']';
}

void Writer::write(std::string& out, bool in, const Path&) { out += in ? "true" : "false"; }

void Writer::write(std::string& out, const std::string& in, const Path& path, text::Check check) {
    if (find_invalid_utf8(in)) {
        failure_.note(path, refuse(ErrorCode::malformed, {}, "not UTF-8"));
    } else if (auto fits = check(in); !fits) {
        failure_.note(path, pass_on(std::move(fits.error())));
    } else {
        return json::append_string(out, in);
    }
    write_null(out);
}

void Writer::write(std::string& out, const Hash& in, const Path&) {
    json::append_string(out, to_hex(in.view()));
}

void Writer::write(std::string& out, const Timestamp& in, const Path& path) {
    const auto time = parse_timestamp(in.text);
    if (!time || *time != in) {
        failure_.note(path, refuse(ErrorCode::malformed, {}, "not a time (RFC 3339 with offset)",
                                   text::shown(in.text)));
        return write_null(out);
    }
    json::append_string(out, in.text);
}

void Writer::write_count(std::string& out, Count in, const Path& path, Range range) {
    if (!range.has(in)) {
        failure_.note(path, refuse(ErrorCode::malformed, {},
                                   "not a whole number in the range allowed", std::to_string(in)));
        return write_null(out);
    }
    json::append_integer(out, static_cast<std::int64_t>(in));
}

}  // namespace saksi::election
