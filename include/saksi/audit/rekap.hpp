// Rekap trees of a log: building them, and proving that a TPS is in one.
//
// A tree is what total_forms() adds up, as a tree of hashes (docs/format.md 4.1):
// the same forms, the same places, the same sums at every level. Its root is
// logged as a `rekap_root` event; from then on a TPS's form can be proved to be in
// the total with the tables of its desa, kecamatan and so on, and no log.
//
//     auto trees = build_rekap(reader, selection);   // roots to be logged
//     auto proof = prove_rekap(reader, checkpoint, selection, {"5171011003007"});
//
// Building takes two walks over the log; its memory is FormTable's 24 bytes a
// form, about 300 bytes a unit, and RekapGrower's rows.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/audit/form_history.hpp"
#include "saksi/audit/totals.hpp"
#include "saksi/election/rekap_root.hpp"
#include "saksi/merkle/rekap_fold.hpp"
#include "saksi/note/rekap_proof.hpp"

namespace saksi::audit {

/// A table, when all below it is done.
struct RekapTable {
    const merkle::RekapNode& head;  ///< without its rows
    std::string_view text;          ///< with them: what is hashed
    const Hash& hash;
    const merkle::RekapValues& values;  ///< what its rows add up to
    unsigned depth = 0;                 ///< below the area
};

struct RekapListener {
    std::function<void(const RekapTable&)> table;  ///< may be empty
};

struct RekapTrees {
    std::string election;
    std::optional<election::Source> source;  ///< none if there is no form at all
    std::vector<election::RekapRoot> roots;  ///< of each area that has a form, by its code
    std::uint64_t unplaced = 0;              ///< forms of TPS that lie in no area
    std::uint64_t opaque = 0;                ///< entries this release does not understand
};

/// Of the first `selection.size` entries, from 1. Errors are those of total_forms.
[[nodiscard]] SAKSI_API Result<RekapTrees> build_rekap(log::Reader& reader,
                                                       const FormSelection& selection,
                                                       const RekapListener& listener = {});

/// Forms that are added up together.
struct RekapKind {
    election::Contest contest = election::Contest::ppwp;
    std::uint8_t round = 1;
    election::Source source;
    auto operator<=>(const RekapKind&) const = default;
};
/// Of which forms are logged, in order. One walk; `selection` chooses the
/// election and the size.
[[nodiscard]] SAKSI_API Result<std::vector<RekapKind>> rekap_kinds(log::Reader& reader,
                                                                   const LogSelection& selection);

/// The proof that a TPS is in the newest logged root of its area, at most at
/// `selection.size` entries, with the reader's whole tree behind it. not_found: no
/// such TPS, or no root is logged. inconsistent: the logged root is not what the
/// entries give.
[[nodiscard]] SAKSI_API Result<note::RekapProof> prove_rekap(
    log::Reader& reader, const note::SignedCheckpoint& checkpoint, const FormSelection& selection,
    const TpsName& tps);

}  // namespace saksi::audit
