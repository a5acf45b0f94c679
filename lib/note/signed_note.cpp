// SPDX-License-Identifier: Apache-2.0
#include "saksi/note/signed_note.hpp"

#include <algorithm>
#include <utility>

#include "note_text.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/lines.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::note {
namespace {

constexpr std::string_view line_start = "\u2014 ";  // em dash, space

/// Key id and signature, from what a signature line ends with.
Result<SignatureLine> parse_blob(std::string_view base64) {
    const auto blob = parse_base64(base64);
    if (!blob) return pass_on(blob.error());

    SignatureLine line;
    if (blob->size() <= line.key_id.size()) {
        return refuse(ErrorCode::malformed, "", "a signature is a key id and at least one byte");
    }
    const auto signature = blob->begin() + static_cast<std::ptrdiff_t>(line.key_id.size());
    std::copy(blob->begin(), signature, line.key_id.begin());
    line.signature.assign(signature, blob->end());
    return line;
}

Result<SignatureLine> parse_signature_line(std::string_view line) {
    if (!line.starts_with(line_start)) {
        return refuse(ErrorCode::malformed, "",
                      "a signature line starts with an em dash and a space");
    }
    line.remove_prefix(line_start.size());
    const auto space = line.find(' ');
    const auto name = line.substr(0, space);
    if (space == line.npos || !is_key_name(name)) {
        return refuse(ErrorCode::malformed, "",
                      "a signature line is a key name, a space and base64");
    }
    auto signature = parse_blob(line.substr(space + 1));
    if (signature) signature->name = name;
    return signature;
}

/// All of `lines`: signature lines to the end, at least one.
Result<std::vector<SignatureLine>> parse_block(Lines lines) {
    std::vector<SignatureLine> signatures;
    while (const auto line = lines.next()) {
        if (signatures.size() == max_signatures) {
            return refuse(ErrorCode::too_large, lines.where(), "more than 100 signatures");
        }
        auto signature = parse_signature_line(*line);
        if (!signature) return pass_on(lines.where(), std::move(signature.error()));
        signatures.push_back(std::move(*signature));
    }
    if (!lines.rest().empty()) {
        return refuse(ErrorCode::malformed, lines.where_next(), "the last line does not end in LF");
    }
    if (signatures.empty()) {
        return refuse(ErrorCode::malformed, lines.where_next(), "no signature line");
    }
    return signatures;
}

/// What must be so of a whole file before it is taken apart.
Result<void> check_file(std::string_view text) {
    if (text.size() > max_note_size) {
        return refuse(ErrorCode::too_large, "", "a note has at most 1,000,000 bytes",
                      std::to_string(text.size()));
    }
    return check_note_characters(text);
}

}  // namespace

Result<void> check_note_characters(std::string_view text) {
    if (const auto at = find_invalid_utf8(text)) {
        return refuse(ErrorCode::malformed, "byte " + std::to_string(*at), "not valid UTF-8");
    }
    const auto control = std::find_if(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n';
    });
    if (control == text.end()) return {};
    return refuse(ErrorCode::malformed, "byte " + std::to_string(control - text.begin()),
                  "a control character in a note");
}

Result<SignedNote> parse_note(std::string_view text) {
    if (auto fine = check_file(text); !fine) return pass_on(std::move(fine.error()));

    const auto blank = text.rfind("\n\n");
    if (blank == text.npos) {
        return refuse(ErrorCode::malformed, "",
                      "no blank line between a note's text and its signatures");
    }
    const auto signed_text = text.substr(0, blank + 1);
    const auto lines_before = std::count(signed_text.begin(), signed_text.end(), '\n') + 1;
    auto signatures =
        parse_block(Lines(text.substr(blank + 2), static_cast<std::size_t>(lines_before)));
    if (!signatures) return pass_on(std::move(signatures.error()));
    return SignedNote{std::string(signed_text), std::move(*signatures)};
}

std::string print_note(const SignedNote& note) {
    auto text = note.text + '\n';
    for (const auto& signature : note.signatures) text += print_signature_line(signature);
    return text;
}

std::string print_signature_line(const SignatureLine& line) {
    Bytes blob(line.key_id.begin(), line.key_id.end());
    append(blob, line.signature);
    return std::string(line_start) + line.name + ' ' + to_base64(blob) + '\n';
}

Result<std::vector<SignatureLine>> parse_signature_lines(std::string_view text) {
    if (auto fine = check_file(text); !fine) return pass_on(std::move(fine.error()));
    return parse_block(Lines(text));
}

}  // namespace saksi::note
