// SAKSI_EXPECTS(condition): the caller's side of a contract. It is on in every
// build and terminates: a broken contract is a bug, never an answer.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>

#define SAKSI_EXPECTS(condition) ((condition) ? static_cast<void>(0) : ::std::abort())
