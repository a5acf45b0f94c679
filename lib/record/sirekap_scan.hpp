// Rows of Sirekap's table made forms where they stand: no row of cells, no CHasil, and
// where a form is to be logged, its entry printed at once.
//
// It says yes or nothing of a row, as election::FormScanner does of an entry: what it
// leaves goes through SirekapCsv::row(), which has the last word and all the words.
// And what it prints is scanned as if it had been appended, so that a form logged
// here has met the same rules.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contest_ballots.hpp"
#include "form_import.hpp"
#include "saksi/core/spare.hpp"
#include "saksi/record/import_sirekap_csv.hpp"
#include "saksi/record/prepared_form.hpp"

namespace saksi::record {

/// The forms of one block of rows, in order.
class SirekapScan {
 public:
    static constexpr bool takes_any = true;

    /// What the forms of a block point at: never moved while they are there.
    struct Room {
        std::vector<PreparedForm> forms;
        std::vector<election::Figure> votes;  // of all forms
        std::string times;
        std::string entries;
        std::vector<std::size_t> ends;  // of the entries
        election::FormScanner scanner;
        std::vector<std::string> keys;  // room for hash_forms()

        void begin(std::size_t bytes, std::size_t options);
    };
    /// Where rooms go when their blocks are done with.
    using Rooms = Spare<std::unique_ptr<Room>>;

    /// Borrows all of it; the block has so many bytes.
    SirekapScan(const SirekapCsv& columns, const ContestBallots& ballots,
                const election::Header& header, std::size_t bytes, Rooms& rooms);
    SirekapScan(SirekapScan&&) noexcept = default;
    SirekapScan& operator=(SirekapScan&&) = delete;
    ~SirekapScan();

    bool take(std::string_view line, FormRow<election::CHasil>& row);
    /// Prints and hashes all forms, if they are to be logged.
    void finish(bool print);

 private:
    bool match_ballot(const election::ScannedForm& form);
    void put_votes(election::ScannedForm& form);
    void scan_printed(PreparedForm& form, std::string_view entry);

    const SirekapCsv* columns_;
    const ContestBallots* ballots_;
    const election::Header* header_;
    Rooms* rooms_;
    std::unique_ptr<Room> room_;                // none where codes do not nest
    std::vector<election::Figure> cells_;       // votes of the row under way
    std::string desa_;                          // the last row's,
    const election::Ballot* ballot_ = nullptr;  // its ballot,
    std::vector<std::size_t> order_;            // and for each option of it, where its cell is
};

}  // namespace saksi::record
