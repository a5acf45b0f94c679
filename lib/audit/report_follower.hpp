// What a walk keeps of reports to Bawaslu and of campaign finance, and what the
// rules say of them.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "saksi/audit/candidacy_check.hpp"
#include "saksi/election/pemilu.hpp"
#include "survey.hpp"

namespace saksi::audit {

class ReportFollower {
 public:
    void take(const SeenEvent& seen);
    void finish(const election::Pemilu& pemilu, const CandidacyQuery& query,
                CandidacyReport& report);

 private:
    struct Versions {
        std::vector<record::Version> entries;
        std::vector<election::ViolationReport> reports;
    };
    struct Finance {
        record::Version entry;
        election::FinanceReport report;
    };

    void take(const SeenEvent& seen, const election::ViolationReport& report);

    std::map<std::string, Versions> reports_;  // by id
    std::map<std::string, Finance> finance_;   // by chain key
    std::vector<CandidacyFinding> findings_;
};

}  // namespace saksi::audit
