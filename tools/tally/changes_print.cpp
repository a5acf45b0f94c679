// SPDX-License-Identifier: Apache-2.0
#include "tally/changes_print.hpp"

#include <algorithm>
#include <array>

#include "cli/messages.hpp"
#include "saksi/core/encoding.hpp"
#include "saksi/core/utf8.hpp"
#include "tally/words.hpp"

namespace saksi::tools {
namespace {

using namespace cli;
using audit::ChangedForm;
using audit::ChangeKind;
using audit::Changes;
using audit::ChangeStep;
using audit::FormType;
using audit::ShownVersion;
using audit::ValueChange;
using election::Answer;

std::string grouped_count(std::uint64_t count) { return grouped(static_cast<std::int64_t>(count)); }

std::string signed_number(std::int64_t number) {
    return (number > 0 ? "+" : number < 0 ? "-" : "") + grouped(number < 0 ? -number : number);
}

std::string kind_words(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::unchanged:
            return _("unchanged");
        case ChangeKind::newly_in:
            return _("newly in");
        case ChangeKind::changed:
            return _("changed");
        case ChangeKind::withdrawn:
            return _("withdrawn: no number is shown any longer");
        case ChangeKind::restored:
            return _("as before, and other numbers in between");
        case ChangeKind::images:
            return _("only images or remarks");
    }
    return {};
}

std::string type_words(FormType type) {
    constexpr std::array names = {N_("C.Hasil"), N_("D.Hasil"), N_("published totals")};
    return _(names[static_cast<std::size_t>(type)]);
}

/// "842 C.Hasil: 436 unchanged · …"; kinds that there are none of, besides the first four, are
/// left out.
std::string counts_line(const Changes& changes, FormType type) {
    const auto of = [&](ChangeKind kind) { return changes.count(type, kind); };
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < audit::change_kind_count; ++i)
        all += of(static_cast<ChangeKind>(i));
    if (all == 0) return {};
    auto line = say("{0} {1}: {2} unchanged · {3} newly in · {4} changed · {5} withdrawn",
                    grouped_count(all), type_words(type), grouped_count(of(ChangeKind::unchanged)),
                    grouped_count(of(ChangeKind::newly_in)), grouped_count(of(ChangeKind::changed)),
                    grouped_count(of(ChangeKind::withdrawn)));
    if (const auto restored = of(ChangeKind::restored); restored > 0)
        line += say(" · {0} as before, otherwise in between", grouped_count(restored));
    if (const auto images = of(ChangeKind::images); images > 0)
        line += say(" · {0} only images or remarks", grouped_count(images));
    return line;
}

std::string snapshot_words(const std::optional<audit::SeenSnapshot>& snapshot) {
    if (!snapshot) return _("no snapshot");
    return say("entry {0}, observed {1}, {2} rows, {3} of them not yet published",
               snapshot->version.index, words_for(snapshot->observed),
               grouped_count(snapshot->rows), grouped_count(snapshot->not_yet));
}

void print_head(const Changes& changes, Output& out) {
    const auto source = changes.source ? election::to_text(*changes.source) : std::string("-");
    out.line(say("{0}, source {1}: from log size {2} to {3}", changes.election, source,
                 changes.since, changes.until));
    if (changes.snapshot_before || changes.snapshot_after) {
        out.line(say("Before: {0}", snapshot_words(changes.snapshot_before)));
        out.line(say("After: {0}", snapshot_words(changes.snapshot_after)));
    }
    for (std::size_t i = 0; i < audit::form_type_count; ++i) {
        const auto line = counts_line(changes, static_cast<FormType>(i));
        if (!line.empty()) out.line(line);
    }
}

std::string instrument_words(const ChangeStep& step) {
    if (!step.instrument) return _("none");
    if (!step.ruling) return printable(*step.instrument);
    return say("{0} (entry {1})", printable(step.ruling_number), *step.ruling);
}

void print_step(const ChangeStep& step, Output& out) {
    const auto cause = step.cause ? std::string(name_of(*step.cause)) : std::string("-");
    out.line(say("  entry {0}: cause {1}, instrument {2}; leaf {3}", step.version.index, cause,
                 instrument_words(step), to_hex(step.version.leaf.view())));
}

void print_value(const ChangedForm& form, const ValueChange& value, Output& out) {
    if (value.before == value.after) return;
    const bool two = form.before && form.before->ballot != form.after.ballot;
    const auto ballot = two && !value.ballot.empty() ? value.ballot + " " : std::string();
    out.line("  " + printable(ballot + value.label) + "  " + words_for(value.before) + " → " +
             words_for(value.after));
}

