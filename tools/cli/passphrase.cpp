// SPDX-License-Identifier: Apache-2.0
#include "cli/passphrase.hpp"

#include <string.h>  // explicit_bzero

#include <utility>

#include "cli/files.hpp"
#include "cli/messages.hpp"
#include "cli/terminal.hpp"
#include "saksi/core/file_system.hpp"

namespace saksi::cli {
namespace {

constexpr std::uint64_t longest = 4096;

Result<Passphrase> from_file(const std::string& file) {
    const auto status = posix_file_system().status(file);
    if (status && status->kind == FileKind::file && (status->mode & 077) != 0)
        return refuse(ErrorCode::permission, file, "others may read this file: chmod 600");
    auto text = read_text(file, longest);
    if (!text) return pass_on(text.error());
    const auto end = text->find('\n');
    if (end != std::string::npos) {
        ::explicit_bzero(text->data() + end, text->size() - end);
        text->resize(end);
    }
    if (text->empty()) return refuse(ErrorCode::malformed, file, "the passphrase is empty");
    return Passphrase(std::move(*text));
}

Result<Passphrase> from_terminal(std::string_view prompt) {
    auto line = read_hidden_line(prompt);
    if (!line) return pass_on(line.error());
    if (line->empty()) return refuse(ErrorCode::usage, "/dev/tty", "the passphrase is empty");
    return Passphrase(std::move(*line));
}

}  // namespace

Passphrase::Passphrase(std::string text) noexcept : text_(std::move(text)) {}
Passphrase::Passphrase(Passphrase&& other) noexcept : text_(other.text_) {
    ::explicit_bzero(other.text_.data(), other.text_.size());
}
Passphrase::~Passphrase() { ::explicit_bzero(text_.data(), text_.size()); }

Result<Passphrase> ask_passphrase(const std::optional<std::string>& file, std::string_view prompt) {
    return file ? from_file(*file) : from_terminal(prompt);
}

Result<Passphrase> choose_passphrase(const std::optional<std::string>& file) {
    if (file) return from_file(*file);
    auto first = from_terminal(_("New passphrase: "));
    if (!first) return first;
    const auto again = from_terminal(_("The same again: "));
    if (!again) return pass_on(again.error());
    if (!(*first == *again))
        return refuse(ErrorCode::usage, "/dev/tty", "the two passphrases are not the same");
    return first;
}

}  // namespace saksi::cli
