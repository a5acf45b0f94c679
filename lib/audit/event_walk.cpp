// SPDX-License-Identifier: Apache-2.0
#include "event_walk.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "saksi/core/spare.hpp"
#include "saksi/log/bundle_walk.hpp"

namespace saksi::audit {
namespace {

using election::Event;
using election::ScannedForm;

/// The entries of one bundle as events, and the names of their chains: what any
/// thread can do of it while it is in the processor's cache.
struct ParsedBundle {
    enum class Kind : std::uint8_t { passed_over, form, event, chained_event };

    std::size_t skipped = 0;          // entries at its beginning that are not asked for
    std::vector<Kind> kinds{};        // of each other entry
    election::FormScanner scanner{};  // holds what the forms point at
    election::EventParser parser{};
    std::vector<ScannedForm> forms{};      // those of them that are wanted
    std::vector<Result<Event>> events{};   // all others
    std::vector<std::string> key_texts{};  // of the chains of both; their room is kept
    std::size_t named = 0;                 // so many of them are of this bundle
    std::vector<record::KeyDigest> keys{};

    void clear() {
        kinds.clear();
        forms.clear();
        events.clear();
        named = 0;
    }
    std::string& next_key_text() {
        if (named == key_texts.size()) key_texts.emplace_back();
        return key_texts[named++];
    }
};
using Kind = ParsedBundle::Kind;
class Parsing {
 public:
    Parsing(ParsedBundle& parsed, const log::HashedBundle& bundle, const WalkHooks& hooks)
        : parsed_(parsed), hooks_(hooks) {
        parsed_.kinds.reserve(bundle.entries.size());
        if (hooks.form) parsed_.scanner.begin(bundle.file.size());
    }

    void take(std::string_view entry) {
        const bool is_form = hooks_.form && parsed_.scanner.judge(entry, form_);
        parsed_.kinds.push_back(is_form ? take_form() : take_event(entry));
    }

    void finish() {
        parsed_.keys = record::key_digests(std::span(parsed_.key_texts).first(parsed_.named));
    }

 private:
    Kind take_form() {
        if (hooks_.wants && !hooks_.wants(form_)) return Kind::passed_over;
        parsed_.scanner.read_figures(form_);
        parsed_.forms.push_back(form_);
        if (hooks_.names_forms) election::write_chain_key(form_, parsed_.next_key_text());
        return Kind::form;
    }

    Kind take_event(std::string_view entry) {
        const auto& event = parsed_.events.emplace_back(parsed_.parser.parse(entry));
        const auto key = event ? election::chain_key(*event) : std::nullopt;
        if (!key) return Kind::event;
        parsed_.next_key_text() = *key;
        return Kind::chained_event;
    }

    ParsedBundle& parsed_;
    const WalkHooks& hooks_;
    ScannedForm form_;
};

void parse(ParsedBundle& parsed, const log::HashedBundle& bundle, std::uint64_t size,
           const WalkHooks& hooks, PhaseWatch* watch) {
    const auto end = std::min<std::uint64_t>(bundle.entries.size(), size - bundle.first);
    const auto begin = std::min(end, std::max(hooks.begin, bundle.first) - bundle.first);
    const InPhase phase(watch, Phase::parse, bundle.file.size(), end - begin);
    parsed.clear();
    parsed.skipped = static_cast<std::size_t>(begin);
    Parsing parsing(parsed, bundle, hooks);
    for (auto i = parsed.skipped; i < end; ++i) parsing.take(text_of(bundle.entries[i]));
    parsing.finish();
}

class Walker {
 public:
    Walker(const WalkHooks& hooks, PhaseWatch* watch) noexcept : hooks_(hooks), watch_(watch) {}

