// OtherSide: what a log's forms are compared with, TPS by TPS: a witness's copies
// in a table, or the forms of another log.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "forms_of_log.hpp"
#include "saksi/audit/compare.hpp"
#include "saksi/record/import_sirekap_csv.hpp"

namespace saksi::audit {

/// What the other side has of a TPS.
struct OtherForm {
    election::CHasil form;
    const election::Ballot* ballot = nullptr;
    std::optional<record::Version> version;
    std::uint64_t line = 0;
};

class OtherSide {
 public:
    virtual ~OtherSide() = default;
    [[nodiscard]] virtual bool has(const election::Unit& tps) const = 0;
    /// Its form of a TPS that it has. `beside` is the log's.
    [[nodiscard]] virtual Result<OtherForm> form_of(const election::Unit& tps,
                                                    const LoggedForm& beside) = 0;
    /// Every TPS it has, in the order of codes.
    [[nodiscard]] virtual Result<void> each(
        const std::function<void(const election::Unit&)>& use) = 0;
};

/// Rows of a witness's table. Their options go by the ballot of the log's form.
class Copies : public OtherSide {
 public:
    [[nodiscard]] Result<void> read(const TableInput& copies, const std::string& scheme);

    [[nodiscard]] bool has(const election::Unit& tps) const override { return rows_.contains(tps); }
    [[nodiscard]] Result<OtherForm> form_of(const election::Unit& tps,
                                            const LoggedForm& beside) override;
    [[nodiscard]] Result<void> each(const std::function<void(const election::Unit&)>& use) override;

 private:
    record::SirekapCsv columns_;
    std::map<election::Unit, record::SirekapTable::Line> rows_;
};

class OtherLog : public OtherSide {
 public:
    OtherLog(log::Reader& reader, const FormSelection& selection) : forms_(reader, selection) {}

    [[nodiscard]] FormsOfLog& forms() noexcept { return forms_; }

    [[nodiscard]] bool has(const election::Unit& tps) const override {
        return forms_.find(tps).has_value();
    }
    [[nodiscard]] Result<OtherForm> form_of(const election::Unit& tps,
                                            const LoggedForm& beside) override;
    [[nodiscard]] Result<void> each(const std::function<void(const election::Unit&)>& use) override;

 private:
    FormsOfLog forms_;
};

}  // namespace saksi::audit
