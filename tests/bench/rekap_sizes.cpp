// How large rekap proofs are: of every TPS of a log's largest area the bytes of
// the tables on its way, and two whole proofs, of a TPS in the middle and of the
// one with the most.
//
//     rekap_sizes LOG/public CONTEST        the log must hold a rekap_root of it
//
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "saksi/audit/rekap.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/tiles/store.hpp"

using namespace saksi;

namespace {

/// The TPS of one place, and the bytes of their tables so far.
struct Place {
    std::string code;
    std::uint64_t tps = 0;
    std::uint64_t bytes = 0;
};

/// Tables come when all below them are done: what waits one step lower is theirs.
class Sizes {
 public:
    void take(const audit::RekapTable& table) {
        if (waiting_.size() < table.depth + 2) waiting_.resize(table.depth + 2);
        auto below = std::move(waiting_[table.depth + 1]);
        waiting_[table.depth + 1].clear();
        if (below.empty()) below.push_back({table.head.place.code, table.values.tps_total, 0});
        for (auto& place : below) {
            place.bytes += table.text.size() + 1;
            waiting_[table.depth].push_back(std::move(place));
        }
    }
    /// By bytes.
    [[nodiscard]] std::vector<Place> places() const {
        auto all = waiting_.at(0);
        std::sort(all.begin(), all.end(),
                  [](const Place& a, const Place& b) { return a.bytes < b.bytes; });
        return all;
    }

 private:
    std::vector<std::vector<Place>> waiting_;  // by depth
};

/// The place of the TPS in the middle.
const Place& middle(const std::vector<Place>& places) {
    std::uint64_t all = 0;
    for (const auto& place : places) all += place.tps;
    std::uint64_t passed = 0;
    for (const auto& place : places) {
        passed += place.tps;
        if (2 * passed >= all) return place;
    }
    return places.back();
}

int run(const std::string& folder, election::Contest contest) {
    tiles::DirectoryStore store(posix_file_system(), folder);
    const auto checkpoint = log::read_checkpoint(store).value();
    auto reader = log::Reader::open(store, checkpoint.checkpoint.head).value();
    audit::FormSelection selection;
    selection.size = reader.head().size;
    selection.contest = contest;
    Sizes sizes;
    audit::RekapListener listener;
    listener.table = [&](const audit::RekapTable& table) { sizes.take(table); };
    const auto trees = audit::build_rekap(reader, selection, listener);
    if (!trees) return std::fprintf(stderr, "%s\n", to_text(trees.error()).c_str()), 2;
    const auto places = sizes.places();
    for (const auto& [what, place] :
         {std::pair{"median", middle(places)}, std::pair{"largest", places.back()}}) {
        const auto proof = audit::prove_rekap(reader, checkpoint, selection, {place.code + "001"});
        if (!proof) return std::fprintf(stderr, "%s\n", to_text(proof.error()).c_str()), 2;
        std::printf("%s: %llu bytes of tables, whole proof %zu bytes (%s)\n", what,
                    static_cast<unsigned long long>(place.bytes),
                    note::print_rekap_proof(*proof).size(), place.code.c_str());
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const auto contest = argc == 3 ? election::contest_named(argv[2]) : std::nullopt;
    if (!contest) return std::fprintf(stderr, "usage: rekap_sizes LOG/public CONTEST\n"), 2;
    return run(argv[1], *contest);
}
