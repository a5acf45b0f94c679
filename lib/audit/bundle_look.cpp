// SPDX-License-Identifier: Apache-2.0
#include "bundle_look.hpp"

#include <utility>

#include "lookup_check.hpp"
#include "saksi/election/form_scan.hpp"
#include "saksi/merkle/hash.hpp"
#include "saksi/tiles/entry_bundle.hpp"

namespace saksi::audit {
namespace {

/// The entries before the place where the file stops making sense.
std::vector<ByteView> readable_entries(ByteView file, unsigned width) {
    while (width > 0) {
        if (auto entries = tiles::parse_bundle_prefix(file, width)) return std::move(*entries);
        --width;
    }
    return {};
}

void cut(BundleLook& look) {
    const ByteView file = look.content.bytes;
    if (auto entries = tiles::parse_bundle(file, look.bundle.width)) {
        look.entries = std::move(*entries);
    } else {
        look.malformed = std::move(entries.error());
        look.entries = readable_entries(file, look.bundle.width);
    }
    look.leaves.resize(look.entries.size());
    merkle::leaf_hashes(look.entries, look.leaves);
}

void read_events(BundleLook& look, bool with_hints) {
    election::FormScanner scanner;
    election::ScannedForm form;
    election::EventParser parser;
    scanner.begin(look.content.bytes.size());
    for (unsigned place = 0; place < look.entries.size(); ++place) {
        const auto entry = text_of(look.entries[place]);
        const bool is_form = with_hints ? scanner.scan(entry, form) : scanner.judge(entry, form);
        if (is_form && !with_hints) continue;
        const auto event =
            is_form ? Result<election::Event>(election::event_of(form)) : parser.parse(entry);
        if (!event) {
            look.unread.push_back({place, event.error()});
        } else if (with_hints) {
            give_hints(*event, look.bundle.index * tiles::full_width + place, place, look.hints);
        }
    }
}

}  // namespace

Result<BundleLook> look_at_bundle(const LogFolder& folder, const tiles::Bundle& bundle,
                                  Reading reading, PhaseWatch* watch) {
    BundleLook look;
    look.bundle = bundle;
    {
        InPhase reading_bytes(watch, Phase::read);
        auto content = folder.look(tiles::path_of(bundle), tiles::max_bundle_size);
        if (!content) return pass_on(content.error());
        look.content = std::move(*content);
        reading_bytes.did(look.content.bytes.size());
    }
    const auto bytes = look.content.bytes.size();
    if (look.content.presence == Presence::there) {
        const InPhase hashing(watch, Phase::hash, bytes, bundle.width);
        cut(look);
    }
    if (reading != Reading::bytes) {
        const InPhase parsing(watch, Phase::parse, bytes, look.entries.size());
        read_events(look, reading == Reading::events_and_hints);
    }
    return look;
}

}  // namespace saksi::audit
