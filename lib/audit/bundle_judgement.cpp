// SPDX-License-Identifier: Apache-2.0
#include "bundle_judgement.hpp"

#include <algorithm>
#include <string>

#include "saksi/tiles/tile.hpp"

namespace saksi::audit {
namespace {

/// Where two rows of hashes first differ, and in how many places.
struct Difference {
    unsigned first = 0;
    unsigned count = 0;
};

Difference difference(const Hashes& ours, const Hashes& theirs) {
    Difference found;
    const auto common = std::min(ours.size(), theirs.size());
    const auto longer = std::max(ours.size(), theirs.size());
    found.first = static_cast<unsigned>(longer);
    for (std::size_t i = 0; i < longer; ++i) {
        if (i < common && ours[i] == theirs[i]) continue;
        if (found.count == 0) found.first = static_cast<unsigned>(i);
        ++found.count;
    }
    return found;
}

class Judging {
 public:
    Judging(LogAudit& audit, const BundleLook& look, const std::optional<Hashes>& stored)
        : audit_(audit),
          look_(look),
          stored_(stored),
          bundle_file_(tiles::path_of(look.bundle)),
          tile_file_(tiles::path_of(tiles::Tile{0, look.bundle.index, look.bundle.width})) {}

    /// The leaves that are right, if the tree above knows them in either file.
    [[nodiscard]] std::optional<Hashes> truth(const Judge& judge) const {
        if (!judge.fits) return std::nullopt;
        if (look_.is_whole() && judge.fits(look_.leaves)) return look_.leaves;
        if (stored_ && judge.fits(*stored_)) return stored_;
        return std::nullopt;
    }

    Ground against(const Hashes& truth) {
        if (look_.is_whole() && look_.leaves != truth) blame_bundle(truth);
        if (stored_ && *stored_ != truth) blame_tile(truth);
        return {truth, true, true, std::nullopt};
    }

    /// Nobody above helps: the files are held against each other.
    Ground without_truth(bool accused) {
        const bool both = look_.is_whole() && stored_;
        const bool agree = both && look_.leaves == *stored_;
        if (both && !agree) {
            blame_bundle(*stored_);
            blame_tile(look_.leaves);
        } else if (accused) {
            if (look_.is_whole()) blame(bundle_file_);
            if (stored_) blame(tile_file_);
        }
        const bool certain = !accused && (agree || !both);
        if (look_.is_whole()) return {look_.leaves, false, certain, std::nullopt};
        if (stored_) return {*stored_, false, certain, std::nullopt};
        return {};
    }

    /// What is wrong with the file itself. Which entry: the first that is not
    /// what the tree holds, or the one that the file breaks off in.
    void report_file(const Ground& ground) {
        audit_.require(bundle_file_, look_.content);
        if (!look_.malformed) return;
        auto place = static_cast<unsigned>(look_.entries.size());
        if (!ground.leaves.empty()) place = difference(look_.leaves, ground.leaves).first;
        place = std::min(place, look_.bundle.width - 1);
        audit_.findings.add(at_entry(index_of(place), found(bundle_file_, *look_.malformed)));
    }

    /// Only of entries that are in their place: the others were named already.
    void report_events(const Ground& ground) {
        for (const auto& unread : look_.unread) {
            if (!in_place(ground, unread.place)) continue;
            if (unread.error.code == ErrorCode::unsupported) {
                ++audit_.report.opaque;
            } else {
                audit_.findings.add(
                    at_entry(index_of(unread.place), found(bundle_file_, unread.error)));
            }
        }
    }

    void count_entries(const Ground& ground) {
        for (unsigned place = 0; place < look_.entries.size(); ++place) {
            if (in_place(ground, place)) ++audit_.report.entries;
        }
    }

 private:
    [[nodiscard]] std::uint64_t index_of(unsigned place) const {
        return look_.bundle.index * tiles::full_width + place;
    }

    [[nodiscard]] bool in_place(const Ground& ground, unsigned place) const {
        return ground.has(look_.leaves, place);
    }

    void blame_bundle(const Hashes& right) {
        const auto difference_found = difference(look_.leaves, right);
        audit_.findings.add(
            at_entry(index_of(difference_found.first),
                     found(LogFlaw::wrong, bundle_file_, "an entry is not the one in the tree",
                           std::to_string(difference_found.count) + " / " +
                               std::to_string(look_.bundle.width))));
    }

    void blame_tile(const Hashes& right) {
        const auto difference_found = difference(*stored_, right);
        audit_.findings.add(
            at_hash(difference_found.first,
                    found(LogFlaw::wrong, tile_file_, "a hash is not that of its entry",
                          std::to_string(difference_found.count) + " / " +
                              std::to_string(look_.bundle.width))));
    }

    /// It agrees with its neighbour and not with the signed tree: which entry,
    /// nobody can tell.
    void blame(const std::string& file) {
        audit_.findings.add(at_entry(
            index_of(0), found(LogFlaw::wrong, file, "these entries are not those in the tree")));
    }

    LogAudit& audit_;
    const BundleLook& look_;
    const std::optional<Hashes>& stored_;
    std::string bundle_file_;
    std::string tile_file_;
};

}  // namespace

Ground judge_bundle(LogAudit& audit, const BundleLook& look, const std::optional<Hashes>& stored,
                    const Judge& judge) {
    Judging judging(audit, look, stored);
    const auto truth = judging.truth(judge);
    auto ground = truth ? judging.against(*truth) : judging.without_truth(judge.accuses);
    judging.report_file(ground);
    judging.report_events(ground);
    judging.count_entries(ground);
    return ground;
}

}  // namespace saksi::audit
