// SPDX-License-Identifier: Apache-2.0
#include "asked.hpp"

#include <variant>

#include "form_step.hpp"

namespace saksi::audit {

bool Asked::is_for(const election::ScannedForm& form) const noexcept {
    const auto& source = query_.source;
    return is_for(form.contest) &&
           (!source || (source->kind == form.source_kind && source->name == form.source_name));
}

bool Asked::is_for(const election::Event& event) const {
    if (const auto* root = std::get_if<election::RekapRoot>(&event.body))
        return is_for(root->contest) && is_for(event.header);
    const auto form = form_in(event);
    const auto* total = std::get_if<election::Publication>(&event.body);
    if (!form && total == nullptr) return true;
    if (!is_for(form ? form->contest : total->contest)) return false;
    const bool of_tps = std::holds_alternative<election::CHasil>(event.body);
    return !of_tps || is_for(event.header);
}

bool Asked::is_for(const election::Snapshot& snapshot, const election::Header& header) const {
    return (!query_.contest || query_.contest == snapshot.contest) && is_for(header);
}

}  // namespace saksi::audit
