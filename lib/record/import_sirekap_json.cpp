// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/import_sirekap_json.hpp"

#include <string>
#include <utility>

#include "form_import.hpp"

namespace saksi::record {
namespace {

using CFormRow = FormRow<election::CHasil>;
constexpr std::size_t max_file = std::size_t{1} << 20;

Result<std::string> read_whole(std::istream& input) {
    std::string text(max_file + 1, '\0');
    input.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(input.gcount()));
    if (text.size() > max_file)
        return refuse(ErrorCode::too_large, {}, "a file of more than 1 MiB");
    return text;
}

Result<CFormRow> read_file(const ImportFile& file, std::istream& input,
                           const ContestBallots& ballots) {
    auto tps = tps_from_file_name(file.name, ballots.scheme());
    if (!tps) return pass_on(std::move(tps.error()));
    const auto text = read_whole(input);
    if (!text) return pass_on(text.error());
    const auto value = json::parse(*text);
    if (!value) return pass_on(value.error());
    const auto ballot = ballots.of(*tps);
    if (!ballot) return pass_on(ballot.error());
    auto object = read_sirekap_object(*value, *tps, **ballot);
    if (!object) return pass_on(std::move(object.error()));
    object->form.contest = (*ballot)->contest;
    object->form.ballot = (*ballot)->id;
    return CFormRow{std::move(object->form), std::move(object->at), std::move(object->at_text), {}};
}

Result<void> read_rows(const ImportFile& file, std::istream& input, const ContestBallots& ballots,
                       const RowSink<CFormRow>& sink) {
    return sink({0}, file.path, read_file(file, input, ballots));
}

}  // namespace

Result<FormImportReport> import_sirekap_json(EventBatch& batch, const FormImportOptions& options,
                                             const std::vector<ImportFile>& files) {
    return import_forms<election::CHasil>(
        batch, options, files, "sirekap-json",
        with_ballots<election::CHasil>(batch, options, read_rows));
}

}  // namespace saksi::record
