// Changes: what of a contest's results became another between two sizes of a
// log, form by form. A form is compared as it was current at either size; what
// happened in between stands in its steps. Results are C.Hasil, D.Hasil and
// published totals.
//
// Counts that were captured both times are compared, as record::compare_forms
// does for imports, so that the numbers here are those of the imports between
// the two sizes. It is not known when, between two snapshots, a source changed
// what it shows.
//
// One walk over the log's verified entries; then the entries of what changed are
// read once more. Memory: the version chains (64 bytes a form), about 200 bytes
// a form with a new version, and the forms that are listed.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/audit/totals.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/core/result.hpp"
#include "saksi/core/timestamp.hpp"
#include "saksi/election/figure.hpp"
#include "saksi/election/header.hpp"
#include "saksi/election/identities.hpp"
#include "saksi/election/place.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/record/chain.hpp"

namespace saksi::audit {

enum class FormType : std::uint8_t { c_hasil, d_hasil, publication };
inline constexpr std::size_t form_type_count = 3;
[[nodiscard]] SAKSI_API std::string_view name_of(FormType type) noexcept;

enum class ChangeKind : std::uint8_t {
    unchanged,
    newly_in,   ///< counts where nothing was, or null
    changed,    ///< a count is another, or is null while others remain
    withdrawn,  ///< counts are null, and none is left
    restored,   ///< as it was, and otherwise in between
    images,     ///< the same counts; other documents, or another remark
};
inline constexpr std::size_t change_kind_count = 6;
[[nodiscard]] SAKSI_API std::string_view name_of(ChangeKind kind) noexcept;

struct ChangesQuery : FormSelection {      ///< its `size` is the later of the two
    std::uint64_t since = 0;               ///< the earlier size
    std::optional<election::Unit> region;  ///< only what lies in it, or is it; no TPS
    bool list_new = false;                 ///< list what is newly in too
};

/// A version that is compared.
struct ShownVersion {
    record::Version version;
    std::optional<Timestamp> at;
    std::optional<Timestamp> observed;
    std::string ballot;                   ///< id; of a publication empty
    std::optional<std::uint64_t> images;  ///< none: not captured
    std::vector<Hash> documents;          ///< of the images, as far as they are logged
};

/// How one version came to replace another.
struct ChangeStep {
    record::Version version;
    std::optional<election::Cause> cause;   ///< none: it opened the chain
    std::optional<std::string> instrument;  ///< as the entry names it
    std::optional<std::uint64_t> ruling;    ///< the entry of the ruling that this is the hash of
    std::string ruling_number;              ///< "03-03/PHPU.DPD-XXII/2024"
    bool numbers = false;                   ///< did a count change in this step?
};

struct ValueChange {
    std::string label;   ///< "suara_sah", "paslon_1"; the key where there is no ballot
    std::string key;     ///< candidate key; empty of a field
    std::string name;    ///< as on the ballot; empty of a field
    std::string ballot;  ///< whose option it is; empty of a field, or where there is none
    OptionPart part = OptionPart::total;
    election::Figure before;
    election::Figure after;
};

/// What a unit lies in, the largest first.
struct NamedUnit {
    election::Unit unit;
    std::string name;
};

struct ChangedForm {
    ChangeKind kind = ChangeKind::changed;
    FormType type = FormType::c_hasil;
    election::Unit unit;
    std::optional<election::Unit> dapil;
    std::string place;                   ///< "TPS 007 SESETAN, DENPASAR SELATAN, BALI"
    std::vector<NamedUnit> lies_in;      ///< provinsi to desa
    std::optional<ShownVersion> before;  ///< none: it was not in
    ShownVersion after;
    std::vector<ChangeStep> steps;    ///< in index order; the last one is `after`
    std::vector<ValueChange> values;  ///< fields that changed; then all options but, of a party,
                                      ///< only those of its candidates and logo that changed
    election::IdentityCheck options_before;  ///< D01: do the options add up to suara_sah?
    election::IdentityCheck options_after;
    election::Count effect = 0;  ///< the most that one option gained or lost

    /// Does every step that changed a count name an instrument?
    [[nodiscard]] SAKSI_API bool explained() const noexcept;
};

/// What one option gained and lost in the C.Hasil that changed or were withdrawn.
struct NetEffect {
    OptionColumn option;
    std::string edition;  ///< of the ballot; two of one unit are never added up
    election::Count gained = 0;
    election::Count lost = 0;
    std::uint64_t forms = 0;       ///< in which it is another
    election::Count newly_in = 0;  ///< besides: what came with forms newly in

    [[nodiscard]] std::int64_t net() const noexcept {
        return static_cast<std::int64_t>(gained) - static_cast<std::int64_t>(lost);
    }
};

/// What the last import before a size says of itself.
struct SeenSnapshot {
    record::Version version;
    std::optional<Timestamp> observed;
    election::Count rows = 0;
    election::Count not_yet = 0;  ///< rows with neither numbers nor documents
};

struct Changes {
    std::uint64_t since = 0;
    std::uint64_t until = 0;
    std::string election;
    std::optional<election::Source> source;  ///< none if there is no form at all
    /// Forms by type and kind. Forms that lie outside the region are in none.
    std::array<std::array<std::uint64_t, change_kind_count>, form_type_count> counts{};
    std::vector<ChangedForm> forms;  ///< gravest kind first: withdrawn, changed, restored,
                                     ///< images, newly in; then by effect, then by unit
    std::uint64_t explained = 0;     ///< of those changed or withdrawn
    std::map<election::Cause, std::uint64_t> causes;  ///< of their steps that changed a count
    std::vector<NetEffect> net;                       ///< the largest first
    std::optional<SeenSnapshot> snapshot_before;      ///< of this contest and source
    std::optional<SeenSnapshot> snapshot_after;       ///< none: there was none in between
    std::uint64_t strays = 0;  ///< versions in between that replace no current one
    std::uint64_t opaque = 0;  ///< entries this release does not understand
    std::uint64_t foreign = 0;

    [[nodiscard]] std::uint64_t count(FormType type, ChangeKind kind) const noexcept {
        return counts[static_cast<std::size_t>(type)][static_cast<std::size_t>(kind)];
    }
    /// Over all types.
    [[nodiscard]] SAKSI_API std::uint64_t count(ChangeKind kind) const noexcept;
};

/// usage: `since` is past the end, the region is a TPS, or several elections or
/// sources are there and none was chosen; not_found: no such election or
/// contest; too_large: an effect over 2^53-1.
[[nodiscard]] SAKSI_API Result<Changes> find_changes(log::Reader& reader,
                                                     const ChangesQuery& query);

}  // namespace saksi::audit
