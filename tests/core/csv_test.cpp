// CSV: what RFC 4180 says, what we refuse beyond it, and where we go on.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/csv.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "support/temporary_directory.hpp"

using namespace saksi;

namespace {

using Fields = std::vector<std::string>;

/// One line per row or error: "line|field|field", or the error's text.
std::vector<std::string> read_all(const std::string& text) {
    std::istringstream input(text);
    CsvReader reader(input);
    std::vector<std::string> seen;
    while (true) {
        const auto row = reader.next();
        if (!row) {
            seen.push_back(to_text(row.error()));
        } else if (*row) {
            auto shown = std::to_string((*row)->line);
            for (const auto& field : (*row)->fields) shown += "|" + field;
            seen.push_back(shown);
        } else {
            return seen;
        }
    }
}

using Seen = std::vector<std::string>;

}  // namespace

TEST_SUITE_BEGIN("core/csv");

TEST_CASE("rows and fields, with LF, CRLF or no last line end") {
    CHECK(read_all("a,b\nc,d\n") == Seen{"1|a|b", "2|c|d"});
    CHECK(read_all("a,b\r\nc,d\r\n") == Seen{"1|a|b", "2|c|d"});
    CHECK(read_all("a,b\nc,d") == Seen{"1|a|b", "2|c|d"});
    CHECK(read_all("a,b\r\nc,d\n") == Seen{"1|a|b", "2|c|d"});
    CHECK(read_all("").empty());
}

TEST_CASE("empty fields and empty lines are there") {
    CHECK(read_all(",\n") == Seen{"1||"});
    CHECK(read_all("a,") == Seen{"1|a|"});
    CHECK(read_all(",,x") == Seen{"1|||x"});
    CHECK(read_all("a\n\nb\n") == Seen{"1|a", "2|", "3|b"});
    CHECK(read_all("\n") == Seen{"1|"});
    CHECK(read_all("\"\"\n") == Seen{"1|"});
    CHECK(read_all("\"\",\"\"") == Seen{"1||"});
}

TEST_CASE("white space is part of a field") {
    CHECK(read_all(" a , b \t\n") == Seen{"1| a | b \t"});
}

TEST_CASE("quotes hold commas, quotes and line ends") {
    CHECK(read_all("\"a,b\",c\n") == Seen{"1|a,b|c"});
    CHECK(read_all("\"a \"\"b\"\" c\"\n") == Seen{"1|a \"b\" c"});
    CHECK(read_all("\"\"\"\"\n") == Seen{"1|\""});
    CHECK(read_all("\"a\nb\",c\nd,e\n") == Seen{"1|a\nb|c", "3|d|e"});
    CHECK(read_all("\"a\r\nb\"\r\nd\r\n") == Seen{"1|a\r\nb", "3|d"});
    CHECK(read_all("\"a\rb\"\nc\n") == Seen{"1|a\rb", "2|c"});
    CHECK(read_all("\"x\"") == Seen{"1|x"});
}

TEST_CASE("a byte order mark is skipped at the beginning only") {
    CHECK(read_all("\xef\xbb\xbf"
                   "a,b\n") == Seen{"1|a|b"});
    CHECK(read_all("\xef\xbb\xbf\"a,b\"\n") == Seen{"1|a,b"});
    CHECK(read_all("\xef\xbb\xbf").empty());
    CHECK(read_all("a\n\xef\xbb\xbf"
                   "b\n") == Seen{"1|a",
                                  "2|\xef\xbb\xbf"
                                  "b"});
    CHECK(read_all("\xef\xbc\x88"
                   "a\n") == Seen{"1|\xef\xbc\x88"
                                  "a"});
    CHECK(read_all("\xef\xbb\n") == Seen{"line 1: is not UTF-8"});
}

