// An RFC 3161 time stamp of a checkpoint: a time-stamping authority's word that
// the checkpoint's text existed at a time. It is an upper bound: how much earlier
// the text was there, it does not say; and a time is as good as the authority.
//
// What is stamped is the text that the log signs, without signatures, so that
// cosignatures may be added later:
//     sed '/^$/,$d' checkpoints/29142 > teks
//     openssl ts -query -data teks -sha256 -cert -out permintaan
// and the authority's answer is checkpoints/29142.tsr.
//
// Certificates are judged as of the time that is stamped: nothing here reads a
// clock, and a stamp stays good when its authority's certificate has run out. What
// was revoked since is not looked up.
//
// Source: RFC 3161 (2.4.2 the response), RFC 5816. The parsing and checking of
// ASN.1, CMS and X.509 are OpenSSL's.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "saksi/core/bytes.hpp"
#include "saksi/core/result.hpp"

namespace saksi::net {

/// Bytes of a time stamp file; usual ones have two to eight thousand.
inline constexpr std::uint64_t max_time_stamp_size = 65'536;
/// Bytes of a file of authorities' certificates.
inline constexpr std::uint64_t max_authorities_size = 1 << 20;

enum class StampVerdict : std::uint8_t {
    holds,
    not_granted,   ///< the authority's answer is that it did not stamp
    weak,          ///< the text's hash is none of SHA-256, SHA-384, SHA-512
    another_text,  ///< it stamps something else
    not_trusted,   ///< no signature that leads to one of the authorities
};
/// "holds", "not_granted" and so on.
[[nodiscard]] SAKSI_API std::string_view to_string(StampVerdict verdict) noexcept;

struct TimeStamp {
    StampVerdict verdict = StampVerdict::not_trusted;
    /// POSIX seconds: the time stamped and the accuracy that the authority claims,
    /// rounded up. Of any verdict but `holds`, nothing is said by it.
    std::int64_t no_later_than = 0;
    std::string authority;  ///< the signer's name as its certificate has it; untrusted text
};

/// Is `response` a stamp of `text` by one of the `authorities` (PEM certificates,
/// roots or the authority's own)? malformed: no such response, or trailing bytes;
/// crypto: no certificate can be read. Cost: one signature check, a millisecond.
[[nodiscard]] SAKSI_API Result<TimeStamp> check_time_stamp(ByteView response, std::string_view text,
                                                           std::string_view authorities);

}  // namespace saksi::net
