// A result form (c_hasil) read where it stands: numbers, and views of the
// entry's own bytes. Nearly all entries of a log are such forms, written alike;
// this reads them several times faster than parse_event(), and allocates
// nothing for an entry.
//
//     scanner.begin(bundle.size());
//     if (scanner.scan(entry, form)) count(form.sections, form.votes);
//     else judge(parse_event(entry));
//
// It says yes or nothing. What it takes is a canonical c_hasil that
// parse_event() reads as the same values; what it does not take may still be
// one (text beyond ASCII, rows that are null), and only parse_event() says why
// an entry is refused. So there is one mistake it can make, and
// tests/election/form_scan_test.cpp and tests/fuzz/event_fuzz.cpp look for it.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "saksi/election/event.hpp"

namespace saksi::election {

struct ScannedTime {
    std::string_view text;
    std::int64_t instant = 0;  ///< seconds since 1970-01-01T00:00:00Z
};

struct ScannedCorrection {
    Hash replaces;
    Cause cause = Cause::tanpa_keterangan;
    std::optional<std::string_view> instrument;
};

struct ScannedFlags {
    std::optional<std::string_view> psu;
    bool status_adm = false;
    bool status_suara = false;
};

/// How many votes there are in each row; 0: it was not captured.
struct VoteLengths {
    std::size_t row = 0;                   ///< plain votes
    std::size_t logo = 0;                  ///< parties
    std::size_t partai = 0;                ///< parties
    std::span<const std::uint32_t> calon;  ///< candidates of each party
};

/// Section IV. Of party votes, an empty span is a row that was not captured.
struct ScannedVotes {
    enum class Kind : std::uint8_t { not_captured, empty, row, parties };
    Kind kind = Kind::not_captured;
    std::span<const Figure> row;           ///< plain votes
    std::span<const Figure> logo;          ///< one a party
    std::span<const Figure> partai;        ///< one a party
    std::span<const Figure> calon;         ///< of all candidates, party after party
    std::span<const std::uint32_t> lists;  ///< how many candidates each party has
    VoteLengths lengths;                   ///< also of votes that were only judged
};

/// Views are of the entry; spans live until the scanner's next begin().
struct ScannedForm {
    std::optional<ScannedTime> at;
    std::optional<std::string_view> at_text;
    std::optional<ScannedTime> observed;
    std::string_view election;
    std::string_view by;
    SourceKind source_kind = SourceKind::kantor;
    std::string_view source_name;
    std::optional<ScannedCorrection> correction;

    Contest contest = Contest::ppwp;
    std::uint8_t round = 1;
    std::string_view ballot;
    std::string_view scheme;  ///< of the TPS
    std::string_view code;
    std::uint16_t number = 0;
    Sections sections;
    ScannedVotes votes;

    std::optional<Count> pages;  ///< how many documents; none: nothing is said of them
    std::string_view documents;  ///< canonical JSON, where more is said than how many
    Captured<ScannedFlags> flags;

    std::string_view source;      ///< canonical JSON
    std::string_view unit;        ///< canonical JSON
    std::string_view votes_text;  ///< canonical JSON; empty where not captured
};

class SAKSI_API FormScanner {
 public:
    FormScanner();
    FormScanner(FormScanner&&) noexcept;
    FormScanner& operator=(FormScanner&&) noexcept;
    ~FormScanner();

    /// Forgets the forms of before, and has room for entries of so many bytes in
    /// all; what is more than that is not taken. Memory: four times as much.
    void begin(std::size_t bytes);
    /// Where it says no, `form` holds nothing of use.
    [[nodiscard]] bool scan(std::string_view entry, ScannedForm& form);
    /// The same verdict in half the time: `form` has all but its figures, and of those of
    /// its votes how many there are.
    [[nodiscard]] bool judge(std::string_view entry, ScannedForm& form);
    /// These too, of the form that it judged last, and took.
    void read_figures(ScannedForm& form);

    struct Room;
    enum class Figures : std::uint8_t { kept, judged };

 private:
    class Scan;
    bool read(std::string_view entry, ScannedForm& form, Figures figures);

    std::unique_ptr<Room> room_;
};

/// fits() of its votes, as an event has them.
[[nodiscard]] SAKSI_API bool fits(const ScannedVotes& votes, const BallotShape& ballot) noexcept;
/// The event it is: what parse_event() makes of the entry.
[[nodiscard]] SAKSI_API Event event_of(const ScannedForm& form);
/// Its documents.
[[nodiscard]] SAKSI_API std::optional<Documents> documents_of(const ScannedForm& form);
/// Appends its entry: what print_event() makes of that event. `source` and `unit`
/// are not looked at. Whoever made the form of something else than an entry has
/// the entry scanned, which is how the rules of an event are checked.
SAKSI_API void append_form(const ScannedForm& form, std::string& out);
/// Its chain_key(), put in the place of `key`'s old text.
SAKSI_API void write_chain_key(const ScannedForm& form, std::string& key);

}  // namespace saksi::election