TEST_CASE("a row keeps its own bytes, for whoever sets it aside") {
    std::istringstream input("\xef\xbb\xbf\"a\n\"\"b\",c\r\nd\nlast");
    CsvReader reader(input);
    CHECK(reader.next().value()->text == "\"a\n\"\"b\",c");
    CHECK(reader.next().value()->text == "d");
    CHECK(reader.next().value()->text == "last");
    CHECK(reader.next() == std::nullopt);
    CHECK(reader.next() == std::nullopt);
}

TEST_CASE("what a lenient reader would guess at is refused, and the next line is read") {
    CHECK(read_all("a,b\"c,d\nx,y\n") == Seen{"line 1: a quote inside an unquoted field", "2|x|y"});
    CHECK(read_all("a \"b\"\nx\n") == Seen{"line 1: a quote inside an unquoted field", "2|x"});
    CHECK(read_all("\"a\"b,c\nx\n") == Seen{"line 1: something follows a closing quote", "2|x"});
    CHECK(read_all("\"a\" ,c\nx\n") == Seen{"line 1: something follows a closing quote", "2|x"});
    CHECK(read_all("a\rb\nx\n") == Seen{"line 1: a carriage return without its line feed", "2|x"});
    CHECK(read_all("\"a\"\rb\nx\n") ==
          Seen{"line 1: a carriage return without its line feed", "2|x"});
    CHECK(read_all("a\r") == Seen{"line 1: a carriage return without its line feed"});
    CHECK(read_all("a\r\rb\r\nx") ==
          Seen{"line 1: a carriage return without its line feed", "2|x"});
    CHECK(read_all("x\ny,\"a") == Seen{"1|x", "line 2: the file ends inside quotes"});
    CHECK(read_all("\"") == Seen{"line 1: the file ends inside quotes"});
    CHECK(read_all("\"a\"\"") == Seen{"line 1: the file ends inside quotes"});
}

TEST_CASE("lines are counted through fields that hold line ends") {
    CHECK(read_all("\"a\nb\nc\"x\nd\n") ==
          Seen{"line 3: something follows a closing quote", "4|d"});
    CHECK(read_all("\"a\nb\",\"\nc\",d\"\ne\n") ==
          Seen{"line 3: a quote inside an unquoted field", "4|e"});
    CHECK(read_all("a\n\"b\n\nc") == Seen{"1|a", "line 2: the file ends inside quotes"});
    CHECK(read_all("\"a\n\xff\"\nb\n") == Seen{"line 2: is not UTF-8", "3|b"});
}

TEST_CASE("bytes that are not UTF-8 are refused, and only their row") {
    CHECK(read_all("a\n\xff,b\nc\n") == Seen{"1|a", "line 2: is not UTF-8", "3|c"});
    CHECK(read_all("\xc3\n\xa9\n") == Seen{"line 1: is not UTF-8", "line 2: is not UTF-8"});
    CHECK(read_all("\xc3,\xa9\n") == Seen{"line 1: is not UTF-8"});
    CHECK(read_all("S\xc3\xa9s\xc3\xa9tan\n") == Seen{"1|S\xc3\xa9s\xc3\xa9tan"});
}

TEST_CASE("every bad line of a file is named") {
    CHECK(read_all("a\"\nb\nc\"\n\"d\"d\ne\n") ==
          Seen{"line 1: a quote inside an unquoted field", "2|b",
               "line 3: a quote inside an unquoted field",
               "line 4: something follows a closing quote", "5|e"});
}

TEST_CASE("after an error the reader has the bytes it went past") {
    std::istringstream input("a,b\"c,d\r\n\"x\ny\"z,w\n\xff\r\nend\"");
    CsvReader reader(input);
    for (const std::string text : {"a,b\"c,d", "\"x\ny\"z,w", "\xff", "end\""}) {
        CHECK_FALSE(reader.next().has_value());
        CHECK(reader.passed_over() == text);
    }
    CHECK(reader.next() == std::nullopt);
}

