// What the texts of an event may be: one function for each kind of text in
// docs/format.md part 1. An error's `where` is empty.
//
// All of them are scanned for a NIK: a closed alphabet does not keep sixteen
// digits out. A hash is no text here (saksi/core/hash.hpp).
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "saksi/core/result.hpp"

namespace saksi::election::text {

using Check = Result<void> (*)(std::string_view);

Result<void> election_id(std::string_view text);
Result<void> submitter(std::string_view text);
Result<void> source_name(std::string_view text);
Result<void> scheme(std::string_view text);
Result<void> unit_code(std::string_view text);
Result<void> ballot_id(std::string_view text);
Result<void> candidate_key(std::string_view text);
Result<void> system_name(std::string_view text);
Result<void> foreign_id(std::string_view text);
Result<void> format_name(std::string_view text);
Result<void> file_name(std::string_view text);
Result<void> url(std::string_view text);
Result<void> date(std::string_view text);
Result<void> time_words(std::string_view text);
Result<void> free_text(std::string_view text);
Result<void> word(std::string_view text);
Result<void> register_number(std::string_view text);
Result<void> correction_instrument(std::string_view text);
Result<void> field_name(std::string_view text);
/// By their shape alone: what they say is for the layer of notes.
Result<void> vkey(std::string_view text);
Result<void> note_signature(std::string_view text);

/// What an error may show of a text: its beginning, and nothing at all where a
/// NIK is in it, because errors are kept and copied.
std::string shown(std::string_view text);

}  // namespace saksi::election::text
