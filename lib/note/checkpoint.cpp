// SPDX-License-Identifier: Apache-2.0
#include "saksi/note/checkpoint.hpp"

#include <utility>

#include "saksi/core/encoding.hpp"
#include "saksi/core/expects.hpp"
#include "saksi/core/lines.hpp"
#include "saksi/merkle/hash.hpp"

namespace saksi::note {
namespace {

Result<merkle::TreeHead> parse_head(Lines& lines) {
    const auto size_line = lines.next();
    if (!size_line) return refuse(ErrorCode::malformed, lines.where_next(), "no tree size");
    const auto size = parse_decimal(*size_line);
    if (!size) return pass_on(lines.where(), size.error());

    const auto root_line = lines.next();
    if (!root_line) return refuse(ErrorCode::malformed, lines.where_next(), "no root hash");
    const auto root = parse_hash_base64(*root_line);
    if (!root) return pass_on(lines.where(), root.error());
    if (*size == 0 && *root != merkle::empty_root()) {
        return refuse(ErrorCode::malformed, lines.where(), "size 0 without the empty root");
    }
    return merkle::TreeHead{*size, *root};
}

Result<std::vector<std::string>> parse_extensions(Lines& lines) {
    std::vector<std::string> extensions;
    while (const auto line = lines.next()) {
        if (line->empty()) return refuse(ErrorCode::malformed, lines.where(), "an empty line");
        extensions.emplace_back(*line);
    }
    if (!lines.rest().empty()) {
        return refuse(ErrorCode::malformed, lines.where_next(), "the last line does not end in LF");
    }
    return extensions;
}

}  // namespace

Result<Checkpoint> parse_checkpoint(std::string_view note_text) {
    Lines lines(note_text);
    const auto origin = lines.next();
    if (!origin || origin->empty()) return refuse(ErrorCode::malformed, "line 1", "no origin");
    const auto head = parse_head(lines);
    if (!head) return pass_on(head.error());
    auto extensions = parse_extensions(lines);
    if (!extensions) return pass_on(std::move(extensions.error()));
    return Checkpoint{std::string(*origin), *head, std::move(*extensions)};
}

std::string print_checkpoint(const Checkpoint& checkpoint) {
    SAKSI_EXPECTS(checkpoint.extensions.empty());
    SAKSI_EXPECTS(!checkpoint.origin.empty() && checkpoint.origin.find('\n') == std::string::npos);
    return checkpoint.origin + '\n' + std::to_string(checkpoint.head.size) + '\n' +
           to_base64(checkpoint.head.root.view()) + '\n';
}

Result<SignedCheckpoint> parse_signed_checkpoint(std::string_view file) {
    auto note = parse_note(file);
    if (!note) return pass_on(std::move(note.error()));
    auto checkpoint = parse_checkpoint(note->text);
    if (!checkpoint) return pass_on(std::move(checkpoint.error()));
    return SignedCheckpoint{std::move(*checkpoint), std::move(*note)};
}

}  // namespace saksi::note
