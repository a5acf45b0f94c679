// SPDX-License-Identifier: Apache-2.0
#include "saksi/record/seen_files.hpp"

#include "saksi/core/encoding.hpp"

namespace saksi::record {
namespace {

// No part of these texts can hold a line feed but a name, which is last.
KeyDigest name_digest(std::string_view series, std::string_view name) {
    return key_digest(std::string(series) + "\n" + std::string(name));
}

KeyDigest moment_digest(std::string_view series, const FileIdentity& file,
                        const Timestamp& observed) {
    auto text = std::string(series) + "\n" + std::to_string(observed.instant) + "\n" +
                to_hex(file.sha256.view());
    if (name_is_content(file.format)) text += "\n" + std::string(file.name);
    return key_digest(text);
}

}  // namespace

std::string series_of(std::string_view election, std::optional<election::Contest> contest,
                      const election::Source& source) {
    const auto name = contest ? election::name_of(*contest) : "-";
    return std::string(election) + " " + std::string(name) + " " + election::to_text(source);
}

bool name_is_content(std::string_view format) noexcept { return format == "sirekap-json"; }

std::optional<Slots::Id> SeenFiles::find_name(const KeyDigest& name) const {
    return name_slots_.find(slot_hash(name), [&](Slots::Id id) { return names_[id].name == name; });
}

bool SeenFiles::has_moment(const KeyDigest& moment) const {
    const auto equals = [&](Slots::Id id) { return moments_[id] == moment; };
    return moment_slots_.find(slot_hash(moment), equals).has_value();
}

void SeenFiles::add_moment(const KeyDigest& moment) {
    if (has_moment(moment)) return;
    const auto id = Slots::id_of(moments_.size());
    moments_.push_back(moment);
    moment_slots_.add(slot_hash(moment), id,
                      [this](Slots::Id at) { return slot_hash(moments_[at]); });
}

void SeenFiles::set_latest(const KeyDigest& name, const Hash& sha256) {
    if (const auto known = find_name(name)) {
        names_[*known].sha256 = sha256;
        return;
    }
    const auto id = Slots::id_of(names_.size());
    names_.push_back({name, sha256});
    name_slots_.add(slot_hash(name), id,
                    [this](Slots::Id at) { return slot_hash(names_[at].name); });
}

void SeenFiles::observe(const election::Header& header, const election::Snapshot& snapshot) {
    if (!header.source || !header.observed) return;
    const auto series = series_of(header.election, snapshot.contest, *header.source);
    const auto& observed = *header.observed;
    auto& latest = latest_.try_emplace(series, observed).first->second;
    const bool is_late = observed.instant < latest.instant;  // no importer writes that
    if (!is_late) latest = observed;
    for (const auto& file : snapshot.files) {
        add_moment(moment_digest(series, {snapshot.format, file.name, file.sha256}, observed));
        if (!is_late) set_latest(name_digest(series, file.name), file.sha256);
    }
}

bool SeenFiles::has(std::string_view series, const FileIdentity& file,
                    const Timestamp& observed) const {
    const auto name = find_name(name_digest(series, file.name));
    if (name && names_[*name].sha256 == file.sha256) return true;
    return has_moment(moment_digest(series, file, observed));
}

std::optional<Timestamp> SeenFiles::latest(std::string_view series) const {
    const auto found = latest_.find(series);
    if (found == latest_.end()) return std::nullopt;
    return found->second;
}

}  // namespace saksi::record
