// The forms of one desa while faults are planted in them: each as it was honestly
// filled in, as it is logged, and what is logged of it later.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "saksi/election/event.hpp"
#include "saksi/election/rehearsal.hpp"

namespace saksi::audit::planting {

/// One form and its versions.
struct Sheet {
    election::Contest contest = election::Contest::ppwp;
    election::Unit area;  ///< of its ballot
    election::Event honest;
    election::Event first;               ///< as it is logged
    std::vector<election::Event> later;  ///< versions that replace it, in turn

    [[nodiscard]] const election::Event& current() const {
        return later.empty() ? first : later.back();
    }
    [[nodiscard]] election::CHasil& form() { return std::get<election::CHasil>(first.body); }
};

[[nodiscard]] inline const election::CHasil& form_of(const election::Event& event) {
    return std::get<election::CHasil>(event.body);
}

struct Station {
    election::Unit tps;
    std::vector<Sheet> sheets;  ///< in the order of contests; not those not yet in
};

struct Desa {
    election::RehearsalUnit place;
    std::vector<Station> stations;  ///< by number; those without any form too

    [[nodiscard]] std::uint64_t listed() const noexcept { return place.regular + place.special; }
};

}  // namespace saksi::audit::planting
