// SPDX-License-Identifier: Apache-2.0
#include "grower.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <variant>

#include "values.hpp"

namespace saksi::audit {
namespace {

using election::Unit;
using election::UnitKind;
using merkle::RekapNode;
using merkle::RekapValues;

tl::unexpected<Error> too_large(const Unit& unit) {
    return refuse(ErrorCode::too_large, election::display_code(unit),
                  "a total is more than 2^53-1");
}

const RekapValues& counted(const std::optional<RekapValues>& values) {
    return values ? *values : merkle::rekap_absent();
}

}  // namespace

RekapGrower::RekapGrower(log::Reader& reader, const FormTable& forms,
                         const FormSelection& selection, const RekapPlan& plan,
                         const RekapListener& listener, TracedTps* traced)
    : forms_(forms),
      selection_(selection),
      plan_(plan),
      listener_(listener),
      traced_(traced),
      entries_(reader),
      source_(forms.source().value_or(election::Source{})) {}

void RekapGrower::line_up(Id id) {
    for (const auto child : plan_[id].children) line_up(child);
    if (!plan_[id].tps.empty()) homes_.push_back(id);
}

Result<election::RekapRoot> RekapGrower::grow(Id area) {
    homes_.clear();
    loaded_ = 0;
    line_up(area);
    choose_columns(area);
    const auto grown = finish(area, 0);
    if (!grown) return pass_on(grown.error());
    election::RekapRoot root;
    root.contest = selection_.contest;
    root.round = selection_.round;
    root.area = plan_[area].unit;
    root.root = grown->hash;
    root.tps_total = grown->values.tps_total;
    root.tps_absent = grown->values.tps_absent;
    root.tps_in = grown->values.tps_in();
    if (columns_) root.columns = *columns_;
    root.values = parts_of(grown->values);
    return root;
}

/// Where dapil meet, the options of every ballot that a form of the area is of.
void RekapGrower::choose_columns(Id area) {
    std::map<std::string, const election::Ballot*> used;
    std::vector<Id> left = {area};
    while (!left.empty()) {
        const auto& node = plan_[left.back()];
        left.pop_back();
        left.insert(left.end(), node.children.begin(), node.children.end());
        for (const auto& tps : node.tps) {
            if (tps.form != nullptr && tps.form->ballot != nullptr) {
                used[tps.form->ballot->id] = tps.form->ballot;
            }
        }
    }
    std::set<std::string> keys;
    ballots_.clear();
    for (const auto& [id, ballot] : used) {
        ballots_.push_back(rekap_ballot(*ballot));
        for (const auto& option : ballot->options) keys.insert(option.key);
    }
    columns_.reset();
    if (plan_[area].adds_up_dapil()) columns_.emplace(keys.begin(), keys.end());
}

Result<RekapGrower::Grown> RekapGrower::finish(Id id, unsigned depth) {
    const auto& node = plan_[id];
    RekapNode head{place_of(node.unit), std::nullopt, std::nullopt, {}};
    if (node.dapil) head.dapil = place_of(*node.dapil);
    if (node.adds_up_dapil()) head.columns = columns_;
    std::string rows;
    RekapValues sum;
    for (const auto child : node.children) {
        if (auto added = add_child(head, child, depth + 1, rows, sum); !added) {
            return pass_on(added.error());
        }
    }
    if (!node.tps.empty()) {
        if (!rows_.contains(id)) {
            if (auto loaded = load(); !loaded) return pass_on(loaded.error());
        }
        auto own = rows_.extract(id);
        for (const auto& text : own.mapped().texts) rows += (rows.empty() ? "" : ",") + text;
        if (!merkle::add_rekap(sum, own.mapped().sum)) return too_large(node.unit);
    }
    const auto text = merkle::print_rekap_node(head, rows);
    Grown grown{merkle::rekap_node_hash(text), std::move(sum)};
    if (listener_.table) listener_.table({head, text, grown.hash, grown.values, depth});
    trace(id, text, depth);
    return grown;
}

Result<void> RekapGrower::add_child(const RekapNode& head, Id id, unsigned depth, std::string& rows,
                                    RekapValues& sum) {
    auto grown = finish(id, depth);
    if (!grown) return pass_on(grown.error());
    merkle::RekapRow row{place_of(plan_[id].unit), 0, grown->hash, std::move(grown->values)};
    if (head.columns) row.values = merkle::by_columns(*row.values, *head.columns, ballots_);
    if (!row.values || !merkle::add_rekap(sum, *row.values)) return too_large(plan_[id].unit);
    if (!rows.empty()) rows += ',';
    merkle::print_rekap_row(row, rows);
    return {};
}

/// The TPS of the next homes, in the order of the log.
Result<void> RekapGrower::load() {
    std::vector<std::tuple<std::uint64_t, Id, std::size_t>> wanted;
    for (; loaded_ < homes_.size() && wanted.size() < batch_forms; ++loaded_) {
        const auto id = homes_[loaded_];
        const auto& planned = plan_[id].tps;
        rows_[id].texts.resize(planned.size());
        for (std::size_t i = 0; i < planned.size(); ++i) {
            const auto* form = planned[i].form;
            wanted.emplace_back(form == nullptr ? 0 : form->index, id, i);
        }
    }
    std::sort(wanted.begin(), wanted.end());
    for (const auto& [index, id, at] : wanted) {
        if (auto loaded = load_tps(id, at); !loaded) return loaded;
    }
    return {};
}

Result<void> RekapGrower::load_tps(Id id, std::size_t at) {
    const auto& node = plan_[id];
    const auto& planned = node.tps[at];
    const auto tps = tps_of(node.unit, planned.number);
    auto leaf = leaf_of(tps, planned);
    if (!leaf) return pass_on(leaf.error());
    merkle::RekapRow row{{}, planned.number, {}, leaf->values};
    row.hash = merkle::rekap_leaf_hash(merkle::print_rekap_leaf(*leaf));
    if (node.adds_up_dapil() && row.values) {
        row.values = merkle::by_columns(*row.values, *columns_, ballots_);
    }
    auto& rows = rows_.at(id);
    if (!merkle::add_rekap(rows.sum, counted(row.values))) return too_large(tps);
    merkle::print_rekap_row(row, rows.texts[at]);
    if (traced_ != nullptr && traced_->tps == tps) {
        traced_->path.number = planned.number;
        traced_->path.leaf = std::move(*leaf);
        if (planned.form != nullptr) traced_->form = planned.form->index;
        traced_home_ = id;
    }
    return {};
}

Result<merkle::RekapLeaf> RekapGrower::leaf_of(const Unit& tps, const RekapPlan::Tps& planned) {
    merkle::RekapLeaf leaf{
        key_of_form(forms_.survey().election(), selection_, source_, tps), {}, {}};
    if (planned.form == nullptr) return leaf;
    const auto version = entries_.version(planned.form->index);
    if (!version) return pass_on(version.error());
    const auto event = entries_.event(planned.form->index);
    if (!event) return pass_on(event.error());
    const auto& form = std::get<election::CHasil>(event->body);
    leaf.form = version->leaf;
    leaf.values =
        values_of(form, counted_votes(forms_.survey(), form, version->index), planned.listed);
    return leaf;
}

/// The home's table, and from there on the next one that is done a step higher.
void RekapGrower::trace(Id id, const std::string& text, unsigned depth) {
    if (!traced_home_ || traced_->complete) return;
    auto& nodes = traced_->path.nodes;
    if (nodes.empty() ? id != traced_home_ : depth + 1 != traced_depth_) return;
    auto node = merkle::parse_rekap_node(text);
    if (!node) return;
    nodes.push_back(std::move(*node));
    traced_depth_ = depth;
    traced_->complete = depth == 0;
}

}  // namespace saksi::audit
