// Importing result forms, whatever their format: what a row of them is, and one
// import from the first row to the report. What is logged of a form: form_staging.hpp.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "contest_ballots.hpp"
#include "import_course.hpp"
#include "saksi/core/result.hpp"
#include "saksi/election/event.hpp"
#include "saksi/record/event_batch.hpp"
#include "saksi/record/import.hpp"
#include "saksi/record/prepared_form.hpp"

namespace saksi::record {

/// A row of an export, made a form.
template <class Form>
struct FormRow {
    Form form = {};
    std::optional<Timestamp> at = {};
    std::optional<std::string> at_text = {};
    /// When this was seen, where the rows say so; it then says only what was new.
    std::optional<Timestamp> observed = {};
    std::string province =
        {};  ///< its code, for the snapshot's scope; empty: as the unit's code says
    /// Of a row that was looked at before it is staged: the event it is, with `form`
    /// and the times moved into it. Its entry and leaf are there if it opens a form.
    std::optional<PreparedEvent> ready = {};
    /// Of a row of a TPS that was read in place, where codes nest: all of the above.
    /// Its entry is empty where it was not printed.
    const PreparedForm* in_place = nullptr;
};

template <class Form>
using ReadForms = ReadRows<FormRow<Form>>;

/// `Form` is election::CHasil, DHasil or Publication.
template <class Form>
Result<FormImportReport> import_forms(EventBatch& batch, const FormImportOptions& options,
                                      const std::vector<ImportFile>& files, std::string format,
                                      const ReadForms<Form>& read);

/// A ReadForms of `read(file, input, ballots, sink)`: the contest's ballots are
/// looked up when the first file is read.
template <class Form, class Read>
ReadForms<Form> with_ballots(EventBatch& batch, const FormImportOptions& options, Read read) {
    return [&batch, &options, read, ballots = std::optional<ContestBallots>()](
               const ImportFile& file, std::istream& input,
               const RowSink<FormRow<Form>>& sink) mutable -> Result<void> {
        if (!ballots) {
            auto found = ContestBallots::read(batch, options);
            if (!found) return pass_on(std::move(found.error()));
            ballots = std::move(*found);
        }
        return read(file, input, *ballots, sink);
    };
}

}  // namespace saksi::record
