// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "../vote_columns.hpp"
#include "saksi/audit/version_figures.hpp"
#include "saksi/election/figure_change.hpp"

namespace saksi::audit {
namespace {

using election::CHasil;
using election::Figure;

const CHasil& form_of(const FormVersion& version) { return std::get<CHasil>(version.event.body); }

bool on_one_ballot(const std::vector<FormVersion>& versions) {
    return std::all_of(versions.begin(), versions.end(), [&](const FormVersion& version) {
        return form_of(version).ballot == form_of(versions.front()).ballot;
    });
}

class Sheet {
 public:
    explicit Sheet(const EvidenceReport& report)
        : report_(report), one_ballot_(on_one_ballot(report.versions)) {}

    std::vector<VersionFigure> run() {
        for (const auto& field : election::all_fields()) {
            for (at_ = 0; at_ < report_.versions.size(); ++at_) {
                put(std::string(field.name), {},
                    form_of(report_.versions[at_]).sections[field.field]);
            }
        }
        for (at_ = 0; at_ < report_.versions.size(); ++at_) put_votes(report_.versions[at_]);
        return std::move(rows_);
    }

 private:
    void put_votes(const FormVersion& version) {
        const auto& form = form_of(version);
        const auto* ballot = report_.ballot(version);
        const auto before = one_ballot_ ? std::string() : form.ballot + " ";
        const auto figures = ballot != nullptr ? figures_of(form.votes, *ballot) : std::nullopt;
        if (!figures) return put_unnamed(form, before);
        const auto columns = columns_of(*ballot);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            put(before + columns[i].column.label, columns[i].column.name, (*figures)[i]);
        }
    }

    /// By their place on the ballot, which is not in the file or does not fit.
    void put_unnamed(const CHasil& form, const std::string& before) {
        const election::Sections none;
        for (const auto& change : election::figure_changes({none, {}}, {none, form.votes})) {
            put(before + change.what, {}, change.after);
        }
    }

    void put(std::string label, std::string name, Figure figure) {
        if (!figure.is_captured()) return;
        const auto [row, is_new] = places_.emplace(std::move(label), rows_.size());
        if (is_new) {
            rows_.push_back(
                {row->first, std::move(name), std::vector<Figure>(report_.versions.size())});
        }
        rows_[row->second].values[at_] = figure;
    }

    const EvidenceReport& report_;
    const bool one_ballot_;
    std::size_t at_ = 0;  // the version
    std::vector<VersionFigure> rows_;
    std::map<std::string, std::size_t> places_;  // of rows, by label
};

}  // namespace

std::vector<VersionFigure> version_figures(const EvidenceReport& report) {
    return report.versions.empty() ? std::vector<VersionFigure>() : Sheet(report).run();
}

}  // namespace saksi::audit
