// SPDX-License-Identifier: Apache-2.0
#include "below.hpp"

namespace saksi::audit {

using election::Count;
using election::Figure;

void Below::add(const RecapRow& row) {
    for (std::size_t i = 0; i < election::field_count; ++i) {
        overflow_ = !add_to(fields_[i], sum_of(row.fields[i])) || overflow_;
    }
    for (const auto& [id, figure] : row.options) {
        overflow_ = !add_to(options_[id], sum_of(figure)) || overflow_;
    }
}

void Below::add(const FormTally& forms, const std::vector<RecapColumns::Id>& ids) {
    for (std::size_t i = 0; i < election::field_count; ++i) {
        overflow_ = !add_to(fields_[i], forms.fields[i]) || overflow_;
    }
    for (std::size_t i = 0; i < ids.size() && i < forms.options.size(); ++i) {
        overflow_ = !add_to(options_[ids[i]], forms.options[i]) || overflow_;
    }
}

void Below::exchange(const std::vector<Figure>& now, const std::vector<Figure>& then,
                     const std::vector<RecapColumns::Id>& ids) {
    for (std::size_t i = 0; i < ids.size() && i < now.size() && i < then.size(); ++i) {
        auto& sum = options_[ids[i]];
        take_from(sum, sum_of(now[i]));
        overflow_ = !add_to(sum, sum_of(then[i])) || overflow_;
    }
}

std::optional<Count> Below::complete(const Sum& sum) const {
    if (overflow_ || expected_ == 0 || sum.n != expected_) return std::nullopt;
    return sum.sum;
}

std::optional<Count> Below::field(std::size_t field) const { return complete(fields_[field]); }

std::optional<Count> Below::option(RecapColumns::Id id) const {
    const auto found = options_.find(id);
    return found == options_.end() ? std::nullopt : complete(found->second);
}

}  // namespace saksi::audit
