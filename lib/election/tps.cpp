// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/tps.hpp"

#include <algorithm>
#include <functional>

#include "bodies.hpp"
#include "names.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {
namespace {

/// Has it anything that can be said of one TPS only?
bool says_more(const TpsItem& item) {
    const auto captured = [](const Figure& figure) { return figure.is_captured(); };
    return item.dpt != VoterList{} || item.dps != VoterList{} || item.dptb != VoterList{} ||
           std::any_of(item.ballots.begin(), item.ballots.end(), captured) || item.label ||
           item.place || item.address;
}

bool overlap(const TpsItem& item, const TpsItem& next) noexcept {
    return item.last() >= next.number;
}

template <class Fields, class List>
void voters(Fields& fields, std::string_view key, List& list) {
    fields.group(key, std::array{std::ref(list.l), std::ref(list.p)}, [&](Fields& inner) {
        inner.figure("l", list.l);
        inner.figure("p", list.p);
    });
}

}  // namespace

std::string_view name_of(TpsKind kind) noexcept {
    constexpr std::array<std::string_view, 5> names = {"reguler", "khusus", "tpsln", "ksk", "pos"};
    return name_in(names, kind);
}

std::string_view name_of(Metode metode) noexcept {
    constexpr std::array<std::string_view, 2> names = {"biasa", "noken"};
    return name_in(names, metode);
}

std::string_view name_of(TpsStatus status) noexcept {
    constexpr std::array<std::string_view, 2> names = {"aktif", "batal"};
    return name_in(names, status);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, TpsItem> item) {
    fields.required("number", item.number, tps_number);
    fields.optional("to", item.to, tps_number);
    fields.required("kind", item.kind);
    fields.optional("metode", item.metode);
    fields.optional("status", item.status);
    voters(fields, "dpt", item.dpt);
    voters(fields, "dps", item.dps);
    voters(fields, "dptb", item.dptb);
    fields.group("ballots", item.ballots, [&](Fields& inner) {
        for (const auto contest : all_contests) {
            inner.figure(name_of(contest), item.ballots[static_cast<std::size_t>(contest)]);
        }
    });
    fields.optional("label", item.label, text::free_text);
    fields.optional("place", item.place, text::free_text);
    fields.optional("address", item.address, text::free_text);
    fields.optional("instrument", item.instrument, text::free_text);
    if (item.to && *item.to <= item.number) {
        fields.fail("to", refuse(ErrorCode::malformed, {}, "not greater than number"));
    }
    if (item.to && says_more(item)) {
        fields.fail("to", refuse(ErrorCode::malformed, {},
                                 "many TPS at once have only kind, metode, instrument and status"));
    }
    if (item.metode == Metode::noken && !item.instrument) {
        fields.fail("instrument", refuse(ErrorCode::malformed, {}, "noken needs its instrument"));
    }
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, TpsList> list) {
    fields.required("unit", list.unit);
    fields.list("tps", list.tps, at_least_one);
    if (list.unit.kind == UnitKind::tps) {
        fields.fail("unit", refuse(ErrorCode::malformed, {}, "a TPS has no TPS below it"));
    }
    if (std::adjacent_find(list.tps.begin(), list.tps.end(), overlap) != list.tps.end()) {
        fields.fail("tps", refuse(ErrorCode::malformed, {}, "numbers out of order or repeated"));
    }
}

template void fields_of(Reader&, TpsList&);
template void fields_of(Writer&, const TpsList&);

}  // namespace saksi::election
