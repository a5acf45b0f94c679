// Logs the result form of one polling station, and writes what a stranger needs
// to check that it is in the log: 01_log_a_tps FOLDER
//
//     FOLDER/log/          the log; its public/ can be served by any web server
//     FOLDER/form.json     the form, as it was logged
//     FOLDER/form.proof    why it is in the log
//     FOLDER/policy        whose word that rests on
//
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <string>

#include "saksi/core/file_system.hpp"
#include "saksi/election/event.hpp"
#include "saksi/log/head_file.hpp"
#include "saksi/log/prover.hpp"
#include "saksi/log/writer.hpp"
#include "saksi/note/signer.hpp"
#include "saksi/note/tlog_proof.hpp"
#include "saksi/tiles/hash_source.hpp"
#include "saksi/tiles/store.hpp"

namespace {

using namespace saksi;
using namespace saksi::election;

/// TPS 7 of Sesetan, Denpasar Selatan, as Sirekap showed it.
Event a_form() {
    CHasil form;
    form.contest = Contest::ppwp;
    form.unit = {UnitKind::tps, "kpu-2024", "5171011003", 7};
    form.ballot = "ppwp/1";
    form.sections[Field::dpt_j] = 252;
    form.sections[Field::pengguna_total_j] = 198;
    form.sections[Field::suara_sah] = 193;
    form.sections[Field::suara_tidak_sah] = 5;
    form.sections[Field::suara_total] = 198;
    form.votes = plain_votes({12, 112, 69});

    Event event;
    event.header.election = "pemilu-2024";
    event.header.by = "contoh";
    event.header.source = Source{SourceKind::sirekap, "web"};
    event.body = form;
    return event;
}

Result<void> log_a_tps(const std::string& folder) {
    auto& files = posix_file_system();
    if (auto made = make_directories(files, folder, 0755); !made) return made;

    // A key, and a log of that name. Real keys are kept: see saksi-key.
    const auto key = crypto::SigningKey::generate();
    if (!key) return pass_on(key.error());
    note::KeySigner signer("example.org/contoh", *key);
    log::HeadFile head_file(files, folder + "/key.head");
    if (auto made = log::Writer::create(files, folder + "/log", signer, head_file); !made) {
        return made;
    }

    // The form becomes an entry, and the entry a leaf of the signed tree.
    const auto entry = print_event(a_form());
    if (!entry) return pass_on(entry.error());
    auto writer = log::Writer::open(files, folder + "/log", signer, head_file);
    if (!writer) return pass_on(writer.error());
    auto batch = writer->begin();
    if (!batch) return pass_on(batch.error());
    const auto added = batch->add(bytes_of(*entry));
    if (!added) return pass_on(added.error());
    const auto committed = batch->commit();
    if (!committed) return pass_on(committed.error());
    if (auto published = writer->publish(); !published) return published;

    // The proof is read from the published files, as anybody could.
    tiles::DirectoryStore store(files, folder + "/log/public");
    auto hashes = tiles::HashSource::open(store, committed->checkpoint.checkpoint.head);
    if (!hashes) return pass_on(hashes.error());
    const auto inclusion = log::prove_inclusion(*hashes, added->index);
    if (!inclusion) return pass_on(inclusion.error());
    const auto proof = note::print_tlog_proof({{}, *inclusion, committed->checkpoint});

    const auto write = [&](const char* name, const std::string& text) {
        return create_durably(files, folder + name, bytes_of(text), 0644);
    };
    if (auto done = write("/form.json", *entry); !done) return done;
    if (auto done = write("/form.proof", proof); !done) return done;
    return write("/policy", note::to_vkey(signer.key()) + "\n");
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: 01_log_a_tps FOLDER\n", stderr);
        return 2;
    }
    const auto done = log_a_tps(argv[1]);
    if (!done) {
        std::fprintf(stderr, "%s\n", to_text(done.error()).c_str());
        return 2;
    }
    std::printf("logged: %s/log\n", argv[1]);
    return 0;
}
