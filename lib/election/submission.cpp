// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/submission.hpp"

#include <array>

#include "bodies.hpp"
#include "names.hpp"
#include "reader.hpp"
#include "saksi/core/encoding.hpp"
#include "writer.hpp"

namespace saksi::election {

std::string_view name_of(KeyAction action) noexcept {
    constexpr std::array<std::string_view, 3> names = {"tambah", "ganti", "cabut"};
    return name_in(names, action);
}

std::string signed_text(std::string_view election, std::string_view by,
                        const Submission& submission) {
    std::string text = "saksi/submission/v1\n";
    text.append(election).append("\n").append(by).append("\n");
    text.append(std::to_string(submission.count)).append("\n");
    return text + to_base64(submission.root.view()) + "\n";
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, SubmitterKey> key) {
    fields.required("submitter", key.submitter, text::submitter);
    fields.required("action", key.action);
    fields.required("vkey", key.vkey, text::vkey);
    fields.optional("old", key.old, text::vkey);
    fields.optional("reason", key.reason, text::free_text);
    if (key.old.has_value() != (key.action == KeyAction::ganti)) {
        fields.fail("old", refuse(ErrorCode::malformed, {}, "given where a key is rotated alone"));
    }
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Submission> submission) {
    fields.required("count", submission.count, Range{1, max_count});
    fields.required("root", submission.root);
    fields.required("signature", submission.signature, text::note_signature);
}

template void fields_of(Reader&, SubmitterKey&);
template void fields_of(Writer&, const SubmitterKey&);
template void fields_of(Reader&, Submission&);
template void fields_of(Writer&, const Submission&);

}  // namespace saksi::election
