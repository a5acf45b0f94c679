// One of Sirekap's TPS objects as a form: every member is read by name, and a
// member nobody asked for is refused.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_sirekap_json.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "saksi/core/utf8.hpp"

namespace saksi::record {
namespace {

using election::Ballot;
using election::Count;
using election::Field;
using election::Figure;
using election::Flags;
using election::Sections;
using election::Unit;
using election::Votes;

constexpr int wib = 7 * 60;  // minutes east of UTC
constexpr std::string_view extension = ".json";

/// A field as `administrasi` names it. Sirekap's "non_dpt" are the DPK.
struct Member {
    std::string_view key;
    Field field;
};
constexpr std::array members = {
    Member{"pemilih_dpt_j", Field::dpt_j},
    Member{"pemilih_dpt_l", Field::dpt_l},
    Member{"pemilih_dpt_p", Field::dpt_p},
    Member{"pengguna_dpt_j", Field::pengguna_dpt_j},
    Member{"pengguna_dpt_l", Field::pengguna_dpt_l},
    Member{"pengguna_dpt_p", Field::pengguna_dpt_p},
    Member{"pengguna_dptb_j", Field::pengguna_dptb_j},
    Member{"pengguna_dptb_l", Field::pengguna_dptb_l},
    Member{"pengguna_dptb_p", Field::pengguna_dptb_p},
    Member{"pengguna_non_dpt_j", Field::pengguna_dpk_j},
    Member{"pengguna_non_dpt_l", Field::pengguna_dpk_l},
    Member{"pengguna_non_dpt_p", Field::pengguna_dpk_p},
    Member{"pengguna_total_j", Field::pengguna_total_j},
    Member{"pengguna_total_l", Field::pengguna_total_l},
    Member{"pengguna_total_p", Field::pengguna_total_p},
    Member{"suara_sah", Field::suara_sah},
    Member{"suara_tidak_sah", Field::suara_tidak_sah},
    Member{"suara_total", Field::suara_total},
};

Result<Figure> figure_in(const json::Value& value) {
    if (value.is_null()) return Figure(election::null);
    const auto* number = value.integer();
    if (number == nullptr || *number < 0) {
        return refuse(ErrorCode::malformed, {}, "not a count",
                      number ? std::to_string(*number) : std::string{});
    }
    return Figure(static_cast<Count>(*number));
}

/// The value of a member that must be there.
Result<const json::Value*> needed(const json::Object& object, std::string_view key) {
    const auto* value = object.find(key);
    if (value == nullptr) return refuse(ErrorCode::malformed, std::string(key), "missing");
    return value;
}

Result<void> refuse_others(const json::Object& object, const auto& known) {
    for (const auto& member : object.members()) {
        if (std::find(std::begin(known), std::end(known), member.key) == std::end(known)) {
            return refuse(ErrorCode::malformed, excerpt(member.key), "an unknown member");
        }
    }
    return {};
}

/// The error of a member's own member, "chart.100025".
Error inside(std::string_view key, Error error) {
    error.where = std::string(key) + (error.where.empty() ? "" : "." + error.where);
    return error;
}

Result<Sections> sections_in(const json::Value& value) {
    Sections sections;
    for (const auto& member : members) sections[member.field] = election::null;
    if (value.is_null()) return sections;
    const auto* object = value.object();
    if (object == nullptr) return refuse(ErrorCode::malformed, {}, "not an object");
    for (const auto& [key, content] : object->members()) {
        const auto member =
            std::find_if(members.begin(), members.end(),
                         [&name = key](const Member& known) { return known.key == name; });
        if (member == members.end()) {
            return refuse(ErrorCode::malformed, excerpt(key), "an unknown member");
        }
        const auto figure = figure_in(content);
        if (!figure) return pass_on(key, figure.error());
        sections[member->field] = *figure;
    }
    return sections;
}

/// Which option of the ballot Sirekap calls `id`.
std::optional<std::size_t> option_called(const Ballot& ballot, std::string_view id) {
    for (std::size_t i = 0; i < ballot.options.size(); ++i) {
        const auto& ids = ballot.options[i].ids;
        const auto found = ids.find("sirekap");
        if (found != ids.end() && found->second == id) return i;
    }
    return std::nullopt;
}

Result<Votes> votes_in(const json::Value& value, const Ballot& ballot) {
    election::VoteRow row(ballot.options.size(), election::null);
    if (value.is_null()) return election::plain_votes(std::move(row));
    const auto* object = value.object();
    if (object == nullptr) return refuse(ErrorCode::malformed, {}, "not an object");
    for (const auto& [key, content] : object->members()) {
        if (key == "null" && content.is_null()) continue;
        const auto option = option_called(ballot, key);
        if (!option) {
            return refuse(ErrorCode::malformed, excerpt(key), "no option of the ballot has this id",
                          ballot.id);
        }
        const auto figure = figure_in(content);
        if (!figure) return pass_on(key, figure.error());
        row[*option] = *figure;
    }
    return election::plain_votes(std::move(row));
}

Result<election::Documents> images_in(const json::Value& value) {
    const auto* list = value.array();
    if (list == nullptr) return refuse(ErrorCode::malformed, {}, "not a list");
    election::Documents documents;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const auto* url = (*list)[i].string();
        if ((*list)[i].is_null()) continue;
        if (url == nullptr) {
            return refuse(ErrorCode::malformed, std::to_string(i), "neither an address nor null");
        }
        ++documents.count;
        documents.items.push_back(
            {static_cast<std::uint32_t>(i + 1), *url, std::nullopt, std::nullopt});
    }
    return documents;
}

Result<bool> truth_in(const json::Object& object, std::string_view key) {
    const auto value = needed(object, key);
    if (!value) return pass_on(value.error());
    const auto* truth = (*value)->truth();
    if (truth == nullptr) {
        return refuse(ErrorCode::malformed, std::string(key), "neither true nor false");
    }
    return *truth;
}

Result<std::optional<std::string>> text_in(const json::Object& object, std::string_view key) {
    const auto value = needed(object, key);
    if (!value) return pass_on(value.error());
    if ((*value)->is_null()) return std::nullopt;
    const auto* text = (*value)->string();
    if (text == nullptr) return refuse(ErrorCode::malformed, std::string(key), "not a text");
    return *text;
}

Result<Flags> flags_in(const json::Object& object) {
    auto psu = text_in(object, "psu");
    if (!psu) return pass_on(std::move(psu.error()));
    const auto adm = truth_in(object, "status_adm");
    if (!adm) return pass_on(adm.error());
    const auto suara = truth_in(object, "status_suara");
    if (!suara) return pass_on(suara.error());
    return Flags{std::move(*psu), *adm, *suara};
}

Result<void> read_time(const json::Object& object, SirekapObject& out) {
    auto text = text_in(object, "ts");
    if (!text) return pass_on(std::move(text.error()));
    if (!*text) return {};
    auto at = parse_local_time(**text, wib);
    if (!at) return pass_on("ts", std::move(at.error()));
    out.at = std::move(*at);
    out.at_text = std::move(*text);
    return {};
}

/// The numbers and images, each member read by its own function.
Result<void> read_form(const json::Object& object, const Ballot& ballot, election::CHasil& form) {
    const auto into = [&](std::string_view key, auto read, auto& place) -> Result<void> {
        const auto value = needed(object, key);
        if (!value) return pass_on(value.error());
        auto content = read(**value);
        if (!content) return pass_on(inside(key, std::move(content.error())));
        place = std::move(*content);
        return {};
    };
    auto done = into("administrasi", sections_in, form.sections);
    if (!done) return done;
    const auto votes = [&](const json::Value& value) { return votes_in(value, ballot); };
    done = into("chart", votes, form.votes);
    if (!done) return done;
    return into("images", images_in, form.documents);
}

}  // namespace

