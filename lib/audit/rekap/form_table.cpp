// SPDX-License-Identifier: Apache-2.0
#include "form_table.hpp"

#include <algorithm>

namespace saksi::audit {

FormTable::FormTable(log::Reader& reader, const FormSelection& selection)
    : reader_(reader), filter_(selection), survey_(selection, [this](const SeenEvent& seen) {
          const auto form = filter_.form_of(seen);
          if (form && form->step.kind != record::StepKind::stray) take(*form);
          return Result<void>();
      }) {}

Result<void> FormTable::walk() {
    if (auto read = survey_.read(reader_); !read) return read;
    return filter_.check(survey_.pemilu());
}

void FormTable::take(const SeenForm& form) {
    auto home = form.form.unit;
    home.number = 0;
    auto& lines = homes_[home];
    const auto number = form.form.unit.number;
    auto at = std::find_if(lines.begin(), lines.end(),
                           [&](const Line& line) { return line.number == number; });
    if (at == lines.end()) at = lines.insert(at, Line{});
    *at = {form.version.index, counted_votes(survey_, form.form, form.version.index).ballot,
           number};
}

}  // namespace saksi::audit
