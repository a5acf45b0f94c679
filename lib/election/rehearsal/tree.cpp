// SPDX-License-Identifier: Apache-2.0
#include "tree.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace saksi::election::rehearsal {
namespace {

constexpr std::array<std::string_view, 20> first_words = {
    "SUKA",  "KARANG", "TANJUNG", "MUARA", "BUMI", "SUMBER", "TIRTA", "MARGA", "BANYU", "GUNUNG",
    "LUBUK", "BATU",   "TELUK",   "WANA",  "GIRI", "PADANG", "RAWA",  "KALI",  "PULAU", "LADANG"};
constexpr std::array<std::string_view, 20> last_words = {
    "MAJU",  "MAKMUR", "JAYA",  "ASRI",  "INDAH",  "SARI",  "MULYA",   "REJO",  "HARAPAN", "AGUNG",
    "LUHUR", "MURNI",  "DAMAI", "BAKTI", "PERMAI", "KARYA", "SENTOSA", "WANGI", "TERANG",  "RUKUN"};
constexpr std::uint64_t name_count = first_words.size() * last_words.size();

/// The name of the unit at `index` of its siblings, unlike any of theirs (147 and
/// name_count have no common factor).
std::string name_at(std::uint64_t start, std::uint64_t index) {
    const auto name = (start + 147 * index) % name_count;
    return std::string(first_words[name / last_words.size()]) + " " +
           std::string(last_words[name % last_words.size()]);
}

std::string digits(std::uint64_t number, std::size_t width) {
    const auto text = std::to_string(number);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

bool is_kota(const Place& place) { return place.code[2] >= '7'; }

/// Gives each unit `least` of something and the rest by weight.
std::vector<std::uint64_t> spread(std::uint64_t total, const std::vector<std::uint64_t>& least,
                                  const std::vector<std::uint64_t>& weights) {
    std::uint64_t given = 0;
    for (const auto part : least) given += part;
    auto parts = share_out(total - given, weights);
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i] += least[i];
    return parts;
}

/// Divides what lies in a unit among `count` parts of different size.
std::vector<Extent> divide_extent(const Extent& whole, std::uint64_t count, Dice& dice) {
    std::vector<std::uint64_t> weights;
    for (std::uint64_t i = 0; i < count; ++i) weights.push_back(dice.between(60, 140));

    const std::vector<std::uint64_t> one(count, 1);
    const auto kecamatan = whole.kecamatan > count ? spread(whole.kecamatan, one, weights) : one;
    const auto desa = whole.desa > count ? spread(whole.desa, kecamatan, weights) : one;
    const auto tps = spread(whole.tps, desa, weights);

    std::vector<Extent> extents;
    for (std::size_t i = 0; i < count; ++i) extents.push_back({1, kecamatan[i], desa[i], tps[i]});
    return extents;
}

/// The parts of a unit, with names and no codes yet.
std::vector<Place> parts_of(const Extent& whole, std::uint64_t count, Dice& dice) {
    const auto start = dice.below(name_count);
    std::vector<Place> places;
    for (const auto& extent : divide_extent(whole, count, dice)) {
        places.push_back({"", name_at(start, places.size()), extent});
    }
    return places;
}

}  // namespace

Extent extent_of(const Province& province, std::uint64_t tps) {
    const auto scaled = [&](std::uint64_t units, std::uint64_t at_least) {
        return std::min(tps, std::max(units * tps / province.tps, at_least));
    };
    const auto kabkota = scaled(province.kabupaten + province.kota, 2);
    const auto kecamatan = scaled(province.kecamatan, 2 * kabkota);
    const auto desa = scaled(province.desa, 2 * kecamatan);
    return {kabkota, kecamatan, desa, tps};
}

std::vector<Place> kabkota_of(const Province& province, const Extent& extent, Dice dice) {
    const auto real = province.kabupaten + province.kota;
    const auto kota = (extent.kabkota * province.kota + real - 1) / real;
    const auto kabupaten = extent.kabkota - kota;

    auto places = parts_of(extent, extent.kabkota, dice);
    for (std::uint64_t i = 0; i < places.size(); ++i) {
        const bool city = i >= kabupaten;
        places[i].code = std::string(province.code) + digits(city ? 71 + i - kabupaten : 1 + i, 2);
        if (city) places[i].name = "KOTA " + places[i].name;
    }
    return places;
}

std::vector<Place> kecamatan_of(const Place& kabkota, Dice dice) {
    auto places = parts_of(kabkota.extent, kabkota.extent.kecamatan, dice);
    for (std::uint64_t i = 0; i < places.size(); ++i) {
        places[i].code = kabkota.code + digits(1 + i, 2);
    }
    return places;
}

std::vector<Place> desa_of(const Place& kecamatan, Dice dice) {
    auto places = parts_of(kecamatan.extent, kecamatan.extent.desa, dice);
    for (std::uint64_t i = 0; i < places.size(); ++i) {
        const std::uint64_t kind = is_kota(kecamatan) || i == 0 ? 1000 : 2000;
        places[i].code = kecamatan.code + std::to_string(kind + 1 + i);
    }
    return places;
}

}  // namespace saksi::election::rehearsal
