// RekapGrower: the trees of a plan, from the leaves up. A table is printed,
// hashed and dropped when all below it is done; what is kept is the way from the
// area down to where it works.
//
// Forms are read again in the order in which they stand in the log, for so many
// TPS at a time as memory allows. Where forms were logged in the order of codes
// that is one pass over the log.
//
// Memory: the rows of batch_forms forms, of about 200 bytes of a presidential
// contest and 1 KB of a legislative one.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "plan.hpp"
#include "saksi/audit/rekap.hpp"
#include "saksi/merkle/rekap_fold.hpp"
#include "saksi/record/entry_cache.hpp"

namespace saksi::audit {

/// A TPS whose way to the area is kept.
struct TracedTps {
    election::Unit tps;
    merkle::RekapPath path;
    std::optional<std::uint64_t> form;  ///< index of its current form
    bool complete = false;              ///< the whole way was met
};

class RekapGrower {
 public:
    static constexpr std::size_t batch_forms = 65'536;

    /// Borrows all; `traced` may be a null pointer.
    RekapGrower(log::Reader& reader, const FormTable& forms, const FormSelection& selection,
                const RekapPlan& plan, const RekapListener& listener, TracedTps* traced);

    /// The root of an area; `size` and `log_root` are the caller's to fill in.
    /// Areas in the plan's order.
    [[nodiscard]] Result<election::RekapRoot> grow(RekapPlan::Id area);

 private:
    using Id = RekapPlan::Id;
    struct Grown {
        Hash hash;
        merkle::RekapValues values;
    };
    /// The TPS of a node, as far as they were read.
    struct Rows {
        std::vector<std::string> texts;
        merkle::RekapValues sum;
    };

    void line_up(Id id);
    void choose_columns(Id area);
    [[nodiscard]] Result<Grown> finish(Id id, unsigned depth);
    [[nodiscard]] Result<void> add_child(const merkle::RekapNode& head, Id id, unsigned depth,
                                         std::string& rows, merkle::RekapValues& sum);
    [[nodiscard]] Result<void> load();
    [[nodiscard]] Result<void> load_tps(Id id, std::size_t at);
    [[nodiscard]] Result<merkle::RekapLeaf> leaf_of(const election::Unit& tps,
                                                    const RekapPlan::Tps& planned);
    void trace(Id id, const std::string& text, unsigned depth);

    const FormTable& forms_;
    const FormSelection& selection_;
    const RekapPlan& plan_;
    const RekapListener& listener_;
    TracedTps* traced_;
    record::EntryCache entries_;
    election::Source source_;

    std::vector<Id> homes_;  // of the area at work: nodes with TPS, in the order of need
    std::size_t loaded_ = 0;
    std::unordered_map<Id, Rows> rows_;
    std::optional<std::vector<std::string>> columns_;  // of the area at work
    std::vector<merkle::RekapBallot> ballots_;
    std::optional<Id> traced_home_;
    unsigned traced_depth_ = 0;  // of the last table kept
};

}  // namespace saksi::audit
