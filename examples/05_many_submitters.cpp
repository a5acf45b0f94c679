// Eight polling stations hand in their forms at the same moment. Each is answered
// when its form is durable, signed and in the log, and one of them with what is
// wrong with it; they share as few commits as they can: 05_many_submitters FOLDER
//
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "saksi/core/file_system.hpp"
#include "saksi/election/preset.hpp"
#include "saksi/note/signer.hpp"
#include "saksi/record/group_commit.hpp"

namespace {

using namespace saksi;

/// The form of a TPS of Sesetan. That of TPS 3 has votes for two pairs, where the
/// ballot has three.
std::string form_of(unsigned number) {
    return R"({"v":1,"type":"c_hasil","election":"pemilu-2024","at":null,"by":"tps-)" +
           std::to_string(number) +
           R"(","contest":"ppwp","unit":{"kind":"tps","scheme":"kpu-2024","code":"5171011003",)"
           R"("number":)" +
           std::to_string(number) + R"(},"round":1,"ballot":"ppwp/1",)" +
           R"("source":{"kind":"saksi","name":"contoh"},"votes":)" +
           (number == 3 ? "[12,112]" : "[12,112,69]") + "}";
}

/// What a submitter's thread does: nearly all the work, and then it waits.
Result<record::Receipt> hand_in(record::GroupCommit& commits, unsigned number) {
    auto form = record::prepare_line(form_of(number));
    if (!form) return pass_on(form.error());
    return commits.submit(std::move(*form));
}

void tell(unsigned number, const Result<record::Receipt>& answer) {
    if (!answer) {
        std::printf("TPS %u: %s\n", number, to_text(answer.error()).c_str());
        return;
    }
    std::printf("TPS %u: entry %llu of a signed log of %llu\n", number,
                static_cast<unsigned long long>(answer->placed[0].index),
                static_cast<unsigned long long>(answer->checkpoint->checkpoint.head.size));
}

/// What the log begins with: the election, its provinces, its ballot.
Result<void> open_election(record::Recorder& recorder) {
    auto batch = recorder.begin();
    if (!batch) return pass_on(batch.error());
    const auto events = election::preset("pemilu-2024");
    if (!events) return pass_on(events.error());
    for (const auto& event : *events) {
        if (auto placed = batch->add(event); !placed) return pass_on(placed.error());
    }
    const auto committed = recorder.commit(*batch);
    if (!committed) return pass_on(committed.error());
    return {};
}

Result<void> run(const std::string& folder) {
    auto& files = posix_file_system();
    if (auto made = make_directories(files, folder, 0755); !made) return made;
    const auto key = crypto::SigningKey::generate();
    if (!key) return pass_on(key.error());
    note::KeySigner signer("example.org/contoh", *key);
    log::HeadFile head_file(files, folder + "/key.head");
    const auto directory = folder + "/log";
    if (auto made = log::Writer::create(files, directory, signer, head_file); !made) return made;
    auto writer = log::Writer::open(files, directory, signer, head_file);
    if (!writer) return pass_on(writer.error());
    auto recorder = record::Recorder::open(files, directory, *writer);
    if (!recorder) return pass_on(recorder.error());
    if (auto opened = open_election(*recorder); !opened) return opened;

    record::GroupCommit commits(*recorder);
    std::vector<std::thread> submitters;
    for (unsigned number = 1; number <= 8; ++number) {
        submitters.emplace_back([&, number] { tell(number, hand_in(commits, number)); });
    }
    for (auto& submitter : submitters) submitter.join();
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: 05_many_submitters FOLDER\n", stderr);
        return 2;
    }
    const auto done = run(argv[1]);
    if (!done) std::fprintf(stderr, "%s\n", to_text(done.error()).c_str());
    return done ? 0 : 2;
}
