// TpsTable: every current form by its TPS, contest, round and source, in few
// bytes: what the contests of one TPS, or two sources, are compared by.
//
// Memory: 40 bytes a form.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/election/c_hasil.hpp"
#include "saksi/election/header.hpp"
#include "saksi/record/chain.hpp"

namespace saksi::audit {

/// Forms of one kind: one column of the table.
struct FormKind {
    election::Source source;
    election::Contest contest = election::Contest::ppwp;
    std::uint8_t round = 1;
    auto operator<=>(const FormKind&) const = default;
};

class TpsTable {
 public:
    /// A voter count; more than it can hold, or none, have values of their own.
    using Small = std::uint32_t;
    static constexpr Small none = 0xffff'ffff;

    struct Line {
        std::uint64_t index = 0;  ///< of the current form
        std::uint16_t number = 0;
        std::uint16_t kind = 0;  ///< of kinds()
        Small listed = none;     ///< dpt_j
        Small unlisted = none;   ///< pengguna_dpk_j
        Small disabled = none;   ///< disabilitas_j
    };

    /// A form that opens its chain. too_large: forms of more kinds than it can tell apart.
    [[nodiscard]] Result<void> add(const election::Source& source, const election::CHasil& form,
                                   std::uint64_t index);
    /// A form that is current instead of one that was added.
    void replace(const election::Source& source, const election::CHasil& form, std::uint64_t index);

    /// Of the TPS's form, where the table holds forms of one kind.
    [[nodiscard]] std::optional<std::uint64_t> index_of(const election::Unit& tps) const;

    /// Has it a form of that source and contest, of any round?
    [[nodiscard]] bool has(const election::Unit& tps, const election::Source& source,
                           election::Contest contest) const;

    [[nodiscard]] const std::vector<FormKind>& kinds() const noexcept { return kinds_; }
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

    /// Tells of each TPS that has a form: its unit and its lines, by kind. Ends at
    /// the first error.
    using Use = std::function<Result<void>(const election::Unit&, const std::vector<Line>&)>;
    [[nodiscard]] Result<void> each_tps(const Use& use);

 private:
    std::vector<FormKind> kinds_;
    std::map<FormKind, std::uint16_t> kind_ids_;
    std::unordered_map<election::Unit, std::vector<Line>> homes_;  // by the unit with number 0
    std::uint64_t size_ = 0;
};

}  // namespace saksi::audit
