// SPDX-License-Identifier: Apache-2.0
#include "prove/entry_files.hpp"

#include "cli/files.hpp"
#include "cli/messages.hpp"
#include "saksi/log/prover.hpp"
#include "saksi/note/tlog_proof.hpp"

namespace saksi::tools {

using namespace cli;

Result<json::Object> write_entry_files(OpenLog& log, std::uint64_t index, const std::string& base,
                                       Output& out) {
    const auto entry = log.reader().entry(index);
    if (!entry) return pass_on(entry.error());
    return write_entry_files(log, index, *entry, base, out);
}

Result<json::Object> write_entry_files(OpenLog& log, std::uint64_t index, ByteView entry,
                                       const std::string& base, Output& out) {
    auto path = log::prove_inclusion(log.reader().hashes(), index);
    if (!path) return pass_on(path.error());
    const note::TlogProof proof{std::nullopt, std::move(*path), log.checkpoint()};
    const auto entry_file = base + ".json";
    const auto proof_file = base + ".tlog-proof";
    if (auto written = write_output(entry_file, entry, out); !written)
        return pass_on(written.error());
    const auto text = note::print_tlog_proof(proof);
    if (auto written = write_output(proof_file, bytes_of(text), out); !written)
        return pass_on(written.error());
    out.line(say("entry {0}: {1} ({2} bytes), {3} ({4} bytes)", index, entry_file, entry.size(),
                 proof_file, text.size()));
    json::Object fields;
    fields.set("index", number(index)).set("entry", entry_file).set("proof", proof_file);
    return fields;
}

}  // namespace saksi::tools
