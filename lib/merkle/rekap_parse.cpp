// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "saksi/core/encoding.hpp"
#include "saksi/core/json.hpp"
#include "saksi/merkle/rekap.hpp"

namespace saksi::merkle {
namespace {

using json::Array;
using json::Value;

constexpr std::int64_t max_tps_number = 9999;

/// Reads parts of a canonical value, with defaults after the first error, which
/// alone counts.
class RekapReader {
 public:
    [[nodiscard]] const std::optional<Error>& error() const noexcept { return error_; }

    /// `value` as an array of at least `least` and at most `most` items; else empty.
    const Array& items(const Value& value, std::size_t least, std::size_t most,
                       const std::string& where) {
        static const Array none;
        const auto* array = value.array();
        if (array != nullptr && array->size() >= least && array->size() <= most) return *array;
        fail(where, refuse(ErrorCode::malformed, {}, "not a list of the length allowed"));
        return none;
    }

    std::uint64_t count(const Value& value, const std::string& where) {
        const auto* number = value.integer();
        if (number != nullptr && *number >= 0) return static_cast<std::uint64_t>(*number);
        fail(where, refuse(ErrorCode::malformed, {}, "not a count"));
        return 0;
    }

    std::string text(const Value& value, const std::string& where) {
        if (const auto* text = value.string()) return *text;
        fail(where, refuse(ErrorCode::malformed, {}, "not a text"));
        return {};
    }

    Hash hash(const Value& value, const std::string& where) {
        const auto* text = value.string();
        const auto hash = parse_hash_base64(text == nullptr ? std::string_view{} : *text);
        if (hash) return *hash;
        fail(where, refuse(ErrorCode::malformed, {}, "not a SHA-256 in base64"));
        return {};
    }

    RekapPlace place(const Value& value, const std::string& where) {
        const auto& parts = items(value, 3, 3, where);
        if (parts.empty()) return {};
        return {text(parts[0], where), text(parts[1], where), text(parts[2], where)};
    }

    RekapValues values(const Value& value, const std::string& where) {
        RekapValues read;
        const auto& parts = items(value, 2, any, where);
        if (parts.empty()) return read;
        read.tps_total = count(parts[0], where);
        read.tps_absent = count(parts[1], where);
        for (std::size_t i = 2; i < parts.size(); ++i) {
            read.parts.push_back(part(parts[i], where));
            if (i > 2 && !(read.parts[i - 3].ballot < read.parts[i - 2].ballot)) {
                fail(where,
                     refuse(ErrorCode::malformed, {}, "ballots are not in order, or one twice"));
            }
        }
        return read;
    }

    /// A TPS without a form has no values, and values say something.
    std::optional<RekapValues> tps_values(const Value& value, const std::string& where) {
        if (value.is_null()) return std::nullopt;
        auto read = values(value, where);
        if (read.parts.size() != 1 || read.parts[0].forms != 1 || read.parts[0].tps_in > 1) {
            fail(where, refuse(ErrorCode::malformed, {}, "not the values of one form"));
        }
        return read;
    }

    void fail(const std::string& where, tl::unexpected<Error> error) {
        if (error_) return;
        error_ = std::move(error.value());
        error_->where = where;
    }

    static constexpr std::size_t any = static_cast<std::size_t>(-1);

 private:
    RekapPart part(const Value& value, const std::string& where) {
        RekapPart read;
        const auto& items_of = items(value, 5, 5, where);
        if (items_of.empty()) return read;
        if (!items_of[0].is_null()) read.ballot = text(items_of[0], where);
        read.tps_in = count(items_of[1], where);
        read.forms = count(items_of[2], where);
        read.fields = sums(items_of[3], read.tps_in, where);
        read.options = sums(items_of[4], read.tps_in, where);
        return read;
    }

    std::vector<RekapSum> sums(const Value& value, std::uint64_t tps_in, const std::string& where) {
        std::vector<RekapSum> read;
        const auto& list = items(value, 0, any, where);
        read.reserve(list.size());
        for (const auto& item : list) read.push_back(sum(item, tps_in, where));
        return read;
    }

    RekapSum sum(const Value& value, std::uint64_t tps_in, const std::string& where) {
        if (value.is_null()) return {};
        RekapSum read;
        if (value.array() == nullptr) {
            read = {count(value, where), tps_in};
        } else if (const auto& pair = items(value, 2, 2, where); !pair.empty()) {
            read = {count(pair[0], where), count(pair[1], where)};
            if (read.n == tps_in) read.n = 0;  // that has a shorter spelling
        }
        if (read.n == 0) {
            fail(where, refuse(ErrorCode::malformed, {}, "a sum is not in its one spelling"));
        }
        return read;
    }

    std::optional<Error> error_;
};

RekapRow row_in(RekapReader& reader, const Value& value, const std::string& where) {
    RekapRow row;
    const auto& items = reader.items(value, 3, 3, where);
    if (items.empty()) return row;
    row.hash = reader.hash(items[1], where);
    if (const auto* number = items[0].integer()) {
        if (*number < 1 || *number > max_tps_number) {
            reader.fail(where, refuse(ErrorCode::malformed, {}, "not the number of a TPS"));
            return row;
        }
        row.number = static_cast<std::uint16_t>(*number);
        row.values = reader.tps_values(items[2], where + ".values");
        return row;
    }
    row.place = reader.place(items[0], where);
    row.values = reader.values(items[2], where + ".values");
    return row;
}

}  // namespace

Result<RekapLeaf> parse_rekap_leaf(std::string_view text) {
    const auto value = json::parse_canonical(text);
    if (!value) return pass_on(value.error());
    RekapReader reader;
    RekapLeaf leaf;
    if (const auto& items = reader.items(*value, 3, 3, "leaf"); !items.empty()) {
        static_cast<void>(reader.items(items[0], 1, RekapReader::any, "key"));
        leaf.key = json::print(items[0]);
        if (!items[1].is_null()) {
            const auto form = parse_hash_hex(reader.text(items[1], "form"));
            if (!form) reader.fail("form", pass_on(form.error()));
            leaf.form = form.value_or(Hash{});
        }
        leaf.values = reader.tps_values(items[2], "values");
        if (leaf.form.has_value() != leaf.values.has_value()) {
            reader.fail("values", refuse(ErrorCode::malformed, {}, "there where a form is alone"));
        }
    }
    if (reader.error()) return pass_on(*reader.error());
    return leaf;
}

Result<RekapNode> parse_rekap_node(std::string_view text) {
    const auto value = json::parse_canonical(text);
    if (!value) return pass_on(value.error());
    RekapReader reader;
    RekapNode node;
    if (const auto& items = reader.items(*value, 4, 4, "node"); !items.empty()) {
        node.place = reader.place(items[0], "place");
        if (!items[1].is_null()) node.dapil = reader.place(items[1], "dapil");
        if (!items[2].is_null()) {
            auto& columns = node.columns.emplace();
            for (const auto& key : reader.items(items[2], 1, RekapReader::any, "columns")) {
                columns.push_back(reader.text(key, "columns"));
            }
        }
        for (const auto& row : reader.items(items[3], 1, RekapReader::any, "rows")) {
            const auto where = "rows[" + std::to_string(node.rows.size()) + "]";
            node.rows.push_back(row_in(reader, row, where));
        }
    }
    if (reader.error()) return pass_on(*reader.error());
    return node;
}

}  // namespace saksi::merkle