    /// Hands on what was parsed of a bundle that turned out to be the tree's.
    Result<Walk> take(const ParsedBundle& parsed, const log::VerifiedBundle& bundle) {
        const InPhase counting(watch_, Phase::count, 0, parsed.kinds.size());
        auto form = parsed.forms.begin();
        auto event = parsed.events.begin();
        auto key = parsed.keys.begin();
        for (std::size_t i = 0; i < parsed.kinds.size(); ++i) {
            const auto kind = parsed.kinds[i];
            if (kind == Kind::passed_over) continue;
            const auto at = parsed.skipped + i;
            const record::Version version{bundle.first + at, bundle.leaf_hashes[at]};
            const bool named =
                kind == Kind::chained_event || (kind == Kind::form && hooks_.names_forms);
            const auto chain = named ? std::optional(*key++) : std::nullopt;
            const auto walk =
                kind == Kind::form
                    ? take_form({version, *form++, chain.value_or(record::KeyDigest())})
                    : take_event(version, *event++, chain);
            if (!walk) return pass_on("entry " + std::to_string(version.index), walk.error());
            if (*walk == Walk::stop) return Walk::stop;
        }
        return Walk::go_on;
    }

    [[nodiscard]] const WalkCounts& counts() const noexcept { return counts_; }

 private:
    Result<Walk> take_form(const WalkedForm& form) {
        if (auto taken = hooks_.form(form); !taken) return pass_on(std::move(taken.error()));
        return Walk::go_on;
    }

    Result<Walk> take_event(const record::Version& version, const Result<Event>& event,
                            const std::optional<record::KeyDigest>& chain) {
        if (event) return hooks_.event({version, *event, chain});
        ++(event.error().code == ErrorCode::unsupported ? counts_.opaque : counts_.foreign);
        if (hooks_.other) hooks_.other(version, event.error());
        return Walk::go_on;
    }

    const WalkHooks& hooks_;
    PhaseWatch* watch_;
    WalkCounts counts_;
};

/// Which bundles are read, in order.
class Route {
 public:
    Route(const WalkHooks& hooks, std::uint64_t bundles)
        : visit_(hooks.visit), from_(std::min(hooks.from, bundles)), bundles_(bundles) {
        while (!visit_.empty() && visit_.back() >= from_) visit_ = visit_.first(visit_.size() - 1);
    }
    [[nodiscard]] std::uint64_t length() const noexcept {
        return visit_.size() + (bundles_ - from_);
    }
    [[nodiscard]] std::uint64_t operator[](std::uint64_t step) const noexcept {
        return step < visit_.size() ? visit_[static_cast<std::size_t>(step)]
                                    : from_ + (step - visit_.size());
    }

 private:
    std::span<const std::uint64_t> visit_;
    std::uint64_t from_;
    std::uint64_t bundles_;
};

}  // namespace

Result<WalkCounts> walk_events(log::Reader& reader, std::uint64_t size, const WalkHooks& hooks) {
    size = std::min(size, reader.head().size);
    const Route route(hooks, tiles::tiles_in(size, 0));
    Spare<ParsedBundle> spares;  // done with: their room is used again
    log::BundleWalk<ParsedBundle> walk(
        reader, route.length(), [&](std::uint64_t step) { return route[step]; },
        [&](const log::HashedBundle& bundle) {
            auto parsed = spares.take();
            parse(parsed, bundle, size, hooks, reader.watch());
            return parsed;
        });
    Walker walker(hooks, reader.watch());
    for (std::uint64_t step = 0; step < route.length(); ++step) {
        auto stop = walk.next();
        if (!stop) return pass_on(stop.error());
        const auto& parsed = stop->parsed;
        const auto went = walker.take(parsed, stop->bundle);
        if (!went) return pass_on(went.error());
        if (*went == Walk::stop) break;
        if (hooks.progress)
            hooks.progress(stop->bundle.first + parsed.skipped + parsed.kinds.size(), size);
        spares.give_back(std::move(stop->parsed));
    }
    return walker.counts();
}

}  // namespace saksi::audit
