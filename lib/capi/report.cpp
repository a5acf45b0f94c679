// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "handles.hpp"

using namespace saksi;

namespace {

const audit::EntryReport* entry_of(const saksi_report* report) noexcept {
    return report != nullptr ? std::get_if<audit::EntryReport>(&report->report) : nullptr;
}

const audit::GrowthReport* growth_of(const saksi_report* report) noexcept {
    return report != nullptr ? std::get_if<audit::GrowthReport>(&report->report) : nullptr;
}

const merkle::TreeHead& head_of(const audit::EntryReport& report) { return report.head; }
const merkle::TreeHead& head_of(const audit::CheckpointReport& report) {
    return report.checkpoint.checkpoint.head;
}
const merkle::TreeHead& head_of(const audit::GrowthReport& report) {
    return report.newer.checkpoint.head;
}

const std::string& origin_of(const audit::EntryReport& report) { return report.origin; }
const std::string& origin_of(const audit::CheckpointReport& report) {
    return report.checkpoint.checkpoint.origin;
}
const std::string& origin_of(const audit::GrowthReport& report) {
    return report.newer.checkpoint.origin;
}

const note::PolicyReport& policy_of(const audit::EntryReport& report) { return report.policy; }
const note::PolicyReport& policy_of(const audit::CheckpointReport& report) { return report.policy; }
const note::PolicyReport& policy_of(const audit::GrowthReport& report) {
    return report.newer_policy;
}

merkle::TreeHead head_of(const saksi_report& report) {
    return std::visit([](const auto& kind) { return head_of(kind); }, report.report);
}

const note::PolicyReport& policy_of(const saksi_report& report) {
    return std::visit(
        [](const auto& kind) -> auto& { return policy_of(kind); }, report.report);
}

void copy_hash(const Hash& hash, uint8_t out[Hash::size]) {
    if (out != nullptr) std::copy(hash.bytes.begin(), hash.bytes.end(), out);
}

}  // namespace

int saksi_report_holds(const saksi_report* report) {
    return report != nullptr && report->holds ? 1 : 0;
}

saksi_finding saksi_report_finding(const saksi_report* report) {
    return report != nullptr ? report->finding : SAKSI_FOUND_NO_REPORT;
}

uint64_t saksi_report_index(const saksi_report* report) {
    const auto* entry = entry_of(report);
    return entry != nullptr ? entry->index : 0;
}

uint64_t saksi_report_size(const saksi_report* report) {
    return report != nullptr ? head_of(*report).size : 0;
}

uint64_t saksi_report_old_size(const saksi_report* report) {
    const auto* growth = growth_of(report);
    return growth != nullptr ? growth->older.checkpoint.head.size : 0;
}

uint32_t saksi_report_witnesses_needed(const saksi_report* report) {
    return report != nullptr ? policy_of(*report).needed : 0;
}

uint32_t saksi_report_witnesses_counted(const saksi_report* report) {
    return report != nullptr ? policy_of(*report).counted : 0;
}

void saksi_report_root(const saksi_report* report, uint8_t root[32]) {
    copy_hash(report != nullptr ? head_of(*report).root : Hash{}, root);
}

void saksi_report_leaf(const saksi_report* report, uint8_t leaf[32]) {
    const auto* entry = entry_of(report);
    copy_hash(entry != nullptr ? entry->leaf : Hash{}, leaf);
}

size_t saksi_report_origin(const saksi_report* report, char* buffer, size_t capacity) {
    const std::string_view origin =
        report != nullptr
            ? std::visit([](const auto& kind) -> std::string_view { return origin_of(kind); },
                         report->report)
            : std::string_view{};
    return capi::copy_text(origin, buffer, capacity);
}

void saksi_report_free(saksi_report* report) { delete report; }
