// An alarm in a sentence.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "saksi/audit/monitor.hpp"

namespace saksi::tools {

[[nodiscard]] std::string words_for(const audit::Alarm& alarm, const audit::MonitorReport& report);

}  // namespace saksi::tools
