// SPDX-License-Identifier: Apache-2.0
#include "verify/hearing_page.hpp"

#include <string_view>

#include "cli/messages.hpp"
#include "saksi/core/encoding.hpp"
#include "verify/hearing_commands.hpp"
#include "verify/hearing_section.hpp"
#include "verify/html.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using html::element;
using html::text;

/// Where nothing else may be loaded a page says so itself.
constexpr std::string_view head =
    R"(<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Laporan berkas bukti / Report on an evidence bundle</title>
<style>
body { font: 11pt/1.4 serif; max-width: 62em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff }
h1 { font-size: 1.5em } h2 { font-size: 1.2em; margin-top: 1.6em } h3 { font-size: 1em }
table { border-collapse: collapse; width: 100%; margin: .6em 0; font-size: .9em }
th, td { border: 1px solid #777; padding: .2em .4em; text-align: left; vertical-align: top }
td p, th p { margin: 0 }
.number { text-align: right; white-space: nowrap }
.number small { display: block; color: #444; font-size: .75em }
.hash, pre { font-family: monospace; overflow-wrap: anywhere }
.exhibit th:first-child, .exhibit td:first-child { width: 12em }
pre { white-space: pre-wrap; border: 1px solid #777; padding: .5em; font-size: .8em }
.answer { border: .2em solid #111; padding: .3em 1em; margin: 1em 0 }
.answer p:first-child { font-size: 1.6em; font-weight: bold; margin: .2em 0 }
.holds { border-color: #060; color: #060 } .fails { border-color: #a00; color: #a00 }
.open { border-color: #850; color: #850 }
td.holds, td.fails, td.open { border-color: #777; font-weight: bold }
section + section { border-top: .3em double #111; margin-top: 3em }
@media print {
  body { margin: 0; max-width: none; font-size: 9pt }
  a { color: inherit; text-decoration: none }
  thead { display: table-header-group } tr, .answer { break-inside: avoid } h2, h3 { break-after: avoid }
  section + section { break-before: page; border: 0 }
  @page { size: A4; margin: 15mm }
}
</style>
</head>
<body>
)";

/// The entries, once for both languages.
std::string annex(const note::Evidence& evidence, const audit::EvidenceReport& report) {
    std::string made =
        element("h2", "Lampiran: entri sebagaimana tercatat / Annex: entries as recorded") + "\n";
    for (const auto& entry : report.entries.entries) {
        const auto index = std::to_string(entry.index);
        const bool in_log = entry.inclusion == merkle::ProofVerdict::holds;
        made += element("p",
                        "entri / entry " + index + " · baris / line " +
                            std::to_string(line_of(evidence, entry.index)) + " · " +
                            to_hex(entry.leaf.view()),
                        in_log ? "hash" : "hash fails") +
                "\n" + element("pre", text(evidence.entry(entry.index)->entry)) + "\n";
    }
    return "<section>\n" + made + "</section>\n";
}

}  // namespace

std::string hearing_page(const note::Evidence& evidence, const audit::EvidenceReport& report,
                         const Hash& policy_file) {
    const auto chosen = language();
    std::string page(head);
    for (const auto each : {Language::indonesian, Language::english}) {
        set_language(each);
        page += hearing_section(evidence, report, policy_file);
    }
    set_language(chosen);
    return page + annex(evidence, report) + "</body>\n</html>\n";
}

}  // namespace saksi::tools
