// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/form_scan.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>
#include <vector>

#include "bodies.hpp"
#include "names.hpp"
#include "rules.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/json_cursor.hpp"
#include "saksi/core/timestamp.hpp"
#include "text_check.hpp"

namespace saksi::election {
namespace {

using Rows = std::span<const FieldInfo>;

/// The fields of the sections as canonical JSON has them: keys sorted.
Rows fields_in_key_order() {
    static const auto sorted = [] {
        auto rows = all_fields();
        std::sort(rows.begin(), rows.end(), [](const FieldInfo& a, const FieldInfo& b) {
            return std::tie(a.section, a.group, a.key) < std::tie(b.section, b.group, b.key);
        });
        return rows;
    }();
    return sorted;
}

/// Takes off the leading rows that share what `part` gives of them.
Rows take_group(Rows& rows, std::string_view FieldInfo::*part) {
    std::size_t count = 1;
    while (count < rows.size() && rows[count].*part == rows[0].*part) ++count;
    const auto group = rows.first(count);
    rows = rows.subspan(count);
    return group;
}

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

}  // namespace

/// Numbers that the spans point at, which never move, and texts that were
/// checked last: most entries have the same ones.
struct FormScanner::Room {
    std::vector<Figure> figures;
    std::vector<std::uint32_t> lists;
    std::size_t bytes = 0;  // of entries that may still come
    std::string election, by, source_name, ballot, scheme, code;
};

/// Each function reads one part, from its first byte to after its last.
class FormScanner::Scan {
 public:
    Scan(std::string_view entry, Room& room, ScannedForm& form) noexcept
        : at_(entry), room_(room), form_(form), sections_(fields_in_key_order()) {}

    bool whole() {
        return at_.take('{') && at_.key("at", true) && (at_.take("null") || time(form_.at)) &&
               optional("at_text", form_.at_text, text::time_words) && ballot_to_documents() &&
               election_to_replaces() && round_to_unit() && at_.take(R"(,"v":1)") && votes() &&
               at_.take('}') && at_.at_end() && correction();
    }

 private:
    bool ballot_to_documents() {
        return at_.key("ballot") && checked(room_.ballot, form_.ballot, text::ballot_id) &&  //
               at_.key("by") && checked(room_.by, form_.by, text::submitter) && cause() &&   //
               at_.key("contest") && word(form_.contest) && section() && documents();
    }

    bool election_to_replaces() {
        return at_.key("election") && checked(room_.election, form_.election, text::election_id) &&
               flags() && optional("instrument", instrument_, text::correction_instrument) &&
               (!at_.key("observed") || time(form_.observed)) && section() && section() &&
               replaces();
    }

    bool round_to_unit() {
        return at_.key("round") && within({1, 2}, form_.round) && at_.key("source") && source() &&
               section() && section() && at_.take(R"(,"type":"c_hasil","unit":)") && unit();
    }

    // Members and values.

    bool checked(std::string& last, std::string_view& out, text::Check check) {
        if (!at_.string(out)) return false;
        if (out == last) return true;
        if (!check(out)) return false;
        last = out;
        return true;
    }

    bool some_text(std::optional<std::string_view>& out, text::Check check) {
        return at_.string(out.emplace()) && check(*out).has_value();
    }

    template <std::size_t N>
    bool optional(const char (&name)[N], std::optional<std::string_view>& out, text::Check check) {
        return !at_.key(name) || some_text(out, check);
    }

    bool time(std::optional<ScannedTime>& out) {
        auto& time = out.emplace();
        if (!at_.string(time.text)) return false;
        const auto instant = instant_of(time.text);
        if (instant) time.instant = *instant;
        return instant.has_value();
    }

    template <class E>
    bool word(E& out) noexcept {
        std::string_view name;
        const auto known = at_.string(name) ? named<E>(name) : std::nullopt;
        if (known) out = *known;
        return known.has_value();
    }

    template <class T>
    bool within(Range range, T& out) noexcept {
        std::int64_t number = 0;
        if (!at_.number(number)) return false;
        const auto count = static_cast<Count>(number);
        out = static_cast<T>(count);
        return count >= range.first && count <= range.last;
    }

    bool truth(bool& out) noexcept {
        out = at_.take("true");
        return out || at_.take("false");
    }

