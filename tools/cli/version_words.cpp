// SPDX-License-Identifier: Apache-2.0
#include "cli/version_words.hpp"

#include <utility>

#include "cli/messages.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"

namespace saksi::tools {

using namespace cli;

std::string words_for(const election::Figure& figure) {
    if (const auto count = figure.count()) return grouped(static_cast<std::int64_t>(*count));
    return figure.is_null() ? "null" : "-";
}

std::string words_for(const std::optional<Timestamp>& time) {
    if (!time) return "-";
    const auto& text = time->text;  // 2024-02-15T19:30:00+07:00
    const auto clock = text.substr(11, 5);
    if (language() == Language::english) return text.substr(0, 10) + " " + clock;
    return text.substr(8, 2) + "-" + text.substr(5, 2) + "-" + text.substr(0, 4) + " " + clock;
}

std::string words_for_step(record::StepKind kind, const election::Event& event) {
    if (kind == record::StepKind::opens) return _("first version");
    const auto& correction = event.correction;
    const auto cause = correction ? std::string(name_of(correction->cause)) : std::string("-");
    const auto instrument = correction && correction->instrument
                                ? printable(*correction->instrument)
                                : std::string(_("none"));
    if (kind == record::StepKind::stray)
        return say("replaces no current version, counted nowhere; cause {0}", cause);
    return say("cause {0}, instrument {1}", cause, instrument);
}

json::Value as_json(const election::Event& event) {
    const auto entry = election::print_event(event);
    if (!entry) return {};
    auto value = json::parse_canonical(*entry);
    return value ? std::move(*value) : json::Value();
}

namespace {

template <class Version>
json::Object version_json(const Version& version) {
    json::Object object;
    object.set("index", number(version.version.index))
        .set("leaf", to_hex(version.version.leaf.view()));
    object.set("step", name_of(version.step)).set("current", version.current);
    object.set("event", as_json(version.event));
    return object;
}

}  // namespace

json::Object as_json(const audit::FormVersion& version) { return version_json(version); }
json::Object as_json(const audit::CandidacyVersion& version) { return version_json(version); }

}  // namespace saksi::tools
