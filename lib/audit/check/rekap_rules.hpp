// R04: a logged root of a rekap tree is not what the entries give.
//
// Memory: the roots. Cost: what building costs (saksi/audit/rekap.hpp), for each
// contest, round, source and size of which a root is logged.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "../survey.hpp"
#include "finding_book.hpp"
#include "saksi/election/rekap_root.hpp"

namespace saksi::audit {

class RekapRules {
 public:
    explicit RekapRules(FindingBook& book) : book_(book) {}

    /// A rekap_root that is wanted.
    void take(const SeenEvent& seen, const election::RekapRoot& root);
    /// Builds every tree again. `selection` names the election.
    [[nodiscard]] Result<void> finish(log::Reader& reader, const LogSelection& selection);

 private:
    struct Logged {
        record::Version version;
        election::RekapRoot root;
    };
    using Kind = std::tuple<election::Contest, std::uint8_t, election::Source, std::uint64_t>;

    [[nodiscard]] Result<void> rebuild(log::Reader& reader, const LogSelection& selection,
                                       const Kind& kind, const std::vector<Logged>& roots);
    void compare(const Logged& logged, const election::Source& source,
                 const election::RekapRoot* computed);
    void add(const Logged& logged, const election::Source& source, std::vector<Fact> facts);

    FindingBook& book_;
    std::map<Kind, std::vector<Logged>> roots_;  // by contest, round, source and size
};

}  // namespace saksi::audit