    bool figure(Figure& out) noexcept {
        std::int64_t number = 0;
        if (at_.number(number)) {
            out = static_cast<Count>(number);
            return true;
        }
        out = null;
        return at_.take("null");
    }

    bool hash(std::optional<Hash>& out) {
        std::string_view hex;
        if (!at_.string(hex)) return false;
        const auto parsed = parse_hash_hex(hex);
        if (parsed) out = *parsed;
        return parsed.has_value();
    }

    // Sections I, II, III and V: the next one of them, if it is there.

    bool section() {
        auto rows = take_group(sections_, &FieldInfo::section);
        if (!at_.key(rows[0].section)) return true;
        if (at_.take("null")) return all_null(rows);
        if (rows[0].group.empty()) return figures(rows);
        if (!at_.take('{')) return false;
        bool any = false;
        while (!rows.empty()) {
            const auto group = take_group(rows, &FieldInfo::group);
            if (!at_.key(group[0].group, !any)) continue;
            if (!figures(group)) return false;
            any = true;
        }
        return any && at_.take('}');
    }

    bool all_null(Rows rows) {
        for (const auto& row : rows) form_.sections[row.field] = null;
        return true;
    }

    bool figures(Rows rows) {
        if (!at_.take('{')) return false;
        bool first = true;
        bool counted = false;
        for (const auto& row : rows) {
            if (!at_.key(row.key, first)) continue;
            auto& out = form_.sections[row.field];
            if (!figure(out)) return false;
            counted = counted || out.has_count();
            first = false;
        }
        return counted && at_.take('}');
    }

    // Section IV.

    bool votes() {
        if (!at_.key("votes")) return true;
        auto& votes = form_.votes;
        if (at_.take("null")) {
            votes.kind = ScannedVotes::Kind::empty;
            return true;
        }
        if (at_.peek() == '[') {
            votes.kind = ScannedVotes::Kind::row;
            return row(votes.row) && !votes.row.empty();
        }
        votes.kind = ScannedVotes::Kind::parties;
        return at_.take('{') && parties(votes) && at_.take('}');
    }

    bool parties(ScannedVotes& votes) {
        bool first = true;
        if (at_.key("calon", first)) {
            if (!calon(votes)) return false;
            first = false;
        }
        if (at_.key("logo", first)) {
            if (!row(votes.logo) || votes.logo.empty()) return false;
            first = false;
        }
        if (at_.key("partai", first)) {
            if (!row(votes.partai) || votes.partai.empty()) return false;
            first = false;
        }
        return !first && same_length({votes.lists.size(), votes.logo.size(), votes.partai.size()});
    }

    /// Every row that is there has an item for each party.
    static bool same_length(std::array<std::size_t, 3> lengths) noexcept {
        const auto most = std::max({lengths[0], lengths[1], lengths[2]});
        return std::all_of(lengths.begin(), lengths.end(),
                           [most](std::size_t length) { return length == 0 || length == most; });
    }

    bool calon(ScannedVotes& votes) {
        const auto first_list = room_.lists.size();
        const auto first_figure = room_.figures.size();
        if (!at_.take('[')) return false;
        do {
            std::span<const Figure> list;
            if (!row(list)) return false;
            room_.lists.push_back(static_cast<std::uint32_t>(list.size()));
        } while (at_.take(','));
        votes.lists = std::span(room_.lists).subspan(first_list);
        votes.calon = std::span(room_.figures).subspan(first_figure);
        return at_.take(']');
    }

    /// Empty, or with at least one count: a row of nulls has another spelling.
    bool row(std::span<const Figure>& out) {
        const auto first = room_.figures.size();
        if (at_.take("[]")) return true;
        if (!at_.take('[')) return false;
        bool counted = false;
        do {
            auto& item = room_.figures.emplace_back();
            if (!figure(item)) return false;
            counted = counted || item.has_count();
        } while (at_.take(','));
        out = std::span(room_.figures).subspan(first);
        return counted && at_.take(']');
    }

    // The rest.

    bool cause() { return !at_.key("cause") || word(cause_.emplace()); }
    bool replaces() { return !at_.key("replaces") || hash(replaces_); }