Result<Unit> tps_from_file_name(std::string_view name, std::string_view scheme) {
    if (!name.ends_with(extension)) {
        return refuse(ErrorCode::malformed, {}, "the file is not named <TPS code>.json",
                      excerpt(name));
    }
    auto unit =
        election::tps_unit_from_code(name.substr(0, name.size() - extension.size()), scheme);
    if (!unit) return pass_on("file name", std::move(unit.error()));
    return unit;
}

Result<SirekapObject> read_sirekap_object(const json::Value& value, const Unit& tps,
                                          const Ballot& ballot) {
    if (ballot.is_party_ballot()) {
        return refuse(ErrorCode::unsupported, "ballot", "forms whose ballot lists parties",
                      ballot.id);
    }
    const auto* object = value.object();
    if (object == nullptr) return refuse(ErrorCode::malformed, {}, "not an object");
    constexpr std::array<std::string_view, 8> known = {
        "administrasi", "chart", "images", "mode", "psu", "status_adm", "status_suara", "ts"};
    const auto surplus = refuse_others(*object, known);
    if (!surplus) return pass_on(surplus.error());
    const auto* mode = object->find("mode");
    if (mode != nullptr && mode->string() == nullptr) {
        return refuse(ErrorCode::malformed, "mode", "not a text");
    }
    SirekapObject read;
    read.form.unit = tps;
    const auto form = read_form(*object, ballot, read.form);
    if (!form) return pass_on(form.error());
    auto flags = flags_in(*object);
    if (!flags) return pass_on(std::move(flags.error()));
    read.form.flags = std::move(*flags);
    const auto time = read_time(*object, read);
    if (!time) return pass_on(time.error());
    return read;
}

}  // namespace saksi::record
