// Rows one after another that make one thing together: a dapil and its regions,
// a unit and what was published of its options. Each row is a Part; parts with
// one key are made a Row.
//
// One bad part makes the whole row bad: without it the rest would say something
// else. A row that cannot be read has no key: what stands before it and what
// comes after it may be what it belongs to, and both are bad.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import_course.hpp"
#include "saksi/core/csv.hpp"
#include "saksi/core/result.hpp"

namespace saksi::record {

template <class Part, class Row>
class RowGroups {
 public:
    using KeyOf = std::function<std::string(const Part&)>;
    using Make = std::function<Result<Row>(std::vector<Part> parts)>;
    static constexpr std::size_t max_rows = 10'000;  ///< of one group

    RowGroups(KeyOf key_of, Make make, const RowSink<Row>& sink)
        : key_of_(std::move(key_of)), make_(std::move(make)), sink_(sink) {}

    Result<void> add(std::uint64_t line, std::string_view text, Result<Part> part) {
        auto ready = part ? begin(key_of_(*part)) : Result<void>{};
        if (!ready) return ready;
        if (rows_ == 0) first_line_ = line;
        if (++rows_ > max_rows) {
            return refuse(ErrorCode::too_large, "line " + std::to_string(line),
                          "more than 10,000 rows make one thing");
        }
        text_ += (rows_ == 1 ? "" : "\n") + std::string(text);
        unread_ = !part;
        if (part) {
            parts_.push_back(std::move(*part));
        } else if (!bad_) {
            bad_ = Bad{line, std::move(part.error())};
        }
        return {};
    }

    /// After the last row.
    Result<void> finish() {
        if (rows_ == 0) return {};
        const RowPlace place{bad_ ? bad_->line : first_line_, rows_};
        auto made = bad_ ? Result<Row>(pass_on(bad_->error)) : make_(std::move(parts_));
        const auto text = std::exchange(text_, {});
        parts_.clear();
        rows_ = 0;
        key_.reset();
        bad_.reset();
        return sink_(place, text, std::move(made));
    }

 private:
    struct Bad {
        std::uint64_t line;
        Error error;
    };

    /// The row about to come has this key.
    Result<void> begin(std::string key) {
        if (key_ == key) return {};
        auto carried = unread_ ? bad_ : std::nullopt;
        auto done = finish();
        key_ = std::move(key);
        bad_ = std::move(carried);
        return done;
    }

    KeyOf key_of_;
    Make make_;
    const RowSink<Row>& sink_;
    std::optional<std::string> key_;
    std::vector<Part> parts_;
    std::string text_;
    std::uint64_t rows_ = 0;
    std::uint64_t first_line_ = 0;
    std::optional<Bad> bad_;
    bool unread_ = false;  // the last row
};

/// A CsvSink of parts: make_part(row) reads each row.
template <class Part, class Row, class MakePart>
CsvSink parts_of(const MakePart& make_part, RowGroups<Part, Row>& groups) {
    return [&make_part, &groups](std::uint64_t line, std::string_view text, Result<CsvRow> row) {
        return groups.add(line, text,
                          row ? make_part(*row) : Result<Part>(pass_on(std::move(row.error()))));
    };
}

}  // namespace saksi::record
