// Made by the standard library, not by the code that is under test.
//
// SPDX-License-Identifier: Apache-2.0
#include "support/temporary_directory.hpp"

#include <stdlib.h>

#include <filesystem>

#include "saksi/core/expects.hpp"

namespace saksi::test {

TemporaryDirectory::TemporaryDirectory()
    : path_((std::filesystem::temp_directory_path() / "saksi-test-XXXXXX").string()) {
    SAKSI_EXPECTS(::mkdtemp(path_.data()) != nullptr);
}

TemporaryDirectory::~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace saksi::test
