// SPDX-License-Identifier: Apache-2.0
#include "evidence.hpp"

#include <utility>

#include "saksi/core/encoding.hpp"

namespace saksi::audit {
namespace {

constexpr std::uint32_t file_mode = 0444;
constexpr std::uint32_t folder_mode = 0755;

std::string name_of(const merkle::TreeHead& head) {
    return std::to_string(head.size) + "-" + to_hex(head.root.view()).substr(0, 16);
}

}  // namespace

Evidence::Evidence(FileSystem& files, std::string folder, Alarm& alarm)
    : files_(files), folder_(std::move(folder)), alarm_(alarm) {
    take(make_directories(files_, folder_, folder_mode));
}

void Evidence::put(const note::SignedCheckpoint& checkpoint) {
    put(name_of(checkpoint.checkpoint.head), note::print_note(checkpoint.note));
}

void Evidence::put(const note::GrowthProof& proof) {
    const auto& larger = proof.checkpoint.checkpoint.head;
    put(name_of(larger) + "-not-from-" + std::to_string(proof.old_size),
        note::print_growth_proof(proof));
}

void Evidence::put(const std::string& name, const std::string& text) {
    const auto path = folder_ + "/" + name;
    auto done = create_durably(files_, path, bytes_of(text), file_mode);
    if (!done && done.error().code != ErrorCode::exists) return take(std::move(done));
    alarm_.evidence.push_back(path);
}

void Evidence::take(Result<void> done) {
    if (!done && !alarm_.not_kept) alarm_.not_kept = std::move(done.error());
}

}  // namespace saksi::audit
