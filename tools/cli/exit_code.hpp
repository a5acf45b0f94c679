// The three answers of every tool, as diff(1) gives them.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace saksi::cli {

enum ExitCode : int {
    holds = 0,            ///< it holds, or it was done
    does_not_hold = 1,    ///< it was checked, and it does not hold
    could_not_check = 2,  ///< it could not be checked or done, or the command was not understood
};

}  // namespace saksi::cli
