// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/candidacy.hpp"

#include <algorithm>
#include <array>

#include "bodies.hpp"
#include "names.hpp"
#include "order.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {
namespace {

bool can_stand_in(UnitKind kind) noexcept {
    return kind == UnitKind::nasional || kind == UnitKind::provinsi || kind == UnitKind::kabkota ||
           kind == UnitKind::dapil;
}

bool is_pair(CandidacyKind kind) noexcept {
    return kind == CandidacyKind::pasangan || kind == CandidacyKind::perseorangan;
}

bool has_its_parties(const Candidacy& candidacy) noexcept {
    const auto parties = candidacy.parties.size();
    if (candidacy.kind == CandidacyKind::daftar) return parties == 1;
    return (parties > 0) == (candidacy.kind == CandidacyKind::pasangan);
}

bool some_repeat(std::vector<std::string> keys) {
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
}

template <class Fields>
void check_who(Fields& fields, const Candidacy& candidacy) {
    if (!has_its_parties(candidacy)) {
        fields.fail("parties", refuse(ErrorCode::malformed, {},
                                      "one party of a list, some of a pair they nominate, "
                                      "otherwise none"));
    }
    if (some_repeat(candidacy.parties)) {
        fields.fail("parties", refuse(ErrorCode::malformed, {}, "a key is there twice"));
    }
    if (candidacy.kind == CandidacyKind::daftar && !candidacy.number) {
        fields.fail("number", refuse(ErrorCode::malformed, {}, "missing"));
    }
    if (candidacy.persons.size() != (is_pair(candidacy.kind) ? 2 : 1)) {
        fields.fail("persons",
                    refuse(ErrorCode::malformed, {}, "two persons of a pair, otherwise one"));
    }
}

}  // namespace

std::string_view name_of(CandidacyKind kind) noexcept {
    constexpr std::array<std::string_view, 4> names = {"daftar", "dpd", "pasangan", "perseorangan"};
    return name_in(names, kind);
}

std::string_view name_of(CandidacyStage stage) noexcept {
    constexpr std::array<std::string_view, 12> names = {
        "diajukan",  "vermin", "perbaikan", "vermin_perbaikan",  "verfak",    "dcs",
        "tanggapan", "dct",    "diganti",   "mengundurkan_diri", "meninggal", "dicoret"};
    return name_in(names, stage);
}

std::string_view name_of(CandidacyStatus status) noexcept {
    constexpr std::array<std::string_view, 3> names = {"bms", "ms", "tms"};
    return name_in(names, status);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Person> person) {
    fields.required("name", person.name, text::free_text);
    fields.optional("sex", person.sex);
    fields.optional("residence", person.residence);
    if (person.residence && person.residence->kind != UnitKind::kabkota) {
        fields.fail("residence", refuse(ErrorCode::malformed, {}, "not a kabkota"));
    }
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Requirement> requirement) {
    fields.required("name", requirement.name, text::word);
    fields.required("status", requirement.status);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, SupportArea> area) {
    fields.required("unit", area.unit);
    fields.required("count", area.count, any_count);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Support> support) {
    fields.required("total", support.total, any_count);
    fields.optional("valid", support.valid, any_count);
    fields.optional("minimum", support.minimum, any_count);
    fields.optional("dpt", support.dpt, any_count);
    fields.optional("areas", support.areas, any_count);
    fields.list("spread", support.spread, left_out_if_empty);
    if (!ascends(support.spread, &SupportArea::unit)) {
        fields.fail("spread", refuse(ErrorCode::malformed, {}, "units out of order or repeated"));
    }
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Commitment> commitment) {
    fields.required("type", commitment.type, text::word);
    fields.required("hash", commitment.hash);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Candidacy> candidacy) {
    fields.required("contest", candidacy.contest);
    fields.required("unit", candidacy.unit);
    fields.required("key", candidacy.key, text::candidate_key);
    fields.required("kind", candidacy.kind);
    fields.list("parties", candidacy.parties, left_out_if_empty, text::candidate_key);
    fields.optional("number", candidacy.number, ballot_number);
    fields.list("persons", candidacy.persons, at_least_one);
    fields.required("stage", candidacy.stage);
    fields.optional("status", candidacy.status);
    fields.list("requirements", candidacy.requirements, left_out_if_empty);
    fields.optional("support", candidacy.support);
    fields.list("commitments", candidacy.commitments, left_out_if_empty);
    fields.optional("replaced_by", candidacy.replaced_by, text::candidate_key);
    fields.optional("decision", candidacy.decision, text::correction_instrument);
    check_who(fields, candidacy);
    if (!can_stand_in(candidacy.unit.kind)) {
        fields.fail("unit", refuse(ErrorCode::malformed, {},
                                   "not the nation, a provinsi, a kabkota or a dapil"));
    }
    if (!ascends(candidacy.requirements, &Requirement::name)) {
        fields.fail("requirements",
                    refuse(ErrorCode::malformed, {}, "names out of order or repeated"));
    }
    if (!ascends(candidacy.commitments, &Commitment::type)) {
        fields.fail("commitments",
                    refuse(ErrorCode::malformed, {}, "types out of order or repeated"));
    }
    if (candidacy.replaced_by.has_value() != (candidacy.stage == CandidacyStage::diganti)) {
        fields.fail("replaced_by",
                    refuse(ErrorCode::malformed, {}, "of who was replaced, and only there"));
    }
}

template void fields_of(Reader&, Candidacy&);
template void fields_of(Writer&, const Candidacy&);

}  // namespace saksi::election
