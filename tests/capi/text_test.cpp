#include <doctest/doctest.h>

#include <cstring>
#include <string>

#include "saksi/saksi.h"

namespace {

/// A checkpoint's origin in a buffer of so many bytes.
std::string origin_in(const std::string& origin, std::size_t capacity) {
    const std::string policy_text =
        "log PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/"
        "LDE4izWy10TW\nquorum none\n";
    const std::string note = origin + "\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n" +
                             "\u2014 somebody AAAAAAA=\n";
    saksi_policy* policy = nullptr;
    saksi_report* report = nullptr;
    REQUIRE(saksi_policy_open(policy_text.data(), policy_text.size(), &policy, nullptr) ==
            SAKSI_OK);
    REQUIRE(saksi_verify_checkpoint(policy, note.data(), note.size(), &report, nullptr) ==
            SAKSI_OK);
    CHECK(saksi_report_holds(report) == 0);
    CHECK(saksi_report_finding(report) == SAKSI_FOUND_UNKNOWN_ORIGIN);
    std::string buffer(capacity, '#');
    CHECK(saksi_report_origin(report, buffer.data(), capacity) == origin.size());
    saksi_report_free(report);
    saksi_policy_free(policy);
    return buffer.c_str();
}

}  // namespace

TEST_SUITE_BEGIN("capi/text");

TEST_CASE("text is cut to the caller's buffer, never within a character") {
    const std::string origin = "log/\u20acuro";  // the sign is three bytes
    CHECK(origin_in(origin, 64) == origin);
    CHECK(origin_in(origin, origin.size() + 1) == origin);
    CHECK(origin_in(origin, 8) == "log/\u20ac");
    CHECK(origin_in(origin, 7) == "log/");
    CHECK(origin_in(origin, 6) == "log/");
    CHECK(origin_in(origin, 5) == "log/");
    CHECK(origin_in(origin, 1).empty());
}

TEST_SUITE_END();
