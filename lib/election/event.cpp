// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/event.hpp"

#include <array>
#include <utility>

#include "bodies.hpp"
#include "key_text.hpp"
#include "reader.hpp"
#include "saksi/election/form_scan.hpp"
#include "writer.hpp"

namespace saksi::election {
namespace {

/// Of types that say one thing of a unit, whatever the contest.
template <class T>
void key_of_unit(const Event& event, KeyText& key) {
    key.add(event.header.election).add(T::type).add(std::get<T>(event.body).unit);
}

/// Of types that have an id.
template <class T>
void key_of_id(const Event& event, KeyText& key) {
    key.add(event.header.election).add(T::type).add(std::get<T>(event.body).id);
}

/// What keys of results begin with: per contest and round.
template <class T>
KeyText& add_counted(const Event& event, const T& result, KeyText& key) {
    return key.add(event.header.election)
        .add(name_of(result.contest))
        .add(std::int64_t{result.round})
        .add(T::type)
        .add(result.unit);
}

template <class T>
void key_of_result(const Event& event, KeyText& key) {
    add_counted(event, std::get<T>(event.body), key).add(event.header.source);
}

void key_of_recap(const Event& event, KeyText& key) {
    const auto& form = std::get<DHasil>(event.body);
    add_counted(event, form, key).add(form.dapil).add(event.header.source);
}

void key_of_plenary(const Event& event, KeyText& key) {
    const auto& plenary = std::get<Plenary>(event.body);
    const auto contest = plenary.contest ? std::optional(name_of(*plenary.contest)) : std::nullopt;
    key.add(event.header.election).add(contest).add(Plenary::type).add(plenary.unit);
}

/// Of what stands in a contest of a unit.
template <class T>
KeyText& add_in_contest(const Event& event, const T& body, KeyText& key) {
    return key.add(event.header.election).add(name_of(body.contest)).add(T::type).add(body.unit);
}

void key_of_candidacy(const Event& event, KeyText& key) {
    const auto& candidacy = std::get<Candidacy>(event.body);
    add_in_contest(event, candidacy, key).add(candidacy.key);
}

void key_of_finance(const Event& event, KeyText& key) {
    const auto& report = std::get<FinanceReport>(event.body);
    add_in_contest(event, report, key).add(report.participant).add(name_of(report.kind));
}

/// What a type asks of the event around it.
struct Demands {
    void (*key)(const Event&, KeyText&) = nullptr;  ///< of a type that forms chains
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
    row<Region>({.key = key_of_unit<Region>}),
    row<TpsList>({.key = key_of_unit<TpsList>}),
    row<Ballot>({}),
    row<CHasil>({.key = key_of_result<CHasil>, .source = true}),
    row<DHasil>({.key = key_of_recap, .source = true}),
    row<Publication>({.key = key_of_result<Publication>, .source = true}),
    row<Snapshot>({.source = true, .observed = true, .no_time = true}),
    row<Plenary>({.key = key_of_plenary}),
    row<Ruling>({}),
    row<Notice>({.key = key_of_id<Notice>}),
    row<SubmitterKey>({}),
    row<Submission>({}),
    row<Access>({}),
    row<Erasure>({}),
    row<Candidacy>({.key = key_of_candidacy}),
    row<ViolationReport>({.key = key_of_id<ViolationReport>}),
    row<FinanceReport>({.key = key_of_finance}),
    row<RekapRoot>({.source = true}),
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
    if (demands.key == nullptr && event.correction) {
        fields.fail("replaces", refuse(ErrorCode::malformed, {}, "this type is never replaced"));
    }
}

/// What an event says of its type: nothing where it is no event.
struct Label {
    std::int64_t version;
    std::string_view type;
};

std::optional<Label> label_from(std::optional<std::int64_t> version,
                                std::optional<std::string_view> type) noexcept {
    if (!version || *version < 1 || !type) return std::nullopt;
    return Label{*version, *type};
}

std::optional<Label> label_of(const json::Value& value) noexcept {
    const auto* object = value.object();
    const auto* version = object == nullptr ? nullptr : object->find("v");
    const auto* type = object == nullptr ? nullptr : object->find("type");
    if (version == nullptr || version->integer() == nullptr || type == nullptr ||
        type->string() == nullptr) {
        return std::nullopt;
    }
    return label_from(*version->integer(), *type->string());
}

std::optional<Label> label_of(const json::Node& value) noexcept {
    const auto object = value.object();
    if (!object) return std::nullopt;
    std::optional<std::int64_t> version;
    std::optional<std::string_view> type;
    for (auto at = object->begin(); at != object->end(); ++at) {
        if (at.is("v")) version = (*at).value.integer();
        if (at.is("type")) type = (*at).value.string();
    }
    return label_from(version, type);
}

Result<Event> read_known(const Type& type, json::Members object) {
    Result<Event> read;  // made where the caller has it
    auto& event = *read;
    Failure failure;
    Reader fields(object, nullptr, failure);
    fields.constant("v", 1);
    fields.constant("type", type.name);
    fields_of(fields, event.header);
    if (type.demands.key != nullptr) fields.together("replaces", event.correction);
    type.read(fields, event);
    check_demands(fields, type.demands, event);
    fields.finish();
    if (failure.error()) read = pass_on(*failure.error());
    return read;
}

Result<Event> read_node(const json::Node& value) {
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

/// The general parser: what the tape is not sure of, and what is wrong.
Result<Event> parse_slowly(std::string_view entry) {
    auto value = json::parse_canonical(entry);
    if (!value) {
        value.error().detail = text::shown(value.error().detail);
        return pass_on(std::move(value.error()));
    }
    return read_event(*value);
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
    json::Tape tape;
    tape.copy(value);
    return read_node(tape.root());
}

struct EventParser::Memory {
    FormScanner scanner;
    ScannedForm form;
    json::Tape tape;
};

EventParser::EventParser() : memory_(std::make_unique<Memory>()) {}
EventParser::EventParser(EventParser&&) noexcept = default;
EventParser& EventParser::operator=(EventParser&&) noexcept = default;
EventParser::~EventParser() = default;

Result<Event> EventParser::parse(std::string_view entry) {
    if (entry.size() > max_entry_size) {
        return refuse(ErrorCode::too_large, {}, "an entry has at most 65,535 bytes",
                      std::to_string(entry.size()));
    }
    auto& [scanner, form, tape] = *memory_;
    scanner.begin(entry.size());
    if (scanner.scan(entry, form)) return event_of(form);
    return tape.read(entry) ? read_node(tape.root()) : parse_slowly(entry);
}

Result<Event> parse_event(std::string_view entry) { return EventParser().parse(entry); }

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

    std::string entry;
    fields.finish(entry);
    if (entry.size() > max_entry_size) {
        return refuse(ErrorCode::too_large, {}, "an entry has at most 65,535 bytes",
                      std::to_string(entry.size()));
    }
    return entry;
}

std::optional<std::string> chain_key(const Event& event) {
    const auto add = type_row(event).demands.key;
    if (add == nullptr) return std::nullopt;
    KeyText key;
    add(event, key);
    return key.finish();
}

}  // namespace saksi::election