    /// All of it, or nothing.
    bool correction() {
        if (!replaces_ || !cause_) return !replaces_ && !cause_ && !instrument_;
        form_.correction = ScannedCorrection{*replaces_, *cause_, instrument_};
        return true;
    }

    bool source() {
        const auto* start = at_.place();
        if (!at_.take(R"({"kind":)") || !word(form_.source_kind) || !at_.key("name") ||
            !checked(room_.source_name, form_.source_name, text::source_name)) {
            return false;
        }
        const bool closed = at_.take('}');
        form_.source = at_.since(start);
        return closed;
    }

    bool unit() {
        const auto* start = at_.place();
        if (!at_.take(R"({"code":)") || !checked(room_.code, form_.code, text::unit_code) ||
            !at_.take(R"(,"kind":"tps","number":)") || !within(tps_number, form_.number) ||
            !at_.key("scheme") || !checked(room_.scheme, form_.scheme, text::scheme)) {
            return false;
        }
        const bool closed = at_.take('}');
        form_.unit = at_.since(start);
        return closed && is_place_of_tps();
    }

    /// Of KPU's codes those with ten digits: others are few, abroad or wrong.
    [[nodiscard]] bool is_place_of_tps() const noexcept {
        return !form_.scheme.starts_with("kpu-") ||
               (form_.code.size() == 10 &&
                std::all_of(form_.code.begin(), form_.code.end(), is_digit));
    }

    bool documents() {
        if (!at_.key("documents")) return true;
        const auto* start = at_.place();
        Count pages = 0;
        auto& count = form_.pages.emplace();
        if (!at_.take('{') || !at_.key("count", true) || !within(any_count, count)) return false;
        const bool more = at_.key("items");
        if ((more && !items(pages)) || !at_.take('}')) return false;
        if (more) form_.documents = at_.since(start);
        return pages <= count;
    }

    bool items(Count& pages) {
        if (!at_.take('[')) return false;
        std::uint16_t last = 0;
        do {
            std::uint16_t page = 0;
            if (!item(page) || page <= last) return false;
            last = page;
            ++pages;
        } while (at_.take(','));
        return at_.take(']');
    }

    bool item(std::uint16_t& page) {
        std::optional<Hash> sha256;
        std::optional<std::string_view> url;
        Count size = 0;
        return at_.take('{') && at_.key("page", true) && within({1, 9999}, page) &&  //
               at_.key("sha256") && (at_.take("null") || hash(sha256)) &&            //
               at_.key("size") && (at_.take("null") || within(any_count, size)) &&
               optional("url", url, text::url) && at_.take('}');
    }

    bool flags() {
        if (!at_.key("flags")) return true;
        form_.flags = null;
        if (at_.take("null")) return true;
        ScannedFlags flags;
        const bool read = at_.take('{') && at_.key("psu", true) &&
                          (at_.take("null") || some_text(flags.psu, text::free_text)) &&
                          at_.key("status_adm") && truth(flags.status_adm) &&
                          at_.key("status_suara") && truth(flags.status_suara) && at_.take('}');
        form_.flags = flags;
        return read;
    }

    json::Cursor at_;
    Room& room_;
    ScannedForm& form_;
    Rows sections_;  // that may still come
    std::optional<Cause> cause_;
    std::optional<Hash> replaces_;
    std::optional<std::string_view> instrument_;
};

FormScanner::FormScanner() : room_(std::make_unique<Room>()) {}
FormScanner::FormScanner(FormScanner&&) noexcept = default;
FormScanner& FormScanner::operator=(FormScanner&&) noexcept = default;
FormScanner::~FormScanner() = default;

/// A figure has a digit and what comes after it, a list two brackets.
void FormScanner::begin(std::size_t bytes) {
    room_->figures.clear();
    room_->figures.reserve(bytes / 2 + 1);
    room_->lists.clear();
    room_->lists.reserve(bytes / 2 + 1);
    room_->bytes = bytes;
}

bool FormScanner::scan(std::string_view entry, ScannedForm& form) {
    if (entry.size() > std::min(room_->bytes, max_entry_size)) return false;
    room_->bytes -= entry.size();
    form = {};
    return Scan(entry, *room_, form).whole();
}

}  // namespace saksi::election
