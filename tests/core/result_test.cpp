// Errors as text.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/result.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace saksi;

TEST_SUITE_BEGIN("core/result");

TEST_CASE("an error reads as where, reason and detail, without what is empty") {
    CHECK(to_text({ErrorCode::io, "a/b", "cannot be read", "No such file"}) ==
          "a/b: cannot be read (No such file)");
    CHECK(to_text({ErrorCode::io, "", "cannot be read", ""}) == "cannot be read");
    CHECK(to_text({ErrorCode::io, "a/b", "cannot be read", ""}) == "a/b: cannot be read");
}

TEST_CASE("a hostile file name cannot write to the terminal") {
    CHECK(to_text({ErrorCode::io, "a\x1b[2J\n", "is surplus", "\xff"}) ==
          "a\\x1b[2J\\x0a: is surplus (\\xff)");
}

TEST_CASE("every code has a name of its own") {
    std::set<std::string_view> names;
    for (auto code = 0; code <= static_cast<int>(ErrorCode::usage); ++code) {
        names.insert(name_of(static_cast<ErrorCode>(code)));
    }
    CHECK(names.size() == static_cast<std::size_t>(ErrorCode::usage) + 1);
    CHECK(names.count("unknown") == 0);
    CHECK(name_of(ErrorCode::not_canonical) == "not_canonical");
}

TEST_CASE("handing an error up puts the outer place before the inner one") {
    const Error inner{ErrorCode::malformed, "byte 3", "is wrong", "x"};
    CHECK(pass_on("line 7", inner).value().where == "line 7: byte 3");
    CHECK(pass_on("line 7", Error{ErrorCode::malformed, "", "is wrong", ""}).value().where ==
          "line 7");
    CHECK(pass_on(inner).value() == inner);
}

TEST_SUITE_END();
