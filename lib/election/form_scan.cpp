// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/form_scan.hpp"

#include <algorithm>

#include "form_pattern.hpp"
#include "form_scan_keys.hpp"
#include "form_scan_values.hpp"

namespace saksi::election {

/// Each function reads one part, from its first byte to after its last.
class FormScanner::Scan {
 public:
    Scan(std::string_view entry, Room& room, ScannedForm& form, Figures figures) noexcept
        : entry_(entry), at_(entry), value_(at_), room_(room), form_(form), figures_(figures) {}

    bool whole() { return head() && votes() && at_.take('}') && at_.at_end(); }

 private:
    /// All but the votes: as in a form before, or member by member.
    bool head() {
        std::string_view rest;
        if (room_.patterns.read(entry_, room_, form_, rest)) {
            at_ = json::Cursor(rest);
            return true;
        }
        form_ = {};
        if (!members()) return false;
        room_.patterns.learn(at_.since(entry_.data()), form_, places_);
        return true;
    }

    bool members() {
        return at_.take('{') && at_.key("at", true) &&
               (at_.take("null") || value_.time(room_.at, form_.at)) &&
               value_.optional("at_text", form_.at_text, text::time_words) &&
               ballot_to_documents() && election_to_replaces() && round_to_unit() &&
               at_.take(R"(,"v":1)") && correction();
    }

    bool ballot_to_documents() {
        return at_.key("ballot") && room_.ballot.take(at_, form_.ballot, text::ballot_id) &&  //
               at_.key("by") && room_.by.take(at_, form_.by, text::submitter) && cause() &&   //
               at_.key("contest") && room_.contest.take(at_, form_.contest) && section() &&
               documents();
    }

    bool election_to_replaces() {
        return at_.key("election") && room_.election.take(at_, form_.election, text::election_id) &&
               flags() && value_.optional("instrument", instrument_, text::correction_instrument) &&
               (!at_.key("observed") || value_.time(room_.observed, form_.observed)) && section() &&
               section() && replaces();
    }

    bool round_to_unit() {
        return at_.key("round") && value_.within({1, 2}, form_.round) && at_.key("source") &&
               source() && section() && section() && at_.take(R"(,"type":"c_hasil","unit":)") &&
               unit();
    }

    // Sections I, II, III and V: the next one of them, if it is there.

    bool section() {
        const auto& section = sections_[next_section_++];
        if (!at_.key(section.key, false)) return true;
        if (at_.take("null")) return all_null(section);
        if (!section.is_grouped) return figures(section.groups.front());
        if (!at_.take('{')) return false;
        bool any = false;
        for (const auto& group : section.groups) {
            if (!at_.key(group.key, !any)) continue;
            if (!figures(group)) return false;
            any = true;
        }
        return any && at_.take('}');
    }

    bool all_null(const SectionKeys& section) {
        for (const auto& group : section.groups) {
            for (const auto& row : group.rows) form_.sections[row.field] = null;
        }
        return true;
    }

    /// With a cursor of its own, which can stay in a register.
    bool figures(const GroupKeys& group) {
        auto at = at_;
        ValueScan value(at);
        if (!at.take('{')) return false;
        bool first = true;
        bool counted = false;
        for (const auto& row : group.rows) {
            if (!at.key(row.key, first)) continue;
            auto& out = form_.sections[row.field];
            places_.figures[static_cast<std::size_t>(row.field)] = at.place();
            if (!value.figure(out)) return false;
            counted = counted || out.has_count();
            first = false;
        }
        const bool closed = at.take('}');
        at_ = at;
        return counted && closed;
    }

    // The rest.

    bool votes() {
        if (!at_.key("votes")) return true;
        const auto* start = at_.place();
        const bool read = VoteScan(at_, room_, figures_).votes(form_.votes);
        form_.votes_text = at_.since(start);
        return read;
    }

    bool cause() { return !at_.key("cause") || room_.cause.take(at_, cause_.emplace()); }
    bool replaces() { return !at_.key("replaces") || value_.hash(replaces_); }

    /// All of it, or nothing.
    bool correction() {
        if (!replaces_ || !cause_) return !replaces_ && !cause_ && !instrument_;
        form_.correction = ScannedCorrection{*replaces_, *cause_, instrument_};
        return true;
    }

