// SPDX-License-Identifier: Apache-2.0
#include "saksi/net/time_stamp.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/x509_vfy.h>

#include <array>
#include <ctime>
#include <memory>
#include <optional>
#include <utility>

namespace saksi::net {
namespace {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* thing) const noexcept {
        Free(thing);
    }
};
constexpr std::int64_t max_accuracy = 86'400;  // seconds; who knows less knows no time

using Response = std::unique_ptr<TS_RESP, Freed<TS_RESP_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Certificates = std::unique_ptr<X509_STORE, Freed<X509_STORE_free>>;
using Check = std::unique_ptr<TS_VERIFY_CTX, Freed<TS_VERIFY_CTX_free>>;

Memory memory_of(std::string_view text) {
    return Memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

Result<Response> parse_response(ByteView bytes) {
    if (bytes.size() > max_time_stamp_size) {
        return refuse(ErrorCode::too_large, {}, "larger than a time stamp may be",
                      std::to_string(bytes.size()));
    }
    const auto* at = bytes.data();
    Response response(d2i_TS_RESP(nullptr, &at, static_cast<long>(bytes.size())));
    if (!response || at != bytes.data() + bytes.size()) {
        return refuse(ErrorCode::malformed, {}, "not an RFC 3161 time stamp");
    }
    return response;
}

bool is_granted(TS_RESP* response) {
    const auto status =
        ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(response)));
    const bool granted = status == TS_STATUS_GRANTED || status == TS_STATUS_GRANTED_WITH_MODS;
    return granted && TS_RESP_get_token(response) != nullptr &&
           TS_RESP_get_tst_info(response) != nullptr;
}

bool is_strong(TS_TST_INFO* info) {
    const ASN1_OBJECT* algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr,
                    TS_MSG_IMPRINT_get_algo(TS_TST_INFO_get_msg_imprint(info)));
    const auto hash = OBJ_obj2nid(algorithm);
    return hash == NID_sha256 || hash == NID_sha384 || hash == NID_sha512;
}

/// How far the authority's clock may be off, in whole seconds; nothing of what is no
/// such number.
std::optional<std::int64_t> accuracy_of(TS_TST_INFO* info) {
    auto* accuracy = TS_TST_INFO_get_accuracy(info);
    if (accuracy == nullptr) return 0;
    const auto* seconds = TS_ACCURACY_get_seconds(accuracy);
    const bool more =
        TS_ACCURACY_get_millis(accuracy) != nullptr || TS_ACCURACY_get_micros(accuracy) != nullptr;
    const std::int64_t whole = seconds != nullptr ? ASN1_INTEGER_get(seconds) : 0;
    if (whole < 0 || whole > max_accuracy) return std::nullopt;
    return whole + (more ? 1 : 0);
}

/// The second of the stamped time; nothing of what is no time.
std::optional<std::int64_t> instant_of(const ASN1_GENERALIZEDTIME* time) {
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
    return static_cast<std::int64_t>(timegm(&parts));
}

bool has_fraction(const ASN1_GENERALIZEDTIME* time) {
    const auto* data = reinterpret_cast<const char*>(ASN1_STRING_get0_data(time));
    const std::string_view text(data, static_cast<std::size_t>(ASN1_STRING_length(time)));
    return text.find('.') != std::string_view::npos;
}

/// At its end the stamped text was there, if the authority's clock was right.
std::optional<std::int64_t> bound_of(TS_TST_INFO* info) {
    const auto* time = TS_TST_INFO_get_time(info);
    const auto instant = instant_of(time);
    const auto accuracy = accuracy_of(info);
    if (!instant || !accuracy) return std::nullopt;
    return *instant + *accuracy + (has_fraction(time) ? 1 : 0);
}

/// To be trusted as of `instant`.
Result<Certificates> read_authorities(std::string_view pem, std::int64_t instant) {
    Certificates store(X509_STORE_new());
    const auto file = memory_of(pem);
    unsigned count = 0;
    while (true) {
        const Certificate one(PEM_read_bio_X509(file.get(), nullptr, nullptr, nullptr));
        if (!one) break;
        if (X509_STORE_add_cert(store.get(), one.get()) == 1) ++count;
    }
    if (count == 0) {
        return refuse(ErrorCode::crypto, {}, "no certificate in PEM can be read here");
    }
    auto* parameters = X509_STORE_get0_param(store.get());
    X509_VERIFY_PARAM_set_time(parameters, static_cast<std::time_t>(instant));
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
    return store;
}

bool is_of(TS_RESP* response, std::string_view text) {
    const Check check(TS_VERIFY_CTX_new());
    TS_VERIFY_CTX_set_flags(check.get(), TS_VFY_VERSION | TS_VFY_DATA);
    TS_VERIFY_CTX_set_data(check.get(), memory_of(text).release());
    return TS_RESP_verify_token(check.get(), TS_RESP_get_token(response)) == 1;
}

bool is_signed(TS_RESP* response, Certificates authorities) {
    const Check check(TS_VERIFY_CTX_new());
    TS_VERIFY_CTX_set_flags(check.get(), TS_VFY_VERSION | TS_VFY_SIGNATURE);
    TS_VERIFY_CTX_set_store(check.get(), authorities.release());
    return TS_RESP_verify_token(check.get(), TS_RESP_get_token(response)) == 1;
}

std::string signer_of(TS_RESP* response) {
    auto* signers = PKCS7_get0_signers(TS_RESP_get_token(response), nullptr, 0);
    const std::unique_ptr<STACK_OF(X509), Freed<[](STACK_OF(X509) * all) { sk_X509_free(all); }>>
        owned(signers);
    if (signers == nullptr || sk_X509_num(signers) == 0) return {};
    const Memory text(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(text.get(), X509_get_subject_name(sk_X509_value(signers, 0)), 0,
                       XN_FLAG_RFC2253);
    char* data = nullptr;
    const auto size = BIO_get_mem_data(text.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

}  // namespace

std::string_view to_string(StampVerdict verdict) noexcept {
    constexpr std::array<std::string_view, 5> names = {"holds", "not_granted", "weak",
                                                       "another_text", "not_trusted"};
    const auto index = static_cast<std::size_t>(verdict);
    return index < names.size() ? names[index] : std::string_view{};
}

Result<TimeStamp> check_time_stamp(ByteView response, std::string_view text,
                                   std::string_view authorities) {
    const auto parsed = parse_response(response);
    ERR_clear_error();  // a library's own list, which nobody here reads
    if (!parsed) return pass_on(parsed.error());
    auto* stamp = parsed->get();
    if (!is_granted(stamp)) return TimeStamp{StampVerdict::not_granted, 0, {}};
    auto* info = TS_RESP_get_tst_info(stamp);
    const auto bound = bound_of(info);
    if (!bound) return refuse(ErrorCode::malformed, {}, "not an RFC 3161 time stamp");
    auto trusted = read_authorities(authorities, *instant_of(TS_TST_INFO_get_time(info)));
    if (!trusted) return pass_on(trusted.error());

    TimeStamp found;
    found.no_later_than = *bound;
    found.authority = signer_of(stamp);
    if (!is_strong(info)) {
        found.verdict = StampVerdict::weak;
    } else if (!is_of(stamp, text)) {
        found.verdict = StampVerdict::another_text;
    } else if (is_signed(stamp, std::move(*trusted))) {
        found.verdict = StampVerdict::holds;
    }
    ERR_clear_error();
    return found;
}

}  // namespace saksi::net
