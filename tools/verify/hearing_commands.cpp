// SPDX-License-Identifier: Apache-2.0
#include "verify/hearing_commands.hpp"

#include <algorithm>
#include <bit>

#include "verify/html.hpp"

namespace saksi::tools {
namespace {

std::size_t lines_in(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// Of the checkpoint's first line.
std::size_t checkpoint_line(const note::Evidence& evidence) {
    return lines_in(note::print_evidence(evidence)) -
           lines_in(note::print_note(evidence.checkpoint.note)) + 1;
}

/// Lies the sibling at this height to the right? Where the tree is not full, above
/// the entry's own branch, there are siblings on the left alone (RFC 6962, 2.1.1).
bool is_on_the_right(std::uint64_t index, std::uint64_t size, std::size_t height) {
    const auto inner = static_cast<std::size_t>(std::bit_width(index ^ (size - 1)));
    return height < inner && (index >> height & 1) == 0;
}

}  // namespace

std::size_t line_of(const note::Evidence& evidence, std::uint64_t entry) {
    const auto& claims = evidence.claims;
    std::size_t line = 2 + claims.entries.size() + (claims.versions.empty() ? 0 : 1) +
                       (claims.strays.empty() ? 0 : 1) + (evidence.rekap ? 1 : 0);
    for (const auto& [text, inclusion] : evidence.entries) {
        if (inclusion.index == entry) break;
        line += 3 + inclusion.path.size();
    }
    return line + 2;
}

std::string commands_with_saksi() {
    return "sha256sum bukti kebijakan\n"
           "saksi-verify bundle bukti --policy kebijakan --lang id\n";
}

std::string commands_for_entry(const note::Evidence& evidence, std::uint64_t entry) {
    const auto& inclusion = evidence.entry(entry)->inclusion;
    auto line = line_of(evidence, entry);
    std::string text =
        "hash() { openssl dgst -sha256 -binary | base64; }\n"
        "node() { { printf '\\001'; printf %s \"$1\" | base64 -d; printf %s \"$2\" | base64 -d; } "
        "| "
        "hash; }\n"
        "line() { sed -n \"$1p\" bukti; }\n";
    const auto leaf = "{ printf '\\000'; line " + std::to_string(line) + " | tr -d '\\n'; }";
    text += leaf + " | sha256sum\n" + "h=$(" + leaf + " | hash)\n";
    for (std::size_t height = 0; height < inclusion.path.size(); ++height) {
        const auto sibling = "\"$(line " + std::to_string(++line) + ")\"";
        const auto size = evidence.checkpoint.checkpoint.head.size;
        text += is_on_the_right(inclusion.index, size, height)
                    ? "h=$(node \"$h\" " + sibling + ")\n"
                    : "h=$(node " + sibling + " \"$h\")\n";
    }
    const auto root = std::to_string(checkpoint_line(evidence) + 2);
    return text + "[ \"$h\" = \"$(line " + root + ")\" ] && echo COCOK || echo TIDAK COCOK\n";
}

std::string commands_for_signature(const note::Evidence& evidence) {
    const auto& checkpoint = evidence.checkpoint.checkpoint;
    const auto& note = evidence.checkpoint.note;
    const auto at = std::find_if(note.signatures.begin(), note.signatures.end(),
                                 [&](const auto& line) { return line.name == checkpoint.origin; });
    if (at == note.signatures.end()) return {};
    const auto first = checkpoint_line(evidence);
    const auto last = first + lines_in(note.text) - 1;
    const auto signature = last + 2 + static_cast<std::size_t>(at - note.signatures.begin());
    return "vkey=$(tr ' \\t' '\\n\\n' < kebijakan | grep -m1 -F -e " +
           html::shell_word(checkpoint.origin + "+") +
           ")\n"
           "key=${vkey#*+}; key=${key#*+}\n"
           "{ printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; printf %s "
           "\"$key\" | base64 -d | tail -c 32; } > kunci.der\n"
           "sed -n " +
           std::to_string(first) + "," + std::to_string(last) +
           "p bukti > teks\n"
           "sed -n " +
           std::to_string(signature) +
           "p bukti | sed 's/.* //' | base64 -d | tail -c 64 > tandatangan\n"
           "openssl pkeyutl -verify -pubin -keyform DER -inkey kunci.der -rawin -in teks "
           "-sigfile tandatangan\n";
}

}  // namespace saksi::tools
