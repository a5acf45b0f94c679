// SPDX-License-Identifier: Apache-2.0
#include "recipe.hpp"

#include <array>

#include "beside_recipes.hpp"
#include "chain_recipes.hpp"
#include "form_recipes.hpp"

namespace saksi::audit::planting {
namespace {

using D = Detector;

constexpr Recipe in_form(Detector detector, std::string_view name, Suits suits,
                         bool (*plant)(Bed&)) {
    return {detector, name, Ground::form, suits, plant};
}
constexpr Recipe elsewhere(Detector detector, std::string_view name, Ground ground) {
    return {detector, name, ground, Suits::pairs, nullptr};
}

constexpr std::array table = {
    in_form(D::D01, "options-over-valid", Suits::votes, options_over_valid),
    in_form(D::D02, "invalid-over-total", Suits::votes, invalid_over_total),
    in_form(D::D03, "voters-over-votes", Suits::votes, voters_over_votes),
    in_form(D::D04, "sexes-swapped", Suits::any, sexes_swapped),
    in_form(D::D05, "men-over-list", Suits::any, men_over_list),
    in_form(D::D06, "more-men-than-listed", Suits::any, more_men_than_listed),
    in_form(D::D07, "list-over-cap", Suits::any, list_over_cap),
    in_form(D::D07b, "votes-over-cap", Suits::votes, votes_over_cap),
    in_form(D::D08, "option-over-valid", Suits::votes, option_over_valid),
    in_form(D::D09, "digit-prefixed", Suits::votes, digit_prefixed),
    in_form(D::D10, "ballots-left-over", Suits::any, ballots_left_over),
    in_form(D::D10b, "ballots-over-reserve", Suits::any, ballots_over_reserve),
    in_form(D::D11, "logo-over-party", Suits::parties, logo_over_party),
    in_form(D::D12, "other-list-in-one-contest", Suits::pairs, other_list_in_one_contest),
    elsewhere(D::D13, "votes-of-no-form", Ground::raised_row),
    in_form(D::D14, "form-of-no-list", Suits::votes, form_of_no_list),
    in_form(D::D14, "row-passed-over", Suits::pairs, row_passed_over),
    elsewhere(D::D15, "votes-changed-hands", Ground::shifted_row),
    in_form(D::D16a, "votes-over-voters", Suits::votes, votes_over_voters),
    in_form(D::D16b, "everybody-came", Suits::votes, everybody_came),
    in_form(D::D16c, "all-for-one", Suits::pairs, all_for_one),
    elsewhere(D::D16d, "none-invalid", Ground::kecamatan_forms),
    in_form(D::D17, "changed-in-silence", Suits::votes, changed_in_silence),
    in_form(D::D17b, "withdrawn-in-silence", Suits::votes, withdrawn_in_silence),
    in_form(D::D17c, "fewer-images", Suits::any, fewer_images),
    elsewhere(D::D17d, "published-total-fell", Ground::published_total),
    elsewhere(D::D18, "signed-before-forms", Ground::early_plenary),
    elsewhere(D::D18, "signed-after-last-day", Ground::late_plenary),
    in_form(D::D19, "new-time-for-old-figures", Suits::any, new_time_for_old_figures),
    in_form(D::D19, "changed-after-plenary", Suits::votes, changed_after_plenary),
    in_form(D::D20, "other-source-differs", Suits::votes, other_source_differs),
    in_form(D::D21, "same-image", Suits::any, same_image),
    in_form(D::D21, "image-of-another", Suits::any, image_of_another),
    in_form(D::D22, "no-instrument", Suits::votes, no_instrument),
    in_form(D::D22, "order-without-result", Suits::any, order_without_result),
    in_form(D::D22, "instrument-no-ruling", Suits::votes, instrument_no_ruling),
    in_form(D::D22, "result-below-only", Suits::votes, result_below_only),
    elsewhere(D::D23, "more-than-the-margin", Ground::national_row),
    elsewhere(D::D25, "unlawful-step", Ground::step),
    elsewhere(D::D25, "report-step", Ground::report_step),
    elsewhere(D::D25, "finance-balance", Ground::finance_balance),
    elsewhere(D::D25, "step-after-tms", Ground::step_after_tms),
    elsewhere(D::D25, "report-late", Ground::report_late),
    elsewhere(D::D25, "finance-cap", Ground::finance_cap),
    elsewhere(D::D25b, "left-after-ballot", Ground::left_candidate),
    in_form(D::D27, "voters-unread", Suits::pairs, voters_unread),
    in_form(D::R01, "opened-twice", Suits::votes, opened_twice),
    in_form(D::R01, "replaces-nothing", Suits::votes, replaces_nothing),
    in_form(D::R01, "replaces-a-former-one", Suits::votes, replaces_a_former_one),
    elsewhere(D::R02, "others-entries", Ground::others_entries),
    elsewhere(D::R02, "other-root", Ground::other_root),
    elsewhere(D::R02, "no-key", Ground::no_key),
    elsewhere(D::R02, "wrong-signature", Ground::wrong_signature),
    elsewhere(D::R03, "unsigned-entry", Ground::unsigned_entry),
};

}  // namespace

std::span<const Recipe> recipes() { return table; }

}  // namespace saksi::audit::planting
