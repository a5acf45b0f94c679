// A form written where it will stand: FormScanner backwards, member by member.
//
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>
#include <vector>

#include "form_scan_keys.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/json_text.hpp"
#include "saksi/election/form_scan.hpp"

namespace saksi::election {
namespace {

class Printer {
 public:
    Printer(const ScannedForm& form, std::string& out) noexcept : form_(form), out_(out) {}

    void whole() {
        out_ += R"({"at":)";
        form_.at ? string(form_.at->text) : null_value();
        optional(R"(,"at_text":)", form_.at_text);
        member(R"(,"ballot":)", form_.ballot);
        member(R"(,"by":)", form_.by);
        if (form_.correction) member(R"(,"cause":)", name_of(form_.correction->cause));
        member(R"(,"contest":)", name_of(form_.contest));
        section();  // disabilitas
        documents();
        member(R"(,"election":)", form_.election);
        flags();
        if (form_.correction) optional(R"(,"instrument":)", form_.correction->instrument);
        if (form_.observed) member(R"(,"observed":)", form_.observed->text);
        section();  // pemilih
        section();  // pengguna
        if (form_.correction) member(R"(,"replaces":)", to_hex(form_.correction->replaces.view()));
        number(R"(,"round":)", form_.round);
        member(R"(,"source":{"kind":)", name_of(form_.source_kind));
        member(R"(,"name":)", form_.source_name);
        out_ += '}';
        section();  // suara
        section();  // surat_suara
        member(R"(,"type":"c_hasil","unit":{"code":)", form_.code);
        number(R"(,"kind":"tps","number":)", form_.number);
        member(R"(,"scheme":)", form_.scheme);
        out_ += R"(},"v":1)";
        votes();
        out_ += '}';
    }

 private:
    void null_value() { out_ += "null"; }
    void string(std::string_view text) { json::append_string(out_, text); }
    void member(std::string_view key, std::string_view text) {
        out_ += key;
        string(text);
    }
    void optional(std::string_view key, const std::optional<std::string_view>& text) {
        if (text) member(key, *text);
    }
    void number(std::string_view key, Count count) {
        out_ += key;
        json::append_integer(out_, static_cast<std::int64_t>(count));
    }
    void figure(const Figure& figure) {
        figure.has_count() ? number({}, *figure.count()) : null_value();
    }

    /// Of a section, or of a group in it.
    template <class Test>
    [[nodiscard]] bool all_of(const GroupKeys& group, Test test) const {
        return std::all_of(group.rows.begin(), group.rows.end(),
                           [&](const FieldKey& row) { return test(form_.sections[row.field]); });
    }
    template <class Test>
    [[nodiscard]] bool all_of(const SectionKeys& section, Test test) const {
        return std::all_of(section.groups.begin(), section.groups.end(),
                           [&](const GroupKeys& group) { return all_of(group, test); });
    }

    /// The key and, if they are null together, that; is there anything left to print?
    template <class Fields>
    bool begin(char before, const Fields& fields) {
        (out_ += before) += fields.key.text();
        const bool null = all_of(fields, [](const Figure& each) { return each.is_null(); });
        if (null) null_value();
        return !null;
    }

    /// The next of the sections.
    void section() {
        const auto& section = *next_section_++;
        if (all_of(section, is_left_out) || !begin(',', section)) return;
        if (!section.is_grouped) return figures(section.groups.front());
        char before = '{';
        for (const auto& group : section.groups) {
            if (!all_of(group, is_left_out) && begin(std::exchange(before, ','), group)) {
                figures(group);
            }
        }
        out_ += '}';
    }

    void figures(const GroupKeys& group) {
        char before = '{';
        for (const auto& row : group.rows) {
            const auto& each = form_.sections[row.field];
            if (is_left_out(each)) continue;
            (out_ += std::exchange(before, ',')) += row.key.text();
            figure(each);
        }
        out_ += '}';
    }
    static bool is_left_out(const Figure& figure) noexcept { return !figure.is_captured(); }

    void documents() {
        if (!form_.pages) return;
        out_ += R"(,"documents":)";
        if (!form_.documents.empty()) {
            out_ += form_.documents;
        } else {
            number(R"({"count":)", *form_.pages);
            out_ += '}';
        }
    }

    void flags() {
        if (!form_.flags.is_captured()) return;
        out_ += R"(,"flags":)";
        const auto* flags = form_.flags.get();
        if (flags == nullptr) return null_value();
        out_ += R"({"psu":)";
        flags->psu ? string(*flags->psu) : null_value();
        truth(R"(,"status_adm":)", flags->status_adm);
        truth(R"(,"status_suara":)", flags->status_suara);
        out_ += '}';
    }
    void truth(std::string_view key, bool value) { (out_ += key) += value ? "true" : "false"; }

    void votes() {
        const auto& votes = form_.votes;
        switch (votes.kind) {
            case ScannedVotes::Kind::not_captured:
                return;
            case ScannedVotes::Kind::empty:
                out_ += R"(,"votes":null)";
                return;
            case ScannedVotes::Kind::row:
                out_ += R"(,"votes":)";
                return row(votes.row);
            case ScannedVotes::Kind::parties:
                return parties(votes);
        }
    }

    void parties(const ScannedVotes& votes) {
        out_ += R"(,"votes":)";
        char before = '{';
        const auto has = [&](std::string_view key, auto captured) {
            if (captured.empty()) return false;
            (out_ += std::exchange(before, ',')) += key;
            return true;
        };
        if (has(R"("calon":)", votes.lists)) lists(votes);
        if (has(R"("logo":)", votes.logo)) row(votes.logo);
        if (has(R"("partai":)", votes.partai)) row(votes.partai);
        out_ += '}';
    }

    void lists(const ScannedVotes& votes) {
        char before = '[';
        auto rest = votes.calon;
        for (const auto length : votes.lists) {
            out_ += std::exchange(before, ',');
            row(rest.first(length));
            rest = rest.subspan(length);
        }
        out_ += ']';
    }

    void row(std::span<const Figure> figures) {
        out_ += '[';
        for (std::size_t i = 0; i < figures.size(); ++i) {
            if (i > 0) out_ += ',';
            figure(figures[i]);
        }
        out_ += ']';
    }

    const ScannedForm& form_;
    std::string& out_;
    std::vector<SectionKeys>::const_iterator next_section_ = section_keys().begin();
};

}  // namespace

void append_form(const ScannedForm& form, std::string& out) { Printer(form, out).whole(); }

}  // namespace saksi::election
