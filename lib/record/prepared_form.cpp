// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/prepared_form.hpp"

#include <algorithm>

#include "saksi/merkle/hash.hpp"

namespace saksi::record {

PreparedEvent event_of(const PreparedForm& form) {
    return {election::event_of(form.form), std::string(form.entry), form.leaf, form.key};
}

void hash_forms(std::span<PreparedForm> forms, std::vector<std::string>& keys) {
    keys.resize(std::max(keys.size(), forms.size()));
    std::vector<ByteView> entries(forms.size());
    for (std::size_t i = 0; i < forms.size(); ++i) {
        entries[i] = bytes_of(forms[i].entry);
        election::write_chain_key(forms[i].form, keys[i]);
    }
    std::vector<Hash> leaves(forms.size());
    merkle::leaf_hashes(entries, leaves);
    const auto digests = key_digests(std::span(keys).first(forms.size()));
    for (std::size_t i = 0; i < forms.size(); ++i) {
        forms[i].leaf = leaves[i];
        forms[i].key = digests[i];
    }
}

}  // namespace saksi::record
