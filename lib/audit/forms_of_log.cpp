// SPDX-License-Identifier: Apache-2.0
#include "forms_of_log.hpp"

#include <utility>
#include <variant>
#include <vector>

namespace saksi::audit {

using election::CHasil;
using election::Unit;

FormsOfLog::FormsOfLog(log::Reader& reader, const FormSelection& selection)
    : reader_(reader),
      filter_(selection),
      entries_(reader),
      survey_(selection, [this](const SeenEvent& seen) -> Result<void> {
          const auto form = filter_.form_of(seen);
          return form ? take(*form) : Result<void>();
      }) {}

Result<void> FormsOfLog::take(const SeenForm& seen) {
    if (seen.step.kind == record::StepKind::stray) return {};
    const TpsForm form(seen.version, seen.event);
    const auto place = table_.place_of(form);
    if (!place) return pass_on(place.error());
    table_.put(*place, form);
    return {};
}

Result<void> FormsOfLog::walk() {
    if (auto read = survey_.read(reader_); !read) return read;
    return filter_.check(survey_.pemilu());
}

Result<void> FormsOfLog::each(const Use& use) {
    return table_.each_tps(
        [&](const Unit& tps, TpsTable::Lines lines) { return use(tps, lines.front().index); });
}

Result<LoggedForm> FormsOfLog::read(std::uint64_t index) {
    const auto version = entries_.version(index);
    if (!version) return pass_on(version.error());
    LoggedForm made;
    made.version = *version;
    auto event = entries_.event(index);
    if (!event) return pass_on(std::move(event.error()));
    made.form = std::get<CHasil>(std::move(event->body));
    made.ballot = survey_.ballot(made.form.ballot, index);
    return made;
}

}  // namespace saksi::audit
