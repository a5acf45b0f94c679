// SPDX-License-Identifier: Apache-2.0
#include "secret_text.hpp"

#include <algorithm>

#include "saksi/core/encoding.hpp"
#include "saksi/core/lines.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::crypto {
namespace {

constexpr std::string_view version_line = "saksi-secret-key/v1";
constexpr std::size_t seed_size = 32;
constexpr std::size_t box_size = 24 + seed_size + 16;  // nonce, sealed seed, tag

// A file that somebody else wrote must not make us work for hours or take all
// memory; these bounds are well above what anybody needs.
constexpr std::uint64_t max_passes = 16;
constexpr std::uint64_t min_memory_kib = 8;
constexpr std::uint64_t max_memory_kib = 1024 * 1024;

bool starts_with_word(std::string_view line, std::string_view word) noexcept {
    return line.starts_with(word) && line.substr(word.size()).starts_with(' ');
}

/// What follows `word` and a space on the next line.
Result<std::string_view> after(std::string_view word, Lines& lines) {
    const auto where = lines.where_next();
    const auto line = lines.next();
    if (!line || !starts_with_word(*line, word)) {
        return refuse(ErrorCode::malformed, where, "a line of the secret file is missing",
                      std::string(word));
    }
    return line->substr(word.size() + 1);
}

/// Base64 of exactly this many bytes. The error quotes nothing.
Result<Bytes> parse_bytes(std::string_view base64, std::size_t size) {
    auto bytes = parse_base64(base64);
    if (bytes && bytes->size() == size) return bytes;
    if (bytes) Wiped<Bytes> surplus(std::move(*bytes));
    return refuse(ErrorCode::malformed, "", "not the base64 of as many bytes as belong here");
}

Result<std::uint64_t> parse_bounded(std::string_view text, std::uint64_t least,
                                    std::uint64_t most) {
    const auto number = parse_decimal(text);
    if (!number) return pass_on(number.error());
    if (*number >= least && *number <= most) return *number;
    return refuse(ErrorCode::too_large, "", "a password hash outside the bounds we accept",
                  std::to_string(*number));
}

/// "<passes> <memory in KiB> <salt>"
Result<PasswordHash> parse_password_hash(std::string_view text) {
    const auto first = text.find(' ');
    const auto second = first == text.npos ? text.npos : text.find(' ', first + 1);
    if (second == text.npos) {
        return refuse(ErrorCode::malformed, "", "expected: argon2id PASSES KIB SALT");
    }
    const auto passes = parse_bounded(text.substr(0, first), 1, max_passes);
    if (!passes) return pass_on(passes.error());
    const auto memory =
        parse_bounded(text.substr(first + 1, second - first - 1), min_memory_kib, max_memory_kib);
    if (!memory) return pass_on(memory.error());

    PasswordHash hash{*passes, *memory, {}};
    const auto salt = parse_bytes(text.substr(second + 1), hash.salt.size());
    if (!salt) return pass_on(salt.error());
    std::copy(salt->begin(), salt->end(), hash.salt.begin());
    return hash;
}

Result<KeyRole> parse_role(std::string_view text) {
    if (text == "log") return KeyRole::log;
    if (text == "witness") return KeyRole::witness;
    return refuse(ErrorCode::malformed, "", "a key's role is log or witness", std::string(text));
}

Result<std::string> parse_name(std::string_view text) {
    if (is_secret_name(text)) return std::string(text);
    return refuse(ErrorCode::malformed, "", "not a key name");
}

Result<PublicKey> parse_public_key(std::string_view text) {
    PublicKey key{};
    const auto bytes = parse_bytes(text, key.size());
    if (!bytes) return pass_on(bytes.error());
    std::copy(bytes->begin(), bytes->end(), key.begin());
    return key;
}

/// Reads "<word> <value>" and puts the value where it belongs.
template <class Parse, class Value>
Result<void> take(Lines& lines, std::string_view word, Parse parse, Value& value) {
    const auto text = after(word, lines);
    if (!text) return pass_on(text.error());
    auto parsed = parse(*text);
    if (!parsed) return pass_on(lines.where(), std::move(parsed.error()));
    value = std::move(*parsed);
    return {};
}

Result<void> take_header(Lines& lines, SecretText& secret) {
    if (lines.next() != version_line) {
        return refuse(ErrorCode::malformed, "line 1", "not a saksi secret file");
    }
    auto taken = take(lines, "name", parse_name, secret.name);
    if (taken) taken = take(lines, "role", parse_role, secret.role);
    if (taken) taken = take(lines, "public", parse_public_key, secret.public_key);
    return taken;
}

Result<void> take_payload(Lines& lines, SecretText& secret) {
    if (!starts_with_word(lines.rest(), "argon2id")) {
        return take(
            lines, "unencrypted",
            [](std::string_view text) { return parse_bytes(text, seed_size); },
            secret.payload.value);
    }
    auto taken = take(lines, "argon2id", parse_password_hash, secret.password_hash);
    if (!taken) return taken;
    return take(
        lines, "box", [](std::string_view text) { return parse_bytes(text, box_size); },
        secret.payload.value);
}

}  // namespace

bool is_secret_name(std::string_view name) noexcept {
    const auto is_control = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    };
    return !name.empty() && !find_invalid_utf8(name) &&
           std::none_of(name.begin(), name.end(), is_control);
}

Result<SecretText> parse_secret_text(std::string_view text) {
    SecretText secret;
    Lines lines(text);
    auto taken = take_header(lines, secret);
    if (taken) taken = take_payload(lines, secret);
    if (!taken) return pass_on(std::move(taken.error()));
    if (!lines.rest().empty()) {
        return refuse(ErrorCode::malformed, lines.where_next(),
                      "more after the end of a secret file");
    }
    return secret;
}

std::string print_secret_header(const SecretText& secret) {
    auto text = std::string(version_line) + "\nname " + secret.name + "\nrole ";
    text += secret.role == KeyRole::log ? "log" : "witness";
    text += "\npublic " + to_base64(secret.public_key) + '\n';
    if (const auto& hash = secret.password_hash) {
        text += "argon2id " + std::to_string(hash->passes) + ' ' +
                std::to_string(hash->memory_kib) + ' ' + to_base64(hash->salt) + '\n';
    }
    return text;
}

Wiped<std::string> print_secret_text(const SecretText& secret) {
    const Wiped<std::string> payload(to_base64(secret.payload.value));
    auto text = print_secret_header(secret);
    text.reserve(max_secret_text_size);  // so that no shorter copy stays behind
    text += secret.password_hash ? "box " : "unencrypted ";
    text += payload.value;
    text += '\n';
    return Wiped<std::string>(std::move(text));
}

}  // namespace saksi::crypto
