// Canonical JSON against another implementation: Python's.
//
// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "saksi/core/json.hpp"

using namespace saksi;

namespace {

std::vector<std::string> lines_of(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), &::pclose);
    REQUIRE(pipe != nullptr);
    std::vector<std::string> lines(1);
    for (int byte = std::getc(pipe.get()); byte != EOF; byte = std::getc(pipe.get())) {
        if (byte == '\n') {
            lines.emplace_back();
        } else {
            lines.back() += static_cast<char>(byte);
        }
    }
    lines.pop_back();
    return lines;
}

}  // namespace

TEST_SUITE_BEGIN("core/json_oracle");

TEST_CASE("a thousand random values print as Python prints them in RFC 8785's order") {
    const auto lines =
        lines_of("python3 " SAKSI_SOURCE_DIR "/tests/core/json_oracle.py 1000 2>/dev/null");
    if (lines.empty()) {
        MESSAGE("skipped: python3 is not there");
        return;
    }
    REQUIRE(lines.size() == 2000);
    for (std::size_t i = 0; i < lines.size(); i += 2) {
        const auto value = json::parse(lines[i]);
        REQUIRE_MESSAGE(value.has_value(), lines[i]);
        CHECK(json::print(*value) == lines[i + 1]);
        CHECK(json::parse_canonical(lines[i + 1]) == value);
    }
}

TEST_SUITE_END();
