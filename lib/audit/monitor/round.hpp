// MonitorRound: one round, from the checkpoint to what is to be remembered of it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "following.hpp"
#include "growth.hpp"
#include "news.hpp"
#include "saksi/audit/monitor.hpp"
#include "saksi/log/reader.hpp"
#include "state_file.hpp"

namespace saksi::audit {

class MonitorRound {
 public:
    using Progress = std::function<void(std::uint64_t, std::uint64_t)>;

    struct Given {
        FileSystem& files;
        const std::string& path;  ///< of the state
        const MonitorQuery& query;
        const MonitorLimits& limits;
        tiles::Store& store;
        const note::Policy* policy = nullptr;
        std::uint64_t now = 0;
        bool totals_told = false;  ///< of this state, in an earlier round
    };

    /// Borrows it.
    explicit MonitorRound(const Given& given) : given_(given) {}

    [[nodiscard]] Result<void> run(Effort effort, const Progress& progress);

    [[nodiscard]] MonitorReport& report() noexcept { return report_; }
    /// What the next round starts from; nothing: from what this one did.
    [[nodiscard]] std::optional<Bytes>& state() noexcept { return state_; }

 private:
    using Region = std::optional<election::Unit>;

    [[nodiscard]] const merkle::TreeHead& head() const {
        return report_.checkpoint.checkpoint.head;
    }
    [[nodiscard]] Result<void> remember();
    [[nodiscard]] bool is_signed_at_all() const;
    [[nodiscard]] bool is_signed();
    [[nodiscard]] bool is_to_be_told() const;
    [[nodiscard]] Result<void> read(const Remembered* known, Effort effort,
                                    const Progress& progress);
    [[nodiscard]] Result<void> answer_for(const Error& error);

    void take(const GrowthFinding& found);
    void accuse(AlarmKind kind, const GrowthFinding& found);
    void judge_age();

    [[nodiscard]] Result<void> look_first(log::Reader& reader);
    [[nodiscard]] Result<void> follow(log::Reader& reader);
    [[nodiscard]] Result<void> restore(Following& following, News& news);
    [[nodiscard]] Result<Region> region_in(const Survey& survey) const;
    [[nodiscard]] Result<void> tell(const Following& following, const Region& region);
    void print(const Following& following);

    const Given& given_;
    std::optional<StateFile> file_;
    std::size_t state_size_ = 0;  // of what was remembered
    LogSelection selection_;
    MonitorReport report_;
    std::optional<Bytes> state_;
};

}  // namespace saksi::audit
