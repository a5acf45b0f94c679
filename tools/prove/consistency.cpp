// saksi-prove consistency: the log at one size is the beginning of the log at a
// later one. What it writes is also what a witness is asked with.
//
// SPDX-License-Identifier: Apache-2.0
#include "cli/files.hpp"
#include "cli/log_reading.hpp"
#include "cli/messages.hpp"
#include "prove/commands.hpp"
#include "saksi/log/prover.hpp"
#include "saksi/note/tlog_proof.hpp"
#include "saksi/tiles/hash_source.hpp"

namespace saksi::tools {
namespace {

using namespace cli;

struct Options {
    LogOptions log;
    std::uint64_t old_size = 0;
    std::uint64_t new_size = 0;
    std::string output;
};

void declare(Command& command, Options& options) {
    options.log.declare_without_at(command);
    command.takes("OLD", options.old_size, N_("the earlier size; 0 for a witness's first time"));
    command.takes("NEW", options.new_size,
                  N_("the later size: the log's, or one whose checkpoint it has kept"));
    command.option("-o,--output", "FILE", options.output,
                   N_("where the proof goes; - is standard output"));
    command.explain(N_(
        "The file is the body of a tlog-witness add-checkpoint request: give it to saksi-witness "
        "cosign, or to saksi-verify consistency with the earlier checkpoint."));
}

/// The newest checkpoint if it is of that size, which has all cosignatures;
/// otherwise the one the log has kept.
Result<note::SignedCheckpoint> checkpoint_at(OpenLog& log, std::uint64_t size) {
    if (log.size() == size) return log.checkpoint();
    auto kept = log::read_checkpoint_at(log.store(), size);
    if (!kept && kept.error().code == ErrorCode::not_found)
        return refuse(ErrorCode::not_found, "NEW", "the log has kept no checkpoint of this size",
                      std::to_string(size));
    return kept;
}

/// Proved in the newest tree, so that an archived checkpoint that does not fit
/// is noticed before anybody is given it.
Result<merkle::ConsistencyProof> prove(OpenLog& log, const merkle::TreeHead& newer,
                                       std::uint64_t old_size) {
    const auto root = log.reader().hashes().root_at(newer.size);
    if (!root) return pass_on(root.error());
    if (*root != newer.root)
        return refuse(ErrorCode::inconsistent, "checkpoints/" + std::to_string(newer.size),
                      "the kept checkpoint is not of this log's tree");
    auto hashes = tiles::HashSource::open(log.store(), newer);
    if (!hashes) return pass_on(hashes.error());
    return log::prove_consistency(*hashes, old_size);
}

int run(const Options& options, Output& out) {
    auto log = OpenLog::open(options.log);
    if (!log) return out.fail(log.error());
    const bool trusted = log->trusted(out);
    if (options.old_size > options.new_size)
        return out.fail({ErrorCode::usage, "OLD", N_("the earlier size is the larger one"), {}});
    auto checkpoint = checkpoint_at(*log, options.new_size);
    if (!checkpoint) return out.fail(checkpoint.error());
    auto path = prove(*log, checkpoint->checkpoint.head, options.old_size);
    if (!path) return out.fail(path.error());
    const note::GrowthProof proof{options.old_size, std::move(*path), std::move(*checkpoint)};
    const auto written =
        write_output(options.output, bytes_of(note::print_growth_proof(proof)), out);
    if (!written) return out.fail(written.error());
    if (options.output == "-") return trusted ? holds : does_not_hold;

    out.line(
        say("{0}: from {1} to {2} entries", options.output, options.old_size, options.new_size));
    json::Object fields;
    log->put(fields);
    fields.set("old", number(options.old_size)).set("new", number(options.new_size));
    fields.set("proof", options.output);
    return out.answer(std::move(fields), trusted ? holds : does_not_hold);
}

}  // namespace

void add_prove_consistency(cli::Tool& tool) {
    tool.add<Options>("consistency", N_("prove that the log has only grown"), declare, run);
}

}  // namespace saksi::tools
