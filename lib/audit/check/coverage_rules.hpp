// D14: forms of TPS that no list has, and TPS that a source passed over.
//
// A log has no entry for a TPS that is not yet in. Which rows a source did not
// have at all is what the snapshots of complete imports say (Snapshot::absent);
// for each province the latest of them counts.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "finding_book.hpp"
#include "form_step.hpp"
#include "saksi/election/header.hpp"
#include "saksi/election/snapshot.hpp"
#include "saksi/record/entry_cache.hpp"
#include "saksi/record/place_tree.hpp"
#include "tps_table.hpp"

namespace saksi::audit {

/// Every form's TPS against the lists.
[[nodiscard]] Result<void> find_unlisted_tps(const TpsTable& table, const record::PlaceTree& places,
                                             record::EntryCache& entries, FindingBook& book);

class PassedOver {
 public:
    /// A snapshot of forms, in index order.
    void take(const record::Version& version, const election::Header& header,
              const election::Snapshot& snapshot);
    /// A listed TPS without a row, and without a form.
    void finish(const TpsTable& table, const record::PlaceTree& places, FindingBook& book) const;

 private:
    struct Said {
        record::Version version;
        std::vector<election::TpsRun> tps;
    };
    struct Scope {
        election::Source source;
        election::Contest contest;
        std::string province;
        auto operator<=>(const Scope&) const = default;
    };
    std::vector<Said> said_;
    std::map<Scope, std::size_t> latest_;  // of said_
};

}  // namespace saksi::audit
