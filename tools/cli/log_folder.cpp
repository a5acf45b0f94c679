// SPDX-License-Identifier: Apache-2.0
#include "cli/log_folder.hpp"

#include "saksi/core/file_system.hpp"
#include "saksi/tiles/store.hpp"

namespace saksi::cli {

Result<std::string> public_folder_of(const std::string& log) {
    if (log.find("://") != std::string::npos)
        return refuse(ErrorCode::unsupported, log,
                      "this command reads folders alone: fetch a copy first (saksi-log mirror)");
    return tiles::find_public_folder(posix_file_system(), log);
}

}  // namespace saksi::cli
