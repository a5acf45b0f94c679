// Everything the log says of one TPS's form: all its versions, what holds in
// the current one, and its place among the forms of its desa, kecamatan and
// province.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "saksi/audit/totals.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/election/figure_change.hpp"
#include "saksi/election/identities.hpp"
#include "saksi/election/place.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/record/chain.hpp"
#include "saksi/record/place_tree.hpp"

namespace saksi::audit {

/// One entry of the form's chain, strays included.
struct FormVersion {
    record::Version version;
    record::StepKind step = record::StepKind::opens;
    election::Event event;  ///< its body is a CHasil
    bool current = false;
    /// Figures that the version current before it says differently, options by
    /// their place on the ballot: "paslon_1". Empty of the first.
    std::vector<election::FigureChange> changes = {};
};

/// How much of a unit is in.
struct RekapPlace {
    election::Unit unit;
    std::string name;
    std::uint64_t tps_in = 0;
    std::optional<std::uint64_t> tps_total;  ///< none: no list
};

/// The newest logged total that a TPS can be proved to be in (saksi/audit/rekap.hpp).
struct RekapRootOf {
    std::uint64_t index = 0;  ///< of the rekap_root
    std::uint64_t size = 0;   ///< of the log that it adds up
};

struct TpsSheet {
    std::uint64_t size = 0;  ///< entries that were read
    std::string election;
    election::Unit tps;
    std::string display_name;  ///< "TPS 007 SESETAN, DENPASAR SELATAN, BALI"
    bool listed = false;       ///< some TPS list has it
    std::optional<election::Source> source;
    std::vector<std::string> option_names;        ///< of the current version's ballot
    std::vector<FormVersion> versions;            ///< in index order; empty: nothing was logged
    std::vector<election::IdentityCheck> checks;  ///< of the current version
    std::vector<RekapPlace> rekap;                ///< desa, kecamatan, provinsi
    std::optional<RekapRootOf> rekap_root;        ///< of an area it lies in; none: none is logged
    std::uint64_t opaque = 0;
    std::uint64_t foreign = 0;

    /// The current version; a null pointer if there is none.
    [[nodiscard]] SAKSI_API const FormVersion* current() const noexcept;
};

/// A place as people name it: a code of 13 characters or a path of names.
struct TpsName {
    std::string text;
};

/// not_found: nothing fits the name; usage: several TPS do (the detail lists
/// them), or several sources have forms of it and none was chosen.
[[nodiscard]] SAKSI_API Result<TpsSheet> read_tps_sheet(log::Reader& reader,
                                                        const FormSelection& selection,
                                                        const TpsName& tps);

/// The region a code or name means, in the places of an election. not_found: nothing
/// fits; usage: it is a TPS, or several units fit, which the detail lists.
[[nodiscard]] SAKSI_API Result<election::Unit> look_up_region(log::Reader& reader,
                                                              const FormSelection& selection,
                                                              const std::string& text);

}  // namespace saksi::audit
