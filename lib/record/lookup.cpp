// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/lookup.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "name_match.hpp"
#include "place_path.hpp"
#include "saksi/core/json.hpp"

namespace saksi::record {
namespace {

using election::Unit;

/// The strings of a subject of so many items; empty if it is no such thing. Those
/// that are no strings are empty.
std::vector<std::string> words_of(const Hint& hint, std::size_t count) {
    const auto value = json::parse_canonical(hint.subject);
    if (!value || value->array() == nullptr || value->array()->size() != count) return {};
    std::vector<std::string> words;
    for (const auto& item : *value->array()) {
        words.push_back(item.string() != nullptr ? *item.string() : std::string());
    }
    return words;
}

/// "[a,b" of "[a,b]": what a subject with more items begins with.
std::string_view opening_of(const std::string& subject) {
    return std::string_view(subject).substr(0, subject.size() - 1);
}

bool lies_in_one_of(const Unit& unit, const std::vector<Unit>& above) {
    return std::any_of(above.begin(), above.end(), [&](const Unit& area) {
        return area != unit && election::ancestor_by_code(unit, area.kind) == area;
    });
}

}  // namespace

Lookup::Lookup(tiles::Store& store, log::Reader& reader, std::string origin, std::uint64_t size)
    : store_(&store), entries_(reader), origin_(std::move(origin)), size_(size) {}

Result<Lookup> Lookup::open(tiles::Store& store, log::Reader& reader, const std::string& origin,
                            std::uint64_t size) {
    Lookup lookup(store, reader, origin, size);
    if (auto read = lookup.read_head(); !read) return pass_on(read.error());
    return lookup;
}

Result<LookupFile> Lookup::read(const std::string& file) {
    const auto bytes = store_->read(file, max_lookup_size);
    if (!bytes) return pass_on(bytes.error());
    auto parsed = parse_lookup(text_of(*bytes));
    if (!parsed) return pass_on(file, parsed.error());
    if (parsed->origin == origin_) return parsed;
    return refuse(ErrorCode::inconsistent, file, "hints of another log", parsed->origin);
}

Result<void> Lookup::read_head() {
    const auto head = read(std::string(lookup_head));
    if (!head) return pass_on(head.error());
    known_ = std::min(head->size, size_);
    for (const auto& hint : head->hints) {
        auto words = words_of(hint, 3);
        if (words.empty() || words[0] != "election" || hint.index >= size_) continue;
        elections_.push_back({std::move(words[1]), std::move(words[2])});
    }
    return {};
}

Result<std::vector<FiledHint>> Lookup::in_file(const std::string& file) {
    std::vector<FiledHint> found;
    auto parsed = read(file);
    if (!parsed && parsed.error().code == ErrorCode::not_found) return found;
    if (!parsed) return pass_on(parsed.error());
    for (auto& hint : parsed->hints) {
        if (hint.index < size_) found.push_back({file, std::move(hint)});
    }
    return found;
}

Result<std::vector<FiledHint>> Lookup::about(const std::string& file, const std::string& subject) {
    auto hints = in_file(file);
    if (!hints) return pass_on(hints.error());
    std::erase_if(*hints, [opening = opening_of(subject)](const FiledHint& filed) {
        const auto& other = filed.hint.subject;
        return !other.starts_with(opening) ||
               (other[opening.size()] != ',' && other[opening.size()] != ']');
    });
    return hints;
}

Result<std::vector<FiledHint>> Lookup::about_name(std::string_view name) {
    return about(lookup_file_of_name(name),
                 json::print(json::Value(json::Array{"name", folded_name(name)})));
}

Result<std::vector<FiledHint>> Lookup::about_candidate(std::string_view key) {
    auto hints = in_file(lookup_file_of_candidate(key));
    if (!hints) return pass_on(hints.error());
    std::erase_if(*hints, [key](const FiledHint& filed) {
        const auto words = words_of(filed.hint, 2);
        return words.empty() || words[1] != key;
    });
    return hints;
}

Result<std::vector<FiledHint>> Lookup::about_document(const Hash& sha256) {
    return about(lookup_file_of_document(sha256), to_subject(sha256));
}

Result<std::vector<Unit>> Lookup::units_named(std::string_view name, std::string_view scheme) {
    std::vector<Unit> units;
    const auto hints = about_name(name);
    if (!hints) return pass_on(hints.error());
    for (const auto& filed : *hints) {
        const auto words = words_of(filed.hint, 5);
        const auto kind = words.empty() ? std::nullopt : election::unit_kind_named(words[3]);
        if (kind && words[2] == scheme) units.push_back({*kind, words[2], words[4], 0});
    }
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    return units;
}

Result<std::vector<Unit>> Lookup::units(std::string_view text, std::string_view scheme) {
    if (const auto unit = election::unit_from_code(text, scheme)) return std::vector{*unit};
    auto names = parts_of(text);
    const auto number = names.size() > 1 ? tps_number(names.back()) : std::nullopt;
    if (number) names.pop_back();
    auto found = units_named(names.back(), scheme);
    if (!found) return pass_on(found.error());
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
        const auto above = units_named(names[i], scheme);
        if (!above) return pass_on(above.error());
        std::erase_if(*found, [&](const Unit& unit) { return !lies_in_one_of(unit, *above); });
    }
    if (number) {
        for (auto& unit : *found) unit = {election::UnitKind::tps, unit.scheme, unit.code, *number};
    }
    return found;
}

Result<Followed> Lookup::follow(const FiledHint& hint) {
    const auto& [file, meant] = hint;
    auto event = entries_.event(meant.index);
    if (!event) return pass_on(file, std::move(event.error()));
    const auto given = hints_of(*event, meant.index);
    if (std::find(given.begin(), given.end(), hint) == given.end()) {
        return refuse(ErrorCode::inconsistent, file, "this hint is wrong: the entry is another",
                      print_hint(meant));
    }
    const auto version = entries_.version(meant.index);
    if (!version) return pass_on(version.error());
    return Followed{*version, std::move(*event)};
}

std::optional<FormSubject> form_subject(const Hint& hint) {
    constexpr std::array types = {election::CHasil::type, election::DHasil::type,
                                  election::Publication::type, election::RekapRoot::type};
    const auto words = words_of(hint, 6);
    if (words.empty()) return std::nullopt;
    const auto* type = std::find(types.begin(), types.end(), words[0]);
    const auto contest = election::contest_named(words[2]);
    if (type == types.end() || !contest) return std::nullopt;
    for (const auto round : {std::uint8_t{1}, std::uint8_t{2}}) {
        FormSubject form{*type, words[1], *contest, round, words[4], words[5]};
        if (to_subject(form) == hint.subject) return form;
    }
    return std::nullopt;
}

}  // namespace saksi::record
