// SPDX-License-Identifier: Apache-2.0
#include "verify/words.hpp"

#include "cli/messages.hpp"
#include "saksi/core/encoding.hpp"

namespace saksi::tools {

using namespace cli;

std::string words_for(merkle::ProofVerdict verdict) {
    switch (verdict) {
        case merkle::ProofVerdict::not_checked:
            return _("the proof was not looked at");
        case merkle::ProofVerdict::holds:
            return _("the proof leads to the checkpoint's root");
        case merkle::ProofVerdict::outside_tree:
            return _("the proof is of a place outside the tree");
        case merkle::ProofVerdict::wrong_length:
            return _("no proof between these sizes has this many hashes");
        case merkle::ProofVerdict::root_mismatch:
            return _("the proof leads to another root than the checkpoint's");
    }
    return {};
}

json::Object as_json(const merkle::TreeHead& head) {
    json::Object object;
    object.set("size", number(head.size)).set("root", to_base64(head.root.view()));
    return object;
}

}  // namespace saksi::tools
