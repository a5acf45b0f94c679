// Events of many rows, made ready together before any of them is taken, on
// whatever thread has the rows.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "saksi/record/prepared_event.hpp"

namespace saksi::record {

class ReadyAhead {
 public:
    /// Borrows the event. `logged_as_it_is`: it is printed and hashed too. What cannot
    /// be printed gets no entry: whoever logs it prints it again, and says why.
    void add(PreparedEvent& ready, bool logged_as_it_is) {
        all_.push_back(&ready);
        if (!logged_as_it_is) return;
        auto entry = election::print_event(ready.event);
        if (!entry) return;
        ready.entry = std::move(*entry);
        printed_.push_back(&ready);
    }

    void hash() const {
        hash_keys(all_);
        hash_entries(printed_);
    }

 private:
    std::vector<PreparedEvent*> all_;
    std::vector<PreparedEvent*> printed_;
};

}  // namespace saksi::record
