// The file, in saksi/crypto/sealed_bytes.hpp's numbers: magic, origin, size,
// root, selection; the election, sources, bundles with other entries (each as
// its distance from the one before), the counter's own counts, the forms'
// chains, the tallies, home by home.
//
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "count_parts.hpp"
#include "form_totals.hpp"

namespace saksi::audit {

using crypto::SealedPrinter;
using crypto::SealedScanner;
using election::Source;

namespace {

/// What every version of the file begins with.
constexpr std::string_view name = "saksi count ";
constexpr std::string_view magic = "saksi count v1\n";
constexpr std::uint32_t mode = 0600;
/// More than any cache of a log of `size` entries takes.
constexpr std::uint64_t size_limit(std::uint64_t size) noexcept { return 1'000'000 + size * 400; }

/// Which forms are counted, and whether TPS by TPS.
std::string selection_of(const TotalsQuery& query) {
    const auto source = query.source ? election::to_text(*query.source) : std::string();
    const bool by_tps = query.level == election::UnitKind::tps;
    return query.election + "\n" + std::string(name_of(query.contest)) + "\n" +
           std::to_string(query.round) + "\n" + source + "\n" + (by_tps ? "tps" : "home");
}

}  // namespace

/// Sees the insides of a count, to keep and restore it.
class CountCodec {
 public:
    CountCodec(log::Reader& reader, const TotalsQuery& query, const CountCache& cache)
        : reader_(reader), query_(query), cache_(cache) {}

    /// Puts back what the file has, if it is of these forms. `exists` if it is
    /// something else: whoever named it by mistake wants to keep it.
    [[nodiscard]] Result<CacheFinding> load(FormTotals& into, std::uint64_t& size);
    [[nodiscard]] Result<void> save(const FormTotals& counted);
    /// Do the tallies that were put back fit the ballots that were read?
    [[nodiscard]] static bool fits(const FormTotals& counted);

 private:
    CacheFinding bind(SealedScanner& in, std::uint64_t& size);
    static bool restore(SealedScanner& in, FormTotals& into, std::uint64_t size);

    log::Reader& reader_;
    const TotalsQuery& query_;
    const CountCache& cache_;
};

Result<CacheFinding> CountCodec::load(FormTotals& into, std::uint64_t& size) {
    const auto file = cache_.files.read(cache_.path, size_limit(reader_.head().size));
    if (!file) {
        if (file.error().code == ErrorCode::not_found) return CacheFinding::absent;
        return pass_on(file.error());
    }
    if (!text_of(*file).starts_with(name)) {
        return refuse(ErrorCode::exists, cache_.path, "is there already, and is no cache");
    }
    auto in = SealedScanner::open(*file);
    if (!in || text_of(in->bytes(magic.size())) != magic) return CacheFinding::damaged;
    const auto bound = bind(*in, size);
    if (bound != CacheFinding::used) return bound;
    return restore(*in, into, size) ? CacheFinding::used : CacheFinding::damaged;
}

/// Was this the log's root at that size, and are these the forms that are asked for?
CacheFinding CountCodec::bind(SealedScanner& in, std::uint64_t& size) {
    const auto origin = in.text();
    size = in.number();
    const auto root = in.hash();
    const auto selection = in.text();
    if (!in.good()) return CacheFinding::damaged;
    if (origin != cache_.origin || selection != selection_of(query_) ||
        size > reader_.head().size) {
        return CacheFinding::foreign;
    }
    const auto now = reader_.hashes().root_at(size);
    if (!now || *now != root) return CacheFinding::foreign;
    return size > query_.size ? CacheFinding::ahead : CacheFinding::used;
}

bool CountCodec::restore(SealedScanner& in, FormTotals& into, std::uint64_t size) {
    CountedBefore before;
    before.size = size;
    before.election = in.text();
    std::set<Source> sources;
    for (auto left = in.count(); left > 0 && in.good(); --left) {
        auto source = election::source_from_text(in.text());
        if (!source) return false;
        sources.insert(std::move(*source));
    }
    std::uint64_t bundle = 0;
    for (auto left = in.count(); left > 0 && in.good(); --left) {
        bundle += in.number();
        before.bundles.push_back(bundle);
    }
    const auto unusable = in.number();
    before.chains = scan_chains(in);
    auto tallies = scan_tallies(in);
    const bool in_order =
        std::adjacent_find(before.bundles.begin(), before.bundles.end(),
                           [](auto a, auto b) { return a >= b; }) == before.bundles.end();
    if (!in.at_end() || !in_order) return false;
    into.survey_.go_on(std::move(before));
    into.filter_.go_on(std::move(sources));
    into.counter_.go_on(std::move(tallies), unusable);
    return true;
}

bool CountCodec::fits(const FormTotals& counted) {
    return fit(counted.counter_.tallies(), counted.survey_);
}

Result<void> CountCodec::save(const FormTotals& counted) {
    const auto root = reader_.hashes().root_at(query_.size);
    if (!root) return pass_on(root.error());
    SealedPrinter out;
    out.bytes(bytes_of(magic));
    out.text(cache_.origin);
    out.number(query_.size);
    out.bytes(root->view());
    out.text(selection_of(query_));
    out.text(counted.survey_.election());
    out.number(counted.filter_.sources().size());
    for (const auto& source : counted.filter_.sources()) out.text(election::to_text(source));
    out.number(counted.survey_.other_bundles().size());
    std::uint64_t last = 0;
    for (const auto bundle : counted.survey_.other_bundles())
        out.number(bundle - std::exchange(last, bundle));
    out.number(counted.counter_.unusable_votes());
    print(out, counted.survey_.form_chains());
    print(out, counted.counter_.tallies());
    return replace_durably(cache_.files, cache_.path, std::move(out).seal(), mode);
}

std::string_view name_of(CacheFinding finding) noexcept {
    constexpr std::array<std::string_view, 5> names = {"absent", "damaged", "foreign", "ahead",
                                                       "used"};
    return names[static_cast<std::size_t>(finding)];
}

namespace {

/// Without what a file said, if that does not fit the log.
Result<void> walk_again(std::optional<FormTotals>& counting, log::Reader& reader,
                        const TotalsQuery& query, CachedTotals& made) {
    made.found = CacheFinding::damaged;
    made.counted = 0;
    counting.emplace(reader, query);
    return counting->walk();
}

}  // namespace

Result<CachedTotals> total_forms(log::Reader& reader, const TotalsQuery& query,
                                 const CountCache& cache) {
    CachedTotals made;
    CountCodec codec(reader, query, cache);
    std::optional<FormTotals> counting;
    counting.emplace(reader, query);
    std::uint64_t size = 0;
    const auto loaded = codec.load(*counting, size);
    if (!loaded) return pass_on(loaded.error());
    made.found = *loaded;
    if (made.found == CacheFinding::used) made.counted = size;

    auto walked = counting->walk();
    if (walked && !CountCodec::fits(*counting)) walked = walk_again(counting, reader, query, made);
    if (!walked) return pass_on(walked.error());
    auto totals = counting->totals();
    if (!totals) return pass_on(totals.error());
    made.totals = std::move(*totals);
    const bool current = made.found == CacheFinding::used && made.counted == query.size;
    if (made.found == CacheFinding::ahead || current) return made;
    if (auto saved = codec.save(*counting); !saved) made.not_kept = std::move(saved.error());
    return made;
}

}  // namespace saksi::audit
