// SPDX-License-Identifier: Apache-2.0
#include "log_folder.hpp"

#include <utility>

namespace saksi::audit {

std::string LogFolder::whole(const std::string& below) const {
    return below.empty() ? path_ : path_ + "/" + below;
}

Result<FileKind> LogFolder::kind(const std::string& file) const {
    const auto status = files_.status(whole(file));
    if (!status) return pass_on(status.error());
    return status->kind;
}

Result<Content> LogFolder::look(const std::string& file, std::uint64_t limit) const {
    const auto status = files_.status(whole(file));
    if (!status) return pass_on(status.error());
    if (status->kind == FileKind::none) return Content{};
    if (status->kind != FileKind::file) return Content{Presence::not_a_file, {}};
    if (status->size > limit) return Content{Presence::too_large, {}};

    auto bytes = files_.read(whole(file), limit);
    if (bytes) return Content{Presence::there, std::move(*bytes)};
    if (bytes.error().code == ErrorCode::not_found) return Content{};
    return pass_on(bytes.error());
}

Result<std::vector<std::string>> LogFolder::names(const std::string& directory) const {
    const auto kind_found = kind(directory);
    if (!kind_found) return pass_on(kind_found.error());
    if (*kind_found != FileKind::directory) return std::vector<std::string>{};
    return files_.list(whole(directory));
}

}  // namespace saksi::audit