    bool source() {
        const auto* start = at_.place();
        if (!at_.take(R"({"kind":)") || !room_.source_kind.take(at_, form_.source_kind) ||
            !at_.key("name") ||
            !room_.source_name.take(at_, form_.source_name, text::source_name)) {
            return false;
        }
        const bool closed = at_.take('}');
        form_.source = at_.since(start);
        return closed;
    }

    bool unit() {
        const auto* start = at_.place();
        if (!at_.take(R"({"code":)") || !room_.code.take(at_, form_.code, text::unit_code) ||
            !at_.take(R"(,"kind":"tps","number":)") || !number() || !at_.key("scheme") ||
            !room_.scheme.take(at_, form_.scheme, text::scheme)) {
            return false;
        }
        const bool closed = at_.take('}');
        form_.unit = at_.since(start);
        return closed && is_place_of_tps(form_);
    }

    bool number() noexcept {
        places_.number = at_.place();
        return value_.within(tps_number, form_.number);
    }

    bool documents() {
        if (!at_.key("documents")) return true;
        const auto* start = at_.place();
        Count pages = 0;
        auto& count = form_.pages.emplace();
        if (!at_.take('{') || !at_.key("count", true)) return false;
        places_.pages = at_.place();
        if (!value_.within(any_count, count)) return false;
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
        return at_.take('{') && at_.key("page", true) && value_.within({1, 9999}, page) &&  //
               at_.key("sha256") && (at_.take("null") || value_.hash(sha256)) &&            //
               at_.key("size") && (at_.take("null") || value_.within(any_count, size)) &&
               value_.optional("url", url, text::url) && at_.take('}');
    }

    bool flags() {
        if (!at_.key("flags")) return true;
        form_.flags = null;
        if (at_.take("null")) return true;
        ScannedFlags flags;
        const bool read = at_.take('{') && at_.key("psu", true) &&
                          (at_.take("null") || value_.some_text(flags.psu, text::free_text)) &&
                          at_.key("status_adm") && value_.truth(flags.status_adm) &&
                          at_.key("status_suara") && value_.truth(flags.status_suara) &&
                          at_.take('}');
        form_.flags = flags;
        return read;
    }

    std::string_view entry_;
    json::Cursor at_;
    ValueScan value_;
    Room& room_;
    ScannedForm& form_;
    Figures figures_;  // of the votes
    const std::vector<SectionKeys>& sections_ = section_keys();
    std::size_t next_section_ = 0;  // that may still come
    std::optional<Cause> cause_;
    std::optional<Hash> replaces_;
    std::optional<std::string_view> instrument_;
    NumberPlaces places_;
};

FormScanner::FormScanner() : room_(std::make_unique<Room>()) {}
FormScanner::FormScanner(FormScanner&&) noexcept = default;
FormScanner& FormScanner::operator=(FormScanner&&) noexcept = default;
FormScanner::~FormScanner() = default;

/// A figure has a digit and what comes after it, a list two brackets and that; lists
/// of votes that are judged and then read stand twice.
void FormScanner::begin(std::size_t bytes) {
    room_->figures.begin(bytes / 2 + 1);
    room_->lists.begin(2 * (bytes / 3 + 1));
    room_->bytes = bytes;
}

bool FormScanner::read(std::string_view entry, ScannedForm& form, Figures figures) {
    if (entry.size() > std::min(room_->bytes, max_entry_size)) return false;
    const auto figures_before = room_->figures.used();
    const auto lists_before = room_->lists.used();
    const bool taken = Scan(entry, *room_, form, figures).whole();
    if (taken) {
        room_->bytes -= entry.size();
    } else {
        room_->figures.cut(figures_before);
        room_->lists.cut(lists_before);
    }
    return taken;
}

bool FormScanner::scan(std::string_view entry, ScannedForm& form) {
    if (!read(entry, form, Figures::kept)) return false;
    room_->patterns.read_figures(form);
    return true;
}

bool FormScanner::judge(std::string_view entry, ScannedForm& form) {
    return read(entry, form, Figures::judged);
}

void FormScanner::read_figures(ScannedForm& form) {
    room_->patterns.read_figures(form);
    if (form.votes.kind == ScannedVotes::Kind::not_captured) return;
    json::Cursor at(form.votes_text);
    SAKSI_EXPECTS(VoteScan(at, *room_, Figures::kept).votes(form.votes));
}

}  // namespace saksi::election