/// What D01 says before and after; nothing where it could not be asked.
std::string options_line(const ChangedForm& form) {
    const auto& before = form.options_before;
    const auto& after = form.options_after;
    if (after.answer == Answer::not_applicable || after.arms.empty()) return {};
    const auto value = [](const std::optional<election::Count>& count) {
        return grouped_count(count.value_or(0));
    };
    const auto& arm = after.arms.front();
    const auto left = value(arm.left_value);
    const auto right = value(arm.right_value);
    const bool held = before.answer == Answer::holds;
    if (after.answer == Answer::holds) {
        if (before.answer == Answer::does_not_hold)
            return say(
                "afterwards the options add up to suara_sah ({0}), before they did not: as "
                "a correction would",
                left);
        return say("the options add up to suara_sah ({0}) afterwards", left);
    }
    if (held)
        return say("afterwards the options add up to {0}, suara_sah is {1}; before they did", left,
                   right);
    return say("afterwards the options add up to {0}, suara_sah is {1}", left, right);
}

void print_form(const ChangedForm& form, Output& out) {
    auto head = printable(form.place) + " (" + election::display_code(form.unit) + ")";
    if (form.type != FormType::c_hasil) head += " · " + type_words(form.type);
    if (form.dapil) head += say(" · dapil {0}", form.dapil->code);
    out.line(say("{0}: {1}", head, kind_words(form.kind)));
    for (const auto& value : form.values) print_value(form, value, out);
    const auto& before = form.before;
    if (before && before->images && form.after.images && before->images != form.after.images)
        out.line(say("  images  {0} → {1}", *before->images, *form.after.images));
    if (const auto line = options_line(form); !line.empty()) out.line("  " + line);
    if (before)
        out.line(say("  entry {0}, observed {1}; leaf {2}", before->version.index,
                     words_for(before->observed), to_hex(before->version.leaf.view())));
    for (const auto& step : form.steps) print_step(step, out);
}

void print_net(const Changes& changes, Output& out) {
    const auto moved = [&](ChangeKind kind) { return changes.count(FormType::c_hasil, kind); };
    if (moved(ChangeKind::changed) + moved(ChangeKind::withdrawn) == 0) return;
    out.line(_("Net effect of the C.Hasil that changed or were withdrawn:"));
    const auto& first = changes.net.empty() ? std::string() : changes.net.front().edition;
    const bool one = std::all_of(changes.net.begin(), changes.net.end(),
                                 [&](const auto& effect) { return effect.edition == first; });
    for (const auto& effect : changes.net) {
        const auto edition = one ? std::string() : say(" (ballot {0})", printable(effect.edition));
        out.line(say("  {0}{1}: {2} in {3} forms (+{4}, -{5}); newly in besides: {6}",
                     printable(effect.option.label), edition, signed_number(effect.net()),
                     grouped_count(effect.forms), grouped_count(effect.gained),
                     grouped_count(effect.lost), grouped_count(effect.newly_in)));
    }
}

std::string causes_line(const Changes& changes) {
    std::string line;
    for (const auto& [cause, steps] : changes.causes)
        line +=
            (line.empty() ? "" : " · ") + std::string(name_of(cause)) + " " + grouped_count(steps);
    return line;
}

}  // namespace

std::optional<std::int64_t> difference_of(const ValueChange& value) {
    if (!value.before.has_count() || !value.after.has_count()) return std::nullopt;
    return static_cast<std::int64_t>(*value.after.count()) -
           static_cast<std::int64_t>(*value.before.count());
}

std::string digits_of(const election::Figure& figure) {
    return figure.has_count() ? std::to_string(*figure.count()) : std::string();
}

void print_change_remarks(const Changes& changes,
                          const std::function<void(const std::string&)>& print) {
    const auto moved = changes.count(ChangeKind::changed) + changes.count(ChangeKind::withdrawn);
    print(say("With an instrument: {0} of {1} that changed or were withdrawn",
              grouped_count(changes.explained), grouped_count(moved)));
    if (const auto causes = causes_line(changes); !causes.empty())
        print(say("Causes: {0}", causes));
    if (changes.strays > 0)
        print(say("Kept, and counted nowhere: {0} versions that replace no current one.",
                  changes.strays));
    if (changes.foreign > 0) print(say("{0} entries are no events.", changes.foreign));
    if (changes.snapshot_after) print(_("Time: between two snapshots; when exactly is not known."));
    print(not_official());
    print(
        _("Not proved: that the forms are the same as the paper, and what the source showed "
          "to others. Evidence of each form: saksi-prove tps."));
}

void print_changes(const Changes& changes, std::size_t most, Output& out) {
    print_head(changes, out);
    const auto shown = std::min(most, changes.forms.size());
    for (std::size_t i = 0; i < shown; ++i) {
        out.line();
        print_form(changes.forms[i], out);
    }
    if (shown > 0) out.line();
    if (shown < changes.forms.size())
        out.line(say("… and {0} more: --limit N, or all of them with --format csv.",
                     changes.forms.size() - shown));
    print_net(changes, out);
    print_change_remarks(changes, [&out](const std::string& text) { out.line(text); });
}

}  // namespace saksi::tools
