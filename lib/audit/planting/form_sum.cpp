// SPDX-License-Identifier: Apache-2.0
#include "form_sum.hpp"

#include <algorithm>

namespace saksi::audit::planting {

using election::Count;
using election::Field;

FormSum::FormSum(const election::FormNumbers& form) : votes(form.votes) {
    for (std::size_t i = 0; i < election::field_count; ++i) {
        const auto count = form.sections.figures[i].count();
        fields[i] = count.value_or(0);
        forms_with[i] = count ? 1 : 0;
    }
}

void FormSum::add(const FormSum& other) {
    for (std::size_t i = 0; i < election::field_count; ++i) {
        fields[i] += other.fields[i];
        forms_with[i] += other.forms_with[i];
    }
    forms += other.forms;
    votes.add(other.votes);
}

election::Sections FormSum::sections() const {
    election::Sections made;
    for (std::size_t i = 0; i < election::field_count; ++i) {
        if (forms_with[i] == forms) made.figures[i] = fields[i];
    }
    return made;
}

std::optional<Count> FormSum::field(Field field) const {
    const auto i = static_cast<std::size_t>(field);
    return forms_with[i] == forms ? std::optional(fields[i]) : std::nullopt;
}

void FormSum::set(Field field, Count count) { fields[static_cast<std::size_t>(field)] = count; }

std::optional<Departure> departure_of(const FormSum& written, const FormSum& below) {
    bool any = false;
    Count gained = 0;
    Count lost = 0;
    const auto look = [&](Count is, Count sum, bool is_votes) {
        any = any || is != sum;
        if (!is_votes || is == sum) return;
        (is > sum ? gained : lost) += election::distance(is, sum);
    };
    for (std::size_t i = 0; i < written.votes.counts().size(); ++i) {
        look(written.votes.counts()[i], below.votes.counts()[i], true);
    }
    for (const auto& info : election::all_fields()) {
        const auto is = written.field(info.field);
        const auto sum = below.field(info.field);
        if (is && sum) look(*is, *sum, info.field == Field::suara_tidak_sah);
    }
    if (!any) return std::nullopt;
    const bool changed_hands = gained == lost && gained > 0;
    return Departure{changed_hands ? Detector::D15 : Detector::D13, std::max(gained, lost)};
}

}  // namespace saksi::audit::planting
