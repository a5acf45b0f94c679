// SAKSI_API marks what the library promises; all else is hidden.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#if defined(__GNUC__)
#define SAKSI_API __attribute__((visibility("default")))
#else
#define SAKSI_API
#endif
