// SPDX-License-Identifier: Apache-2.0
#include "lookup_check.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "findings.hpp"
#include "saksi/crypto/sha256_many.hpp"
#include "saksi/record/lookup_file.hpp"

namespace saksi::audit {
namespace {

constexpr std::uint8_t hint_prefix = 0x20;  // of no hash that is stored anywhere
constexpr std::string_view folder = "lookup";

Hash hash_of(const record::Hint& hint) {
    return crypto::hash_one(hint_prefix, bytes_of(record::print_hint(hint)));
}

}  // namespace

void HintSum::add(const Hash& hint) noexcept {
    ++count_;
    std::array<std::uint64_t, 4> words{};
    std::memcpy(words.data(), hint.bytes.data(), sizeof words);
    for (std::size_t i = 0; i < words.size(); ++i) sum_[i] += words[i];
}

void give_hints(const election::Event& event, std::uint64_t index, unsigned place,
                std::vector<GivenHint>& given) {
    for (auto& [file, hint] : record::hints_of(event, index)) {
        given.push_back({place, std::move(file), hash_of(hint)});
    }
}

Result<LookupCheck> LookupCheck::read(LogAudit& audit, const std::string& origin,
                                      std::uint64_t size) {
    LookupCheck check;
    check.origin_ = origin;
    check.size_ = size;
    if (audit.options.entries == Entries::any) return check;
    const auto kind = audit.folder.kind(std::string(folder));
    if (!kind) return pass_on(kind.error());
    if (*kind == FileKind::none) return check;
    const auto before = audit.findings.count();
    if (auto read = check.walk(audit, std::string(folder)); !read) return pass_on(read.error());
    const auto head = check.files_.find(std::string(record::lookup_head));
    if (head != check.files_.end()) {
        check.head_size_ = head->second.limit;
    } else if (check.wanted()) {
        audit.findings.add(found(LogFlaw::missing, std::string(record::lookup_head), "is missing"));
    } else if (audit.findings.count() == before) {
        audit.findings.add(
            found(LogFlaw::surplus, std::string(folder), "a directory of no use here"));
    }
    for (auto& [file, state] : check.files_) state.limit = std::max(state.limit, check.head_size_);
    return check;
}

Result<void> LookupCheck::walk(LogAudit& audit, const std::string& path) {
    const auto kind = audit.folder.kind(path);
    if (!kind) return pass_on(kind.error());
    if (*kind != FileKind::directory) return read_file(audit, path);
    const auto names = audit.folder.names(path);
    if (!names) return pass_on(names.error());
    for (const auto& name : *names) {
        if (auto read = walk(audit, path + "/" + name); !read) return read;
    }
    return {};
}

Result<void> LookupCheck::read_file(LogAudit& audit, const std::string& file) {
    const auto content = audit.folder.look(file, record::max_lookup_size);
    if (!content) return pass_on(content.error());
    if (!audit.require(file, *content)) return {};
    const auto parsed = record::parse_lookup(text_of(content->bytes));
    if (!parsed) {
        audit.findings.add(found(file, parsed.error()));
        return {};
    }
    if (parsed->origin != origin_ || parsed->size > size_) {
        audit.findings.add(found(LogFlaw::wrong, file, "hints of another log, or of a larger one",
                                 std::to_string(parsed->size)));
        return {};
    }
    File state{parsed->size, {}, {}, true};
    for (const auto& hint : parsed->hints) state.held.add(hash_of(hint));
    files_.emplace(file, state);
    ++audit.report.lookups;
    return {};
}

void LookupCheck::take(std::uint64_t index, const GivenHint& given) {
    const auto [at, is_new] = files_.try_emplace(given.file, File{head_size_, {}, {}, false});
    if (index < at->second.limit) at->second.given.add(given.hash);
}

void LookupCheck::finish(LogAudit& audit) const {
    std::vector<const decltype(files_)::value_type*> sorted;
    sorted.reserve(files_.size());
    for (const auto& each : files_) sorted.push_back(&each);
    std::sort(sorted.begin(), sorted.end(),
              [](const auto* a, const auto* b) { return a->first < b->first; });
    for (const auto* each : sorted) {
        const auto& [file, state] = *each;
        if (state.held == state.given && (state.there || state.given == HintSum{})) continue;
        audit.findings.add(state.there
                               ? found(LogFlaw::wrong, file, "these are not the entries' hints")
                               : found(LogFlaw::missing, file, "is missing"));
    }
}

}  // namespace saksi::audit
