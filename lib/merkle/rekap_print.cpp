// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <charconv>

#include "saksi/core/encoding.hpp"
#include "saksi/core/json.hpp"
#include "saksi/crypto/sha256.hpp"
#include "saksi/merkle/rekap.hpp"

namespace saksi::merkle {
namespace {

constexpr std::uint8_t leaf_prefix = 0x02;
constexpr std::uint8_t node_prefix = 0x03;

// Straight into the text: a national tree has a hundred million numbers.

void put(std::string& text, std::uint64_t number) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

void put(std::string& text, const std::string& words) { text += json::print(words); }

void put(std::string& text, const RekapPlace& place) {
    text += '[';
    put(text, place.code);
    text += ',';
    put(text, place.kind);
    text += ',';
    put(text, place.scheme);
    text += ']';
}

void put(std::string& text, const RekapValues& values);

template <class T>
void put(std::string& text, const std::optional<T>& value) {
    if (value) {
        put(text, *value);
    } else {
        text += "null";
    }
}

template <class Items, class Put>
void put_list(std::string& text, const Items& items, Put put_item) {
    text += '[';
    bool first = true;
    for (const auto& item : items) {
        if (!first) text += ',';
        first = false;
        put_item(item);
    }
    text += ']';
}

void put(std::string& text, const RekapSum& sum, std::uint64_t tps_in) {
    if (sum.n == 0) {
        text += "null";
    } else if (sum.n == tps_in) {
        put(text, sum.sum);
    } else {
        text += '[';
        put(text, sum.sum);
        text += ',';
        put(text, sum.n);
        text += ']';
    }
}

void put(std::string& text, const RekapPart& part) {
    const auto put_sum = [&](const RekapSum& sum) { put(text, sum, part.tps_in); };
    text += '[';
    put(text, part.ballot);
    text += ',';
    put(text, part.tps_in);
    text += ',';
    put(text, part.forms);
    text += ',';
    put_list(text, part.fields, put_sum);
    text += ',';
    put_list(text, part.options, put_sum);
    text += ']';
}

void put(std::string& text, const RekapValues& values) {
    text += '[';
    put(text, values.tps_total);
    text += ',';
    put(text, values.tps_absent);
    for (const auto& part : values.parts) {
        text += ',';
        put(text, part);
    }
    text += ']';
}

Hash hash_behind(std::uint8_t prefix, std::string_view text) noexcept {
    return crypto::Sha256().add({&prefix, 1}).add(bytes_of(text)).finish();
}

}  // namespace

std::string print_rekap_leaf(const RekapLeaf& leaf) {
    auto text = '[' + leaf.key + ',';
    text += leaf.form ? '"' + to_hex(leaf.form->view()) + '"' : "null";
    text += ',';
    put(text, leaf.values);
    return text + ']';
}

void print_rekap_row(const RekapRow& row, std::string& text) {
    text += '[';
    if (row.number != 0) {
        put(text, std::uint64_t{row.number});
    } else {
        put(text, row.place);
    }
    text += ",\"" + to_base64(row.hash.view()) + "\",";
    put(text, row.values);
    text += ']';
}

std::string print_rekap_node(const RekapNode& head, std::string_view rows) {
    std::string text = "[";
    put(text, head.place);
    text += ',';
    put(text, head.dapil);
    text += ',';
    if (head.columns) {
        put_list(text, *head.columns, [&](const std::string& key) { put(text, key); });
    } else {
        text += "null";
    }
    text += ",[";
    text += rows;
    return text + "]]";
}

std::string print_rekap_node(const RekapNode& node) {
    std::string rows;
    for (const auto& row : node.rows) {
        if (!rows.empty()) rows += ',';
        print_rekap_row(row, rows);
    }
    return print_rekap_node(node, rows);
}

std::string print_rekap_values(const RekapValues& values) {
    std::string text;
    put(text, values);
    return text;
}

Hash rekap_leaf_hash(std::string_view text) noexcept { return hash_behind(leaf_prefix, text); }
Hash rekap_node_hash(std::string_view text) noexcept { return hash_behind(node_prefix, text); }

}  // namespace saksi::merkle
