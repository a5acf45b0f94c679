// Following hints: from a TPS, a name, a candidate's key or a document's hash to
// entries of a log, by reading a few small files of it instead of all.
//
//     auto lookup = Lookup::open(store, reader, origin);
//     for (const auto& hint : *lookup->forms_of(tps)) use(lookup->follow(hint));
//
// Hints come from whoever serves the log. follow() reads the entry, verified, and
// asks it whether it gives this hint: a hint that lies is an error, and what is
// returned is in the log and is what the hint says. What no hint tells of can
// still be in the log: nothing found here is complete.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/record/chain.hpp"
#include "saksi/record/entry_cache.hpp"
#include "saksi/record/hint.hpp"
#include "saksi/record/lookup_file.hpp"
#include "saksi/tiles/store.hpp"

namespace saksi::record {

/// An entry that a hint led to.
struct Followed {
    Version version;
    election::Event event;
};

/// An election of the log, by the hints.
struct HintedElection {
    std::string id;
    std::string scheme;  ///< of its units
};

class SAKSI_API Lookup {
 public:
    /// Reads the head. not_found: the log has no lookup files. Borrows both. Hints
    /// to entries from `size` on are left out, as if the log ended there.
    [[nodiscard]] static Result<Lookup> open(tiles::Store& store, log::Reader& reader,
                                             const std::string& origin, std::uint64_t size);

    /// Of entries before this one the hints say that they tell all.
    [[nodiscard]] std::uint64_t size() const noexcept { return known_; }
    [[nodiscard]] const std::vector<HintedElection>& elections() const noexcept {
        return elections_;
    }

    /// The hints of a file; none if there is no such file.
    [[nodiscard]] Result<std::vector<FiledHint>> in_file(const std::string& file);
    /// Hints about this very subject, or subjects that begin with it.
    [[nodiscard]] Result<std::vector<FiledHint>> about(const std::string& file,
                                                       const std::string& subject);

    /// Regions of any scheme; case does not matter.
    [[nodiscard]] Result<std::vector<FiledHint>> about_name(std::string_view name);
    [[nodiscard]] Result<std::vector<FiledHint>> about_candidate(std::string_view key);
    [[nodiscard]] Result<std::vector<FiledHint>> about_document(const Hash& sha256);
    /// Units of a scheme whose codes nest, by a code or a path of names that leaves
    /// out what is not needed: "5171011003007", "Denpasar Selatan/Sesetan/7".
    [[nodiscard]] Result<std::vector<election::Unit>> units(std::string_view text,
                                                            std::string_view scheme);

    /// The entry. inconsistent: it does not give this hint.
    [[nodiscard]] Result<Followed> follow(const FiledHint& hint);

 private:
    Lookup(tiles::Store& store, log::Reader& reader, std::string origin, std::uint64_t size);
    [[nodiscard]] Result<LookupFile> read(const std::string& file);
    [[nodiscard]] Result<void> read_head();
    [[nodiscard]] Result<std::vector<election::Unit>> units_named(std::string_view name,
                                                                  std::string_view scheme);

    tiles::Store* store_;
    EntryCache entries_;
    std::string origin_;
    std::uint64_t size_;
    std::uint64_t known_ = 0;
    std::vector<HintedElection> elections_;
};

/// What a form's hint is about; nothing of other hints.
[[nodiscard]] SAKSI_API std::optional<FormSubject> form_subject(const Hint& hint);

}  // namespace saksi::record
