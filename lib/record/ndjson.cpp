// SPDX-License-Identifier: Apache-2.0
#include "ndjson.hpp"

#include <algorithm>
#include <utility>

namespace saksi::record {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 16;

bool is_blank(std::string_view text) noexcept {
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

Result<PreparedEvent> read_event(std::string_view line, bool too_long) {
    if (too_long) return refuse(ErrorCode::too_large, {}, "a line of more than 1 MiB");
    return parse_prepared(line);
}

}  // namespace

/// Without its end. Empty lines give nothing.
void EventLines::Block::add_line(std::uint64_t number, std::string_view text) {
    const bool too_long = text.size() > max_line;
    text = text.substr(0, max_line);
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (is_blank(text)) return;
    auto& line = lines.emplace_back(EventLine{number, text});
    if (!too_long && add_form(text)) {
        line.form = &forms.back();
    } else {
        events.push_back(read_event(text, too_long));
    }
}

/// A line that is a result form, and its entry as it stands.
bool EventLines::Block::add_form(std::string_view text) {
    auto& prepared = forms.emplace_back();
    prepared.entry = text;
    const bool taken = votes == Figures::kept ? scanner.scan(text, prepared.form)
                                              : scanner.judge(text, prepared.form);
    if (!taken) forms.pop_back();
    return taken;
}

/// When no more are added: they stay where they are.
void EventLines::Block::point_at_events() noexcept {
    auto form = forms.data();
    auto event = events.data();
    for (auto& line : lines) {
        if (line.form != nullptr) {
            line.form = form++;
        } else {
            line.event = event++;
        }
    }
}

void EventLines::Block::hash() {
    std::vector<PreparedEvent*> good;
    for (auto& event : events) {
        if (event) good.push_back(&*event);
    }
    hash_entries(good);
    hash_keys(good);
    hash_forms(forms, keys);
}

void EventLines::Block::parse(PhaseWatch* watch) {
    lines.clear();
    forms.clear();
    events.clear();
    auto left = bytes.text();
    {
        InPhase parsing(watch, Phase::parse, left.size());
        scanner.begin(left.size());
        for (auto number = bytes.first; !left.empty(); ++number) {
            const auto end = std::min(left.find('\n'), left.size());
            add_line(number, left.substr(0, end));
            left.remove_prefix(std::min(end + 1, left.size()));
        }
        point_at_events();
        parsing.did(0, lines.size());
    }
    const InPhase hashing(watch, Phase::hash, bytes.bytes.size(), lines.size());
    hash();
}

EventLines::EventLines(std::istream& input, const Effort& effort, Figures votes)
    : blocks_(input, block_size, effort.watch),
      parsed_(
          effort.threads, [this] { return blocks_.next(); },
          [this, votes, watch = effort.watch](LineBlock bytes) {
              auto block = spare_.take();
              block.votes = votes;
              block.bytes = std::move(bytes);
              block.parse(watch);
              return block;
          }) {}

EventLine* EventLines::next() {
    while (next_ == block_.lines.size()) {
        auto block = parsed_.next();
        if (!block) return nullptr;
        spare_.give_back(std::exchange(block_, std::move(*block)));
        next_ = 0;
    }
    return &block_.lines[next_++];
}

}  // namespace saksi::record
