// Adds up a province's votes for president from the forms in a log, trusting no
// published total: 03_recompute_a_province LOG POLICY CODE
//
// Forms of several sources are never added to each other: each source has its
// own line.
//
// SPDX-License-Identifier: Apache-2.0
#include <cinttypes>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "saksi/audit/entry_check.hpp"
#include "saksi/core/file_system.hpp"
#include "saksi/election/event.hpp"
#include "saksi/log/reader.hpp"
#include "saksi/tiles/store.hpp"

namespace {

using namespace saksi;
using namespace saksi::election;

/// The version of a form that counts: the first, until an entry names it as
/// what it replaces.
struct Current {
    Hash leaf;
    std::string source;
    std::vector<Count> votes;
};
using Forms = std::map<std::string, Current>;

bool is_in(const CHasil& form, const std::string& province) {
    const auto place = ancestor_by_code(form.unit, UnitKind::provinsi);
    return form.contest == Contest::ppwp && place && place->code == province;
}

std::vector<Count> votes_of(const CHasil& form) {
    std::vector<Count> votes;
    const auto* row = option_votes(form.votes);
    for (std::size_t i = 0; row && i < row->size(); ++i)
        votes.push_back((*row)[i].count().value_or(0));
    return votes;
}

void take_in(Forms& forms, const Event& event, const Hash& leaf, const std::string& province) {
    const auto* form = std::get_if<CHasil>(&event.body);
    if (!form || !is_in(*form, province)) return;

    const auto key = *chain_key(event);
    const auto found = forms.find(key);
    const bool opens = found == forms.end();
    const bool replaces =
        !opens && event.correction && event.correction->replaces == found->second.leaf;
    if (opens || replaces) forms[key] = {leaf, to_text(*event.header.source), votes_of(*form)};
}

/// A checkpoint that satisfies the policy, or why there is none.
Result<merkle::TreeHead> trusted_head(tiles::Store& store, const char* policy_path) {
    const auto text = posix_file_system().read(policy_path, 1'000'000);
    if (!text) return pass_on(text.error());
    const auto policy = note::parse_policy(text_of(*text));
    if (!policy) return pass_on(policy_path, policy.error());
    const auto checkpoint = log::read_checkpoint(store);
    if (!checkpoint) return pass_on(checkpoint.error());
    if (!audit::check_checkpoint(*checkpoint, *policy).holds()) {
        return refuse(ErrorCode::crypto, "checkpoint", "not signed as the policy asks");
    }
    return checkpoint->checkpoint.head;
}

/// Every entry is hashed and found under the head before it is looked at.
Result<Forms> read_forms(const char* log_path, const char* policy_path, const char* province) {
    auto& files = posix_file_system();
    const auto folder = tiles::find_public_folder(files, log_path);
    if (!folder) return pass_on(folder.error());
    tiles::DirectoryStore store(files, *folder);
    const auto head = trusted_head(store, policy_path);
    if (!head) return pass_on(head.error());
    auto reader = log::Reader::open(store, *head);
    if (!reader) return pass_on(reader.error());

    Forms forms;
    for (std::uint64_t i = 0; i < reader->bundles(); ++i) {
        const auto bundle = reader->bundle(i);
        if (!bundle) return pass_on(bundle.error());
        for (std::size_t k = 0; k < bundle->entries.size(); ++k) {
            const auto event = parse_event(text_of(bundle->entries[k]));
            if (event) take_in(forms, *event, bundle->leaf_hashes[k], province);
        }
    }
    return forms;
}

void print_totals(const Forms& forms) {
    std::map<std::string, std::pair<std::size_t, std::vector<Count>>> totals;
    for (const auto& [key, form] : forms) {
        auto& [tps, votes] = totals[form.source];
        ++tps;
        votes.resize(std::max(votes.size(), form.votes.size()));
        for (std::size_t i = 0; i < form.votes.size(); ++i) votes[i] += form.votes[i];
    }
    for (const auto& [source, total] : totals) {
        std::printf("%s: %zu TPS:", source.c_str(), total.first);
        for (const auto votes : total.second) std::printf(" %" PRIu64, votes);
        std::puts("");
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fputs("usage: 03_recompute_a_province LOG POLICY CODE\n", stderr);
        return 2;
    }
    const auto forms = read_forms(argv[1], argv[2], argv[3]);
    if (!forms) {
        std::fprintf(stderr, "%s\n", to_text(forms.error()).c_str());
        return 2;
    }
    print_totals(*forms);
    std::puts("Bukan hasil resmi penyelenggara pemilu.");
    return 0;
}
