// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import.hpp"

#include <utility>

namespace saksi::record {

ImportFile import_file(std::string path) {
    const auto slash = path.rfind('/');
    auto name = slash == std::string::npos ? path : path.substr(slash + 1);
    return {std::move(name), std::move(path)};
}

}  // namespace saksi::record
