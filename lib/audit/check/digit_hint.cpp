// SPDX-License-Identifier: Apache-2.0
#include "digit_hint.hpp"

#include <string>

namespace saksi::audit {
namespace {

using election::Count;
using election::Field;

/// The numbers of D01 to D03.
struct Numbers {
    std::vector<Count> options;
    Count valid = 0;
    Count invalid = 0;
    Count total = 0;
    Count voters = 0;

    [[nodiscard]] bool fit() const {
        Count sum = 0;
        for (const auto votes : options) {
            const auto more = election::add_checked(sum, votes);
            if (!more) return false;
            sum = *more;
        }
        return sum == valid && valid + invalid == total && voters == total;
    }
};

Numbers numbers_of(const election::IdentityNumbers& form) {
    Numbers numbers;
    for (const auto& figure : *form.options) numbers.options.push_back(*figure.count());
    numbers.valid = *form.sections[Field::suara_sah].count();
    numbers.invalid = *form.sections[Field::suara_tidak_sah].count();
    numbers.total = *form.sections[Field::suara_total].count();
    numbers.voters = *form.sections[Field::pengguna_total_j].count();
    return numbers;
}

/// Tries the nine digits on one number, up and down, and puts it back.
void try_digits(Numbers& numbers, Count& number, const std::string& what,
                std::vector<Fact>& repairs) {
    const auto written = number;
    const auto attempt = [&](Count other) {
        number = other;
        if (numbers.fit()) {
            repairs.push_back({what, std::to_string(written), std::to_string(other)});
        }
    };
    for (Count hundreds = 100; hundreds <= 900; hundreds += 100) {
        if (written >= hundreds) attempt(written - hundreds);
        if (written <= election::max_count - hundreds) attempt(written + hundreds);
    }
    number = written;
}

}  // namespace

std::vector<Fact> digit_repairs(const election::IdentityNumbers& form) {
    auto numbers = numbers_of(form);
    std::vector<Fact> repairs;
    for (std::size_t i = 0; i < numbers.options.size(); ++i) {
        try_digits(numbers, numbers.options[i], "votes[" + std::to_string(i) + "]", repairs);
    }
    try_digits(numbers, numbers.valid, "suara_sah", repairs);
    try_digits(numbers, numbers.invalid, "suara_tidak_sah", repairs);
    try_digits(numbers, numbers.total, "suara_total", repairs);
    try_digits(numbers, numbers.voters, "pengguna_total_j", repairs);
    return repairs;
}

}  // namespace saksi::audit
