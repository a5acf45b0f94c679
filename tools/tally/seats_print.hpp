// Seats in words and as fields. Both show every quotient as a fraction, what
// separates the last seat from the next, who is level in a tie, and what was
// not computed.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/output.hpp"
#include "saksi/audit/seats.hpp"

namespace saksi::tools {

void print_seats(const audit::Seats& seats, unsigned decimals, cli::Output& out);
void put_seats(const audit::Seats& seats, unsigned decimals, json::Object& fields);

}  // namespace saksi::tools