TEST_CASE("a row above a limit is refused without being kept") {
    const auto mebibyte = std::size_t{1} << 20;
    const auto fits = std::string(mebibyte - 1, 'a');
    CHECK(read_all(fits + "\nb\n") == Seen{"1|" + fits, "2|b"});
    CHECK(read_all(std::string(3 * mebibyte, 'a') + "\nb\n") ==
          Seen{"line 1: a row of more than 1 MiB", "2|b"});

    std::istringstream input("\"" + std::string(3 * mebibyte, 'a') + "\nb\n");
    CsvReader reader(input);
    CHECK_FALSE(reader.next().has_value());
    CHECK(reader.passed_over().size() == mebibyte);
    CHECK(reader.next().value()->fields == Fields{"b"});

    // A quote that never closes takes 1 MiB with it, not the file.
    std::string lines = "\"a\n";
    for (int i = 0; i < 180'000; ++i) lines += "12345\n";
    const auto seen = read_all(lines);
    CHECK(seen.front() == "line 1: a row of more than 1 MiB");
    CHECK(seen.back() == "180001|12345");

    CHECK(read_all(std::string(4095, ',') + "\nb\n").size() == 2);
    CHECK(read_all(std::string(4096, ',') + "\nb\n") ==
          Seen{"line 1: a row of too many fields", "2|b"});
}

TEST_CASE("a stream that cannot be read is no empty file") {
    std::ifstream never_opened("/no/such/file");
    CsvReader reader(never_opened);
    CHECK(reader.next().error().code == ErrorCode::io);
    CHECK(reader.next() == std::nullopt);

    const test::TemporaryDirectory directory;
    std::ifstream is_directory(directory.path());
    CsvReader second(is_directory);
    CHECK(second.next().error().code == ErrorCode::io);
    CHECK(second.next() == std::nullopt);
}

TEST_CASE("a stream that breaks in the middle of a row gives no half row") {
    class Breaking : public std::stringbuf {
     public:
        using std::stringbuf::stringbuf;

     protected:
        std::streamsize xsgetn(char* to, std::streamsize count) override {
            if (broken_) throw 5;
            broken_ = true;
            return std::stringbuf::xsgetn(to, std::min<std::streamsize>(count, 1 << 16));
        }
        int_type underflow() override { return traits_type::eof(); }

     private:
        bool broken_ = false;
    };
    Breaking breaking("a,b\n" + std::string(1 << 17, 'c'));
    std::istream input(&breaking);
    CsvReader reader(input);
    CHECK(reader.next().value()->fields == Fields{"a", "b"});
    CHECK(reader.next().error().code == ErrorCode::io);
    CHECK(reader.next() == std::nullopt);
}

TEST_CASE("a field is quoted exactly when it must be, and reads back") {
    CHECK(csv_field("") == "");
    CHECK(csv_field("a b") == "a b");
    CHECK(csv_field("a,b") == "\"a,b\"");
    CHECK(csv_field("a\"b") == "\"a\"\"b\"");
    CHECK(csv_field("a\nb") == "\"a\nb\"");
    CHECK(csv_field("a\rb") == "\"a\rb\"");
    const Fields fields = {"x", "", "\"", "\"\"", ",", "\r\n", " y "};
    std::string line;
    for (const auto& field : fields) line += (line.empty() ? "" : ",") + csv_field(field);
    std::istringstream input(line);
    CHECK(CsvReader(input).next().value()->fields == fields);
}

TEST_CASE("the region tree of 2024 has 92,089 rows of six fields") {
    std::ifstream input(SAKSI_SHARED_DIR "/data/regions_kpu_2024/regions.csv");
    if (!input) {
        MESSAGE("skipped: regions.csv is not there");
        return;
    }
    CsvReader reader(input);
    CHECK(reader.next().value()->fields.front() == "code");
    std::size_t rows = 0;
    std::size_t wrong = 0;
    while (true) {
        const auto row = reader.next();
        if (row && !*row) break;
        ++rows;
        if (!row || (*row)->fields.size() != 6 || (*row)->line != rows + 1) ++wrong;
    }
    CHECK(rows == 92'089);
    CHECK(wrong == 0);
}

TEST_SUITE_END();
