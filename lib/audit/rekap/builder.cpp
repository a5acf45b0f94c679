// SPDX-License-Identifier: Apache-2.0
#include "builder.hpp"

#include <algorithm>
#include <set>
#include <variant>

#include "saksi/core/expects.hpp"

namespace saksi::audit {

const election::ContestRules& rules_of(const election::Pemilu& pemilu, election::Contest contest) {
    const auto rules =
        std::find_if(pemilu.contests.begin(), pemilu.contests.end(),
                     [&](const election::ContestRules& one) { return one.contest == contest; });
    SAKSI_EXPECTS(rules != pemilu.contests.end());
    return *rules;
}

Result<void> RekapBuilder::open() {
    if (auto walked = forms_.walk(); !walked) return walked;
    plan_.emplace(forms_, rules_of(forms_.survey().pemilu(), selection_.contest));
    return {};
}

Result<RekapTrees> RekapBuilder::build(const std::vector<RekapPlan::Id>& areas,
                                       const RekapListener& listener, TracedTps* traced) {
    const auto size = std::min(selection_.size, reader_.head().size);
    const auto log_root = reader_.hashes().root_at(size);
    if (!log_root) return pass_on(log_root.error());
    RekapTrees trees;
    trees.election = forms_.survey().election();
    trees.source = forms_.source();
    trees.unplaced = plan_->unplaced();
    trees.opaque = forms_.survey().counts().opaque;
    RekapGrower grower(reader_, forms_, selection_, *plan_, listener, traced);
    for (const auto area : areas) {
        auto root = grower.grow(area);
        if (!root) return pass_on(root.error());
        root->size = size;
        root->log_root = *log_root;
        trees.roots.push_back(std::move(*root));
    }
    return trees;
}

Result<RekapTrees> build_rekap(log::Reader& reader, const FormSelection& selection,
                               const RekapListener& listener) {
    RekapBuilder builder(reader, selection);
    if (auto opened = builder.open(); !opened) return pass_on(opened.error());
    return builder.build(builder.plan().areas(), listener, nullptr);
}

Result<std::vector<RekapKind>> rekap_kinds(log::Reader& reader, const LogSelection& selection) {
    std::set<RekapKind> kinds;
    Survey survey(selection, [&](const SeenEvent& seen) -> Result<void> {
        if (const auto* form = std::get_if<election::CHasil>(&seen.event.body)) {
            kinds.insert({form->contest, form->round, *seen.event.header.source});
        }
        return {};
    });
    if (auto read = survey.read(reader); !read) return pass_on(read.error());
    return std::vector<RekapKind>(kinds.begin(), kinds.end());
}

}  // namespace saksi::audit
