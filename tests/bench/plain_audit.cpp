// plain_audit LOG: a whole audit as one would write it in an afternoon, with good
// libraries and without saksi: libsodium hashes every entry and every node, one
// after the other, simdjson parses every entry, and a table has the last form of
// every TPS. Then the root is compared and the forms are added up at six levels.
// Prints one line of JSON. It is a baseline: it checks no signature, no tile, no
// schema, and it holds all leaf hashes and forms in memory.
//
// SPDX-License-Identifier: Apache-2.0
#include <simdjson.h>
#include <sodium.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

using Hash = std::array<unsigned char, crypto_hash_sha256_BYTES>;
namespace dom = simdjson::dom;

[[noreturn]] void give_up(const std::string& why) {
    std::fprintf(stderr, "plain_audit: %s\n", why.c_str());
    std::exit(2);
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) give_up("cannot read " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// "x001/234": c2sp.org/tlog-tiles.
std::string path_of(std::size_t bundle, std::size_t width) {
    char digits[8];
    std::snprintf(digits, sizeof digits, "%03zu", bundle % 1000);
    std::string path = digits;
    for (auto rest = bundle / 1000; rest > 0; rest /= 1000) {
        std::snprintf(digits, sizeof digits, "x%03zu/", rest % 1000);
        path.insert(0, digits);
    }
    return width == 256 ? path : path + ".p/" + std::to_string(width);
}

Hash hash_of(unsigned char prefix, const void* first, std::size_t size) {
    Hash hash;
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, &prefix, 1);
    crypto_hash_sha256_update(&state, static_cast<const unsigned char*>(first), size);
    crypto_hash_sha256_final(&state, hash.data());
    return hash;
}

/// MTH over a range of leaf hashes.
Hash root_of(const Hash* leaves, std::size_t count) {
    if (count == 1) return *leaves;
    std::size_t half = 1;
    while (2 * half < count) half *= 2;
    const std::array<Hash, 2> pair{root_of(leaves, half), root_of(leaves + half, count - half)};
    return hash_of(0x01, pair.data(), sizeof pair);
}

using Numbers = std::vector<std::uint64_t>;

void add(Numbers& sum, const Numbers& more) {
    if (sum.size() < more.size()) sum.resize(more.size());
    for (std::size_t i = 0; i < more.size(); ++i) sum[i] += more[i];
}

struct Form {
    std::string contest;
    std::string code;
    Numbers numbers;  // 1, valid, invalid, all, then votes
};

std::unordered_map<std::string, Form> forms;

void keep(dom::element event) {
    if (event["type"].get_string().value() != "c_hasil") return;
    Form form{std::string(event["contest"].get_string().value()),
              std::string(event["unit"]["code"].get_string().value()),
              {1}};
    for (const auto* field : {"sah", "tidak_sah", "total"}) {
        form.numbers.push_back(event["suara"][field].get_uint64().value());
    }
    const auto votes = event["votes"];
    const auto counted = votes.is_array() ? votes : votes["partai"];
    for (const auto number : counted.get_array()) form.numbers.push_back(number.get_uint64());
    auto key = form.contest + form.code + '/' +
               std::to_string(event["unit"]["number"].get_uint64().value());
    forms.insert_or_assign(std::move(key), std::move(form));
}

void read_bundle(const std::string& file, std::vector<Hash>& leaves, dom::parser& parser) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(file.at(at)); };
    for (std::size_t at = 0; at < file.size();) {
        const std::size_t size = byte(at) * 256U + byte(at + 1);
        if (at + 2 + size > file.size()) give_up("a bundle is cut short");
        const auto* entry = &file[at + 2];
        leaves.push_back(hash_of(0x00, entry, size));
        keep(parser.parse(entry, size));
        at += 2 + size;
    }
}

/// National sums by contest, after adding up at every level.
std::map<std::string, Numbers> totals() {
    std::map<std::string, Numbers> national;
    std::size_t units = 0;
    for (const std::size_t digits : {0U, 2U, 4U, 6U, 10U, 10U}) {
        std::unordered_map<std::string, Numbers> sums;
        for (const auto& [key, form] : forms) {
            add(sums[form.contest + form.code.substr(0, digits)], form.numbers);
        }
        units += sums.size();
        if (digits == 0) national = {sums.begin(), sums.end()};
    }
    if (units < national.size()) give_up("nothing was added up");
    return national;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 2) give_up("usage: plain_audit LOG");
    const std::string folder = std::string(argv[1]) + "/public/";
    const auto checkpoint = read_file(folder + "checkpoint");
    const auto second = checkpoint.find('\n') + 1;
    const auto third = checkpoint.find('\n', second) + 1;
    const auto size = std::stoul(checkpoint.substr(second));

    std::vector<Hash> leaves;
    dom::parser parser;
    for (std::size_t first = 0; first < size; first += 256) {
        const auto width = std::min<std::size_t>(256, size - first);
        read_bundle(read_file(folder + "tile/entries/" + path_of(first / 256, width)), leaves,
                    parser);
    }
    if (leaves.size() != size || size == 0) give_up("not as many entries as the checkpoint says");
    const auto root = root_of(leaves.data(), leaves.size());
    std::array<char, 45> text{};
    sodium_bin2base64(text.data(), text.size(), root.data(), root.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    const bool holds = checkpoint.compare(third, 44, text.data()) == 0;

    std::printf("{\"holds\": %s, \"size\": %zu", holds ? "true" : "false", leaves.size());
    for (const auto& [contest, numbers] : totals()) {
        std::printf(", \"%s\": [%llu, %llu]", contest.c_str(),
                    static_cast<unsigned long long>(numbers[0]),
                    static_cast<unsigned long long>(numbers[1]));
    }
    std::printf("}\n");
    return holds ? 0 : 1;
} catch (const std::exception& error) {
    give_up(error.what());
}
