// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/hint.hpp"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "name_match.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/json.hpp"
#include "saksi/core/utf8.hpp"
#include "saksi/crypto/sha256.hpp"

namespace saksi::record {
namespace {

using election::Event;
using election::Unit;
using election::UnitKind;

/// So many files at most for each kind of thing that has no place: 16^3.
constexpr std::size_t shard_digits = 3;

std::string shard(std::string_view folder, const Hash& hash) {
    return "lookup/" + std::string(folder) + "/" + to_hex(hash.view()).substr(0, shard_digits);
}

std::string subject_of(json::Array items) { return json::print(json::Value(std::move(items))); }

/// Gathers the hints of one event, body by body.
class Gathering {
 public:
    Gathering(const Event& event, std::uint64_t index) : event_(event), index_(index) {}

    std::vector<FiledHint> all() {
        std::visit([this](const auto& body) { take(body); }, event_.body);
        std::sort(hints_.begin(), hints_.end());
        hints_.erase(std::unique(hints_.begin(), hints_.end()), hints_.end());
        return std::move(hints_);
    }

 private:
    template <class Body>
    void take(const Body& body) {
        if constexpr (requires { body.documents; }) take_documents(body.documents);
        using std::is_same_v;
        if constexpr (is_same_v<Body, election::CHasil> || is_same_v<Body, election::DHasil> ||
                      is_same_v<Body, election::Publication>) {
            add_form(body, body.unit);
        } else if constexpr (is_same_v<Body, election::RekapRoot>) {
            add_form(body, body.area);
        } else {
            take_other(body);
        }
    }

    void take_documents(const std::optional<election::Documents>& documents) {
        if (!documents) return;
        for (const auto& page : documents->items) {
            if (!page.sha256) continue;
            hints_.push_back(
                {lookup_file_of_document(*page.sha256), {to_subject(*page.sha256), index_}});
        }
    }

    template <class Form>
    void add_form(const Form& form, const Unit& unit) {
        hints_.push_back(
            {lookup_file_of(unit),
             {to_subject({Form::type, event_.header.election, form.contest, form.round,
                          election::display_code(unit), to_text(*event_.header.source)}),
              index_}});
    }

    void take_other(const election::Pemilu& pemilu) {
        add(std::string(lookup_head), {"election", event_.header.election, pemilu.scheme});
    }
    void take_other(const election::Region& region) {
        const auto& unit = region.unit;
        add(lookup_file_of(unit), {"region", event_.header.election, unit.code});
        add(lookup_file_of_name(region.name), {"name", folded_name(region.name), unit.scheme,
                                               election::name_of(unit.kind), unit.code});
    }
    void take_other(const election::TpsList& list) {
        add(lookup_file_of(list.unit), {"tps", event_.header.election, list.unit.code});
    }
    void take_other(const election::Ballot& ballot) {
        add(lookup_file_of(ballot.unit), {"ballot", event_.header.election, ballot.id});
        for (const auto& option : ballot.options) {
            add_candidate("ballot", option.key);
            for (const auto& candidate : option.candidates) add_candidate("ballot", candidate.key);
        }
    }
    void take_other(const election::Candidacy& candidacy) {
        add_candidate("candidacy", candidacy.key);
    }
    void take_other(const election::FinanceReport& report) {
        add_candidate("finance_report", report.participant);
    }
    template <class Body>
    void take_other(const Body&) {}  // looked up by nothing

    void add_candidate(std::string_view type, const std::string& key) {
        add(lookup_file_of_candidate(key), {type, key});
    }
    void add(std::string file, json::Array subject) {
        hints_.push_back({std::move(file), {subject_of(std::move(subject)), index_}});
    }

    const Event& event_;
    std::uint64_t index_;
    std::vector<FiledHint> hints_;
};

}  // namespace

std::string print_hint(const Hint& hint) {
    return hint.subject.substr(0, hint.subject.size() - 1) + "," + std::to_string(hint.index) + "]";
}

Result<Hint> parse_hint(std::string_view line) {
    const auto comma = line.rfind(',');
    if (comma == std::string_view::npos || !line.ends_with(']')) {
        return refuse(ErrorCode::malformed, {}, "not a hint", excerpt(line));
    }
    const auto index = parse_decimal(line.substr(comma + 1, line.size() - comma - 2));
    if (!index) return pass_on(index.error());
    auto subject = std::string(line.substr(0, comma)) + "]";
    const auto items = json::parse_canonical(subject);
    if (!items) return pass_on(items.error());
    if (items->array() == nullptr || items->array()->empty()) {
        return refuse(ErrorCode::malformed, {}, "not a hint", excerpt(line));
    }
    return Hint{std::move(subject), *index};
}

std::vector<FiledHint> hints_of(const Event& event, std::uint64_t index) {
    return Gathering(event, index).all();
}

std::string lookup_file_of(const Unit& unit) {
    const auto kecamatan = election::ancestor_by_code(unit, UnitKind::kecamatan);
    const auto& home = kecamatan ? *kecamatan : unit;
    const auto kind = home.kind == UnitKind::tps ? UnitKind::desa : home.kind;
    return "lookup/unit/" + home.scheme + "/" + std::string(election::name_of(kind)) + "/" +
           home.code;
}

std::string lookup_file_of_name(std::string_view name) {
    return shard("name", crypto::sha256(bytes_of(folded_name(name))));
}

std::string lookup_file_of_candidate(std::string_view key) {
    return shard("candidate", crypto::sha256(bytes_of(key)));
}

std::string lookup_file_of_document(const Hash& sha256) { return shard("document", sha256); }

std::string to_subject(const FormSubject& form) {
    json::Array items{form.type, form.election, election::name_of(form.contest), form.round,
                      form.code};
    if (form.source) items.emplace_back(*form.source);
    return subject_of(std::move(items));
}

std::string to_subject(const Hash& document) {
    return subject_of({"document", to_hex(document.view())});
}

}  // namespace saksi::record
