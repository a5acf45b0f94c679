// An event that is read prints as the bytes it was read from; one that came as
// loose JSON prints as an entry that reads as the same event.
//
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include "saksi/core/expects.hpp"
#include "saksi/election/event.hpp"
#include "saksi/election/form_scan.hpp"
#include "saksi/election/identities.hpp"

using namespace saksi;
using namespace saksi::election;

namespace {

/// parse_event() reads a tape where it can; the general parser says the same.
void check_verdict(std::string_view text, const Result<Event>& event) {
    const auto value = json::parse_canonical(text);
    if (!value || text.size() > max_entry_size) return SAKSI_EXPECTS(!event);
    const auto slowly = read_event(*value);
    SAKSI_EXPECTS(event.has_value() == slowly.has_value() && (!event || *event == *slowly));
}

/// A scanner that has read it, and one that only judges, say what the first one says.
void check_scan(std::string_view text, const Result<Event>& event) {
    FormScanner scanner;
    ScannedForm forms[3];
    scanner.begin(3 * text.size());
    const bool taken = scanner.scan(text, forms[0]);
    SAKSI_EXPECTS(scanner.scan(text, forms[1]) == taken && scanner.judge(text, forms[2]) == taken);
    if (!taken) return;
    scanner.read_figures(forms[2]);
    for (const auto& form : forms) SAKSI_EXPECTS(event && event_of(form) == *event);
}

/// The text with one of its numbers, told by how long it is, written otherwise.
std::string with_another_number(std::string_view text) {
    static constexpr std::string_view numbers[] = {"0", "7", "00", "12", "10000000", "null", ""};
    std::string other(text);
    const auto begin = other.find_first_of("0123456789", text.size() % 997);
    if (begin == std::string::npos) return other;
    const auto end = std::min(other.find_first_not_of("0123456789", begin), other.size());
    return other.replace(begin, end - begin, numbers[text.size() % std::size(numbers)]);
}

/// A scanner that has read a form reads one like it as if it had not.
void check_form_like(std::string_view text) {
    const auto other = with_another_number(text);
    FormScanner scanner;
    ScannedForm form;
    constexpr int often = 5;
    scanner.begin(often * text.size() + other.size());
    for (int i = 0; i < often; ++i) {
        if (!scanner.scan(text, form)) return;
    }
    if (!scanner.scan(other, form)) return;
    const auto event = parse_event(other);
    SAKSI_EXPECTS(event && event_of(form) == *event);
}

void check_entry(std::string_view text) {
    const auto event = parse_event(text);
    check_verdict(text, event);
    check_scan(text, event);
    if (!event) return;
    SAKSI_EXPECTS(print_event(*event).value() == text);
    SAKSI_EXPECTS(!event->correction || chain_key(*event));
    if (const auto* form = std::get_if<CHasil>(&event->body)) {
        SAKSI_EXPECTS(check_identities(*form).size() == 10);
    }
}

void check_by_hand(std::string_view text) {
    const auto value = json::parse(text);
    if (!value) return;
    const auto event = read_event(*value);
    if (!event) return;
    SAKSI_EXPECTS(classify(*value) == EventClass::known);
    const auto entry = print_event(*event);
    if (!entry) {
        SAKSI_EXPECTS(entry.error().code == ErrorCode::too_large);
        return;
    }
    SAKSI_EXPECTS(parse_event(*entry) == event);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = text_of({data, size});
    check_entry(text);
    check_form_like(text);
    check_by_hand(text);
    return 0;
}
