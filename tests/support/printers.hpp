// How doctest prints our values, so that a failure reads in words.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "saksi/core/encoding.hpp"
#include "saksi/core/hash.hpp"
#include "saksi/core/result.hpp"
#include "saksi/merkle/proof.hpp"
#include "saksi/note/signed_note.hpp"

namespace doctest {

template <>
struct StringMaker<saksi::Hash> {
    static String convert(const saksi::Hash& hash) { return saksi::to_hex(hash.view()).c_str(); }
};

template <>
struct StringMaker<saksi::Error> {
    static String convert(const saksi::Error& error) { return saksi::to_text(error).c_str(); }
};

}  // namespace doctest

// doctest looks for an enumeration's name in the enumeration's own namespace.
namespace saksi {

inline doctest::String toString(ErrorCode code) { return std::string(name_of(code)).c_str(); }

namespace merkle {
inline doctest::String toString(ProofVerdict verdict) {
    return std::string(to_string(verdict)).c_str();
}
}  // namespace merkle

namespace note {
inline doctest::String toString(SignatureVerdict verdict) {
    return std::string(to_string(verdict)).c_str();
}
}  // namespace note

}  // namespace saksi
