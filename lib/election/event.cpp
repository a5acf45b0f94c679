// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/event.hpp"

#include <array>
#include <utility>

#include "bodies.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {
namespace {

/// What a type asks of the event around it.
struct Demands {
    bool forms_chains = false;  ///< may carry a correction
    bool source = false;
    bool observed = false;
    bool no_time = false;  ///< `at` is null
};

struct Type {
    std::string_view name;
    Demands demands;
    void (*read)(Reader&, Event&);
    void (*write)(Writer&, const Event&);
};

template <class T>
constexpr Type row(Demands demands) {
    return {T::type, demands,
            [](Reader& fields, Event& event) { fields_of(fields, event.body.emplace<T>()); },
            [](Writer& fields, const Event& event) { fields_of(fields, std::get<T>(event.body)); }};
}

/// In the order of Body.
constexpr std::array<Type, std::variant_size_v<Body>> types = {
    row<Pemilu>({}),
    row<Region>({.forms_chains = true}),
    row<TpsList>({.forms_chains = true}),
    row<Ballot>({}),
    row<CHasil>({.forms_chains = true, .source = true}),
    row<Snapshot>({.source = true, .observed = true, .no_time = true}),
};

const Type* type_named(std::string_view name) noexcept {
    for (const auto& type : types) {
        if (type.name == name) return &type;
    }
    return nullptr;
}

const Type& type_row(const Event& event) noexcept { return types[event.body.index()]; }

template <class Fields>
void check_demands(Fields& fields, const Demands& demands, const Event& event) {
    const auto& header = event.header;
    const auto missing = [] { return refuse(ErrorCode::malformed, {}, "missing"); };
    if (demands.source && !header.source) fields.fail("source", missing());
    if (demands.observed && !header.observed) fields.fail("observed", missing());
    if (demands.no_time && header.at) {
        fields.fail("at", refuse(ErrorCode::malformed, {}, "has to be null here"));
    }
    if (!demands.forms_chains && event.correction) {
        fields.fail("replaces", refuse(ErrorCode::malformed, {}, "this type is never replaced"));
    }
}

/// What an event says of its type: nothing where it is no event.
struct Label {
    std::int64_t version;
    std::string_view type;
};

std::optional<Label> label_of(const json::Value& value) noexcept {
    const auto* object = value.object();
    const auto* version = object == nullptr ? nullptr : object->find("v");
    const auto* type = object == nullptr ? nullptr : object->find("type");
    if (version == nullptr || version->integer() == nullptr || *version->integer() < 1 ||
        type == nullptr || type->string() == nullptr) {
        return std::nullopt;
    }
    return Label{*version->integer(), *type->string()};
}

Result<Event> read_known(const Type& type, const json::Object& object) {
    Event event;
    Failure failure;
    Reader fields(object, nullptr, failure);
    fields.constant("v", 1);
    fields.constant("type", type.name);
    fields_of(fields, event.header);
    if (type.demands.forms_chains) fields.together("replaces", event.correction);
    type.read(fields, event);
    check_demands(fields, type.demands, event);
    fields.finish();
    if (failure.error()) return pass_on(*failure.error());
    return event;
}

}  // namespace

std::string_view type_of(const Event& event) noexcept { return type_row(event).name; }

EventClass classify(const json::Value& value) noexcept {
    const auto label = label_of(value);
    if (!label) return EventClass::none;
    const auto known = label->version == 1 && type_named(label->type) != nullptr;
    return known ? EventClass::known : EventClass::opaque;
}

Result<Event> read_event(const json::Value& value) {
    const auto label = label_of(value);
    if (!label) {
        return refuse(ErrorCode::malformed, {}, "not an event: an object with v and type");
    }
    const auto* type = label->version == 1 ? type_named(label->type) : nullptr;
    if (type == nullptr) {
        return refuse(ErrorCode::unsupported, {}, "an event of a type or version unknown here",
                      text::shown(label->type));
    }
    return read_known(*type, *value.object());
}

Result<Event> parse_event(std::string_view entry) {
    if (entry.size() > max_entry_size) {
        return refuse(ErrorCode::too_large, {}, "an entry has at most 65,535 bytes",
                      std::to_string(entry.size()));
    }
    auto value = json::parse_canonical(entry);
    if (!value) {
        value.error().detail = text::shown(value.error().detail);
        return pass_on(std::move(value.error()));
    }
    return read_event(*value);
}

Result<std::string> print_event(const Event& event) {
    const auto& type = type_row(event);
    Failure failure;
    Writer fields(nullptr, failure);
    fields.constant("v", 1);
    fields.constant("type", type.name);
    fields_of(fields, event.header);
    fields.together("replaces", event.correction);
    type.write(fields, event);
    check_demands(fields, type.demands, event);
    if (failure.error()) return pass_on(*failure.error());

    auto entry = json::print(fields.finish());
    if (entry.size() > max_entry_size) {
        return refuse(ErrorCode::too_large, {}, "an entry has at most 65,535 bytes",
                      std::to_string(entry.size()));
    }
    return entry;
}

std::optional<std::string> chain_key(const Event& event) {
    const auto& header = event.header;
    if (const auto* region = std::get_if<Region>(&event.body)) {
        return json::print(json::Array{header.election, Region::type, to_json(region->unit)});
    }
    if (const auto* list = std::get_if<TpsList>(&event.body)) {
        return json::print(json::Array{header.election, TpsList::type, to_json(list->unit)});
    }
    const auto* form = std::get_if<CHasil>(&event.body);
    if (form == nullptr || !header.source) return std::nullopt;
    return json::print(json::Array{header.election, name_of(form->contest), form->round,
                                   CHasil::type, to_json(form->unit), to_json(*header.source)});
}

}  // namespace saksi::election
