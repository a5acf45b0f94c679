// SPDX-License-Identifier: Apache-2.0
#include "absent_tps.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "saksi/election/event.hpp"

namespace saksi::record {
namespace {

using election::AbsentTps;
using election::TpsList;
using election::TpsRun;
using election::Unit;
using election::UnitKind;

/// Parsing costs more than this, and a log has few lists among its forms.
bool may_be_list(ByteView entry) {
    return text_of(entry).find(R"("type":"tps")") != std::string_view::npos;
}

class Absence {
 public:
    Absence(const std::set<std::string>& provinces, const std::function<bool(const Unit&)>& in)
        : provinces_(provinces), in_(in) {}

    void take(const TpsList& list) {
        const auto province = election::ancestor_by_code(list.unit, UnitKind::provinsi);
        if (!province || !provinces_.contains(province->code)) return;
        if (election::is_abroad(list.unit)) return;
        for (const auto& item : list.tps) {
            if (item.status == election::TpsStatus::batal) continue;
            for (unsigned number = item.number; number <= item.last(); ++number) {
                look_at({UnitKind::tps, list.unit.scheme, list.unit.code,
                         static_cast<std::uint16_t>(number)});
            }
        }
    }

    Result<AbsentTps> finish() {
        if (found_.tps.size() > AbsentTps::max_runs) {
            return refuse(ErrorCode::inconsistent, "--complete",
                          "too many listed TPS have no row: such files are not complete",
                          std::to_string(found_.count) + " / " + std::to_string(found_.listed));
        }
        std::sort(found_.tps.begin(), found_.tps.end(),
                  [](const TpsRun& a, const TpsRun& b) { return a.unit < b.unit; });
        return std::move(found_);
    }

 private:
    void look_at(Unit tps) {
        ++found_.listed;
        if (in_(tps)) return;
        ++found_.count;
        auto& runs = found_.tps;
        if (!runs.empty() && runs.back().unit.code == tps.code &&
            runs.back().last() + 1 == tps.number) {
            runs.back().to = tps.number;
        } else if (runs.size() <= AbsentTps::max_runs) {
            runs.push_back({std::move(tps), std::nullopt});
        }
    }

    const std::set<std::string>& provinces_;
    const std::function<bool(const Unit&)>& in_;
    AbsentTps found_;
};

/// The list that entry `index` is, if it is the current one of this election.
Result<std::optional<TpsList>> list_at(EventBatch& batch, const std::string& election,
                                       std::uint64_t index) {
    const auto entry = batch.logged().entry(index);
    if (!entry) return pass_on(entry.error());
    if (!may_be_list(*entry)) return std::nullopt;
    auto event =
        election::parse_event(text_of(*entry));  // an entry of another kind is none of ours
    auto* list = event ? std::get_if<TpsList>(&event->body) : nullptr;
    if (list == nullptr || event->header.election != election) return std::nullopt;
    const auto key = key_digest(*event);
    const auto current = key ? batch.state().current(*key) : std::nullopt;
    if (!current || current->index != index) return std::nullopt;
    return std::move(*list);
}

}  // namespace

Result<AbsentTps> absent_tps(EventBatch& batch, const std::string& election,
                             const std::set<std::string>& provinces,
                             const std::function<bool(const Unit&)>& in) {
    const auto* known = batch.state().election(election);
    if (known == nullptr || !election::codes_nest(known->pemilu.scheme)) {
        return refuse(ErrorCode::usage, "--complete",
                      "the codes of this election do not say in which province a TPS is");
    }
    Absence absence(provinces, in);
    const auto entries = batch.state().size();
    for (std::uint64_t index = 0; index < entries; ++index) {
        const auto list = list_at(batch, election, index);
        if (!list) return pass_on(list.error());
        if (*list) absence.take(**list);
    }
    return absence.finish();
}

}  // namespace saksi::record
