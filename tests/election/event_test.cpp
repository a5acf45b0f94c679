#include "saksi/election/event.hpp"

#include <doctest/doctest.h>

#include "saksi/election/preset.hpp"
#include "support/printers.hpp"

using namespace saksi;
using namespace saksi::election;

TEST_SUITE_BEGIN("election/event");

TEST_CASE("the presets print, and what they print is read back") {
    for (const auto name : preset_names()) {
        const auto events = preset(name);
        REQUIRE(events.has_value());
        for (const auto& event : *events) {
            const auto entry = print_event(event);
            REQUIRE_MESSAGE(entry.has_value(), to_text(entry.error()));
            const auto again = parse_event(*entry);
            REQUIRE_MESSAGE(again.has_value(), to_text(again.error()));
            CHECK(*again == event);
        }
    }
}

TEST_SUITE_END();
