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

template <>
struct StringMaker<saksi::ErrorCode> {
    static String convert(saksi::ErrorCode code) {
        return std::string(saksi::name_of(code)).c_str();
    }
};

template <>
struct StringMaker<saksi::merkle::ProofVerdict> {
    static String convert(saksi::merkle::ProofVerdict verdict) {
        return std::string(saksi::merkle::to_string(verdict)).c_str();
    }
};

template <>
struct StringMaker<saksi::note::SignatureVerdict> {
    static String convert(saksi::note::SignatureVerdict verdict) {
        return std::string(saksi::note::to_string(verdict)).c_str();
    }
};

}  // namespace doctest
