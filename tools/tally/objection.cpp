// SPDX-License-Identifier: Apache-2.0
#include "tally/objection.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/files.hpp"
#include "cli/messages.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "tally/compare_print.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::FormDifference;

std::string file_name(const election::Unit& tps) {
    auto code = election::display_code(tps);
    std::replace(code.begin(), code.end(), '/', '-');
    return "keberatan-" + code + ".txt";
}

std::string figures_of(const FormDifference& form) {
    std::string text;
    for (const auto& figure : form.figures) {
        const auto name = figure.name.empty() ? "" : " (" + printable(figure.name) + ")";
        text += "  " + printable(figure.label) + name + ": " +
                say("log {0}, copy {1}, difference {2}", figure.log, figure.copy,
                    difference_of(figure.log, figure.copy)) +
                "\n";
    }
    return text;
}

std::string text_of(const OpenLog& log, const FormDifference& form, election::Contest contest) {
    const auto& checkpoint = log.checkpoint().checkpoint;
    const auto blank = std::string(40, '.');
    auto text = std::string(_("OBJECTION OF A WITNESS, to be filled in")) + "\n\n";
    text += say("TPS: {0} ({1})", printable(form.name), election::display_code(form.tps)) + "\n";
    text += say("Contest: {0}", name_of(contest)) + "\n\n";
    text += std::string(_("What differs:")) + "\n" + figures_of(form);
    if (const auto hint = hint_for(form); !hint.empty()) text += hint + "\n";
    text += "\n" + std::string(_("Where the form stands in the log:")) + "\n";
    text +=
        "  " + say("entry {0}, leaf hash {1}", form.log.index, to_hex(form.log.leaf.view())) + "\n";
    text +=
        "  " + say("log {0}, size {1}", printable(checkpoint.origin), checkpoint.head.size) + "\n";
    text += "  " + say("root {0}", to_base64(checkpoint.head.root.view())) + "\n\n";
    text += request_for(form) + "\n\n";
    for (const auto* field : {N_("Name of the witness"), N_("Mandate"), N_("Plenary of"),
                              N_("Date"), N_("Answer of the plenary"), N_("Signature")}) {
        text += std::string(_(field)) + ": " + blank + "\n";
    }
    return text + "\n" + _("A difference is not evidence of fraud.") + "\n" + not_official() +
           "\n" + _("Not proved: the same as the paper.") + "\n";
}

}  // namespace

Result<void> write_objections(const std::string& folder, const OpenLog& log,
                              const audit::FormComparison& report, election::Contest contest,
                              Output& out) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) return refuse(ErrorCode::io, folder, "cannot be made", failed.message());
    for (const auto& form : report.different) {
        const auto path = folder + "/" + file_name(form.tps);
        auto written = write_output(path, bytes_of(text_of(log, form, contest)), out);
        if (!written) return written;
        out.line(say("To fill in: {0}", printable(path)));
    }
    return {};
}

}  // namespace saksi::tools
