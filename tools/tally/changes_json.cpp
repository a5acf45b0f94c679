// The changes between two sizes, for machines.
//
// SPDX-License-Identifier: Apache-2.0
#include "saksi/core/encoding.hpp"
#include "tally/changes_print.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::ChangedForm;
using audit::Changes;

json::Value as_json(const std::optional<Timestamp>& time) {
    return time ? json::Value(time->text) : json::Value();
}

/// A count, null, or left out where nobody looked.
void put_figure(json::Object& object, const char* name, const election::Figure& figure) {
    if (figure.is_captured()) object.set(name, optional_number(figure.count()));
}

json::Object as_json(const record::Version& version) {
    json::Object object;
    object.set("index", number(version.index)).set("leaf", to_hex(version.leaf.view()));
    return object;
}

json::Object as_json(const audit::ShownVersion& shown) {
    auto object = as_json(shown.version);
    object.set("at", as_json(shown.at)).set("observed", as_json(shown.observed));
    object.set("ballot", shown.ballot).set("images", optional_number(shown.images));
    json::Array documents;
    for (const auto& hash : shown.documents) documents.emplace_back(to_hex(hash.view()));
    object.set("documents", std::move(documents));
    return object;
}

json::Object as_json(const audit::ChangeStep& step) {
    auto object = as_json(step.version);
    object.set("cause", step.cause ? json::Value(name_of(*step.cause)) : json::Value());
    object.set("instrument", step.instrument ? json::Value(*step.instrument) : json::Value());
    if (step.ruling) {
        json::Object ruling;
        ruling.set("index", number(*step.ruling)).set("number", step.ruling_number);
        object.set("ruling", std::move(ruling));
    }
    object.set("numbers", step.numbers);
    return object;
}

json::Object as_json(const audit::ValueChange& value) {
    json::Object object;
    object.set("what", value.label);
    if (!value.key.empty()) object.set("key", value.key).set("name", value.name);
    if (!value.ballot.empty()) object.set("ballot", value.ballot);
    put_figure(object, "before", value.before);
    put_figure(object, "after", value.after);
    return object;
}

json::Object as_json(const ChangedForm& form) {
    json::Object object;
    object.set("form", name_of(form.type)).set("change", name_of(form.kind));
    object.set("unit", election::to_json(form.unit)).set("name", form.place);
    if (form.dapil) object.set("dapil", election::to_json(*form.dapil));
    object.set("before", form.before ? json::Value(as_json(*form.before)) : json::Value());
    object.set("after", as_json(form.after)).set("effect", number(form.effect));
    object.set("options_before", name_of(form.options_before.answer))
        .set("options_after", name_of(form.options_after.answer));
    json::Array steps, values;
    for (const auto& step : form.steps) steps.emplace_back(as_json(step));
    for (const auto& value : form.values) values.emplace_back(as_json(value));
    object.set("steps", std::move(steps)).set("values", std::move(values));
    return object;
}

json::Object as_json(const audit::NetEffect& effect) {
    json::Object object;
    object.set("label", effect.option.label)
        .set("key", effect.option.key)
        .set("name", effect.option.name)
        .set("edition", effect.edition);
    object.set("net", json::Value(effect.net())).set("forms", number(effect.forms));
    object.set("gained", number(effect.gained)).set("lost", number(effect.lost));
    object.set("newly_in", number(effect.newly_in));
    return object;
}

json::Value as_json(const std::optional<audit::SeenSnapshot>& snapshot) {
    if (!snapshot) return {};
    auto object = as_json(snapshot->version);
    object.set("observed", as_json(snapshot->observed))
        .set("rows", number(snapshot->rows))
        .set("not_yet", number(snapshot->not_yet));
    return object;
}

json::Object counts_of(const Changes& changes, audit::FormType type) {
    json::Object object;
    for (std::size_t i = 0; i < audit::change_kind_count; ++i) {
        const auto kind = static_cast<audit::ChangeKind>(i);
        object.set(std::string(name_of(kind)), number(changes.count(type, kind)));
    }
    return object;
}

}  // namespace

void put_changes(const Changes& changes, json::Object& fields) {
    json::Object counts, causes;
    for (std::size_t i = 0; i < audit::form_type_count; ++i) {
        const auto type = static_cast<audit::FormType>(i);
        counts.set(std::string(name_of(type)), counts_of(changes, type));
    }
    for (const auto& [cause, steps] : changes.causes)
        causes.set(std::string(name_of(cause)), number(steps));
    json::Array forms, net;
    for (const auto& form : changes.forms) forms.emplace_back(as_json(form));
    for (const auto& effect : changes.net) net.emplace_back(as_json(effect));
    fields.set("election", changes.election).set("official", false);
    fields.set("source", changes.source ? election::to_json(*changes.source) : json::Value());
    fields.set("since", number(changes.since)).set("until", number(changes.until));
    fields.set("snapshot_before", as_json(changes.snapshot_before))
        .set("snapshot_after", as_json(changes.snapshot_after));
    fields.set("counts", std::move(counts)).set("with_instrument", number(changes.explained));
    fields.set("causes", std::move(causes)).set("forms", std::move(forms));
    fields.set("net", std::move(net)).set("strays", number(changes.strays));
    fields.set("opaque", number(changes.opaque)).set("foreign", number(changes.foreign));
}

}  // namespace saksi::tools
