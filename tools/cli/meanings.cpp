// SPDX-License-Identifier: Apache-2.0
#include "cli/meanings.hpp"

#include <fstream>
#include <utility>

namespace saksi::cli {

Result<record::Meanings> read_meanings(const std::optional<std::string>& file,
                                       const std::vector<std::string>& pairs) {
    record::Meanings meanings;
    if (file) {
        std::ifstream input(*file, std::ios::binary);
        if (!input) return refuse(ErrorCode::io, *file, "cannot be opened");
        auto read = record::read_meanings(input);
        if (!read) return pass_on(*file, std::move(read.error()));
        meanings = std::move(*read);
    }
    for (const auto& text : pairs) {
        const auto equals = text.rfind('=');
        if (equals == std::string::npos)
            return refuse(ErrorCode::usage, "--map", "not NAME=MEANING", text);
        meanings.insert_or_assign(text.substr(0, equals), text.substr(equals + 1));
    }
    return meanings;
}

}  // namespace saksi::cli
