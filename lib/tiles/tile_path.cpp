// Paths of tiles and bundles. Parsing accepts what printing writes, so it reads
// the pieces loosely and then asks whether they print back.
//
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <optional>

#include "saksi/core/encoding.hpp"
#include "saksi/core/expects.hpp"
#include "saksi/merkle/proof.hpp"
#include "saksi/tiles/tile.hpp"

namespace saksi::tiles {
namespace {

constexpr std::uint64_t group_base = 1000;  // three digits of the index a path element

std::string three_digits(std::uint64_t number) {
    const auto digit = [](std::uint64_t value) { return static_cast<char>('0' + value); };
    return {digit(number / 100), digit(number / 10 % 10), digit(number % 10)};
}

std::string index_path(std::uint64_t index, unsigned width) {
    auto path = three_digits(index % group_base);
    for (index /= group_base; index > 0; index /= group_base) {
        path.insert(0, "x" + three_digits(index % group_base) + "/");
    }
    if (width != full_width) path += ".p/" + std::to_string(width);
    return path;
}

struct Place {
    std::uint64_t index = 0;
    unsigned width = full_width;
};

std::optional<std::uint64_t> read_index(std::string_view groups) {
    std::uint64_t index = 0;
    for (const char c : groups) {
        if (c == 'x' || c == '/') continue;
        if (c < '0' || c > '9' || index > merkle::max_size / 10) return std::nullopt;
        index = index * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return index;
}

std::optional<Place> read_place(std::string_view text) {
    Place place;
    if (const auto dot = text.find(".p/"); dot != std::string_view::npos) {
        const auto width = parse_decimal(text.substr(dot + 3));
        if (!width || *width == 0 || *width >= full_width) return std::nullopt;
        place.width = static_cast<unsigned>(*width);
        text = text.substr(0, dot);
    }
    const auto index = read_index(text);
    if (!index) return std::nullopt;
    place.index = *index;
    return place;
}

auto no_path(const char* reason, std::string_view path) {
    return refuse(ErrorCode::malformed, "", reason, std::string(path));
}

}  // namespace

std::string path_of(const Tile& tile) {
    SAKSI_EXPECTS(tile.level < 64 && tile.width >= 1 && tile.width <= full_width);
    return "tile/" + std::to_string(tile.level) + "/" + index_path(tile.index, tile.width);
}

std::string path_of(const Bundle& bundle) {
    SAKSI_EXPECTS(bundle.width >= 1 && bundle.width <= full_width);
    return "tile/entries/" + index_path(bundle.index, bundle.width);
}

Result<Tile> parse_tile_path(std::string_view path) {
    constexpr std::string_view prefix = "tile/";
    const auto slash = path.find('/', prefix.size());
    if (!path.starts_with(prefix) || slash == std::string_view::npos) {
        return no_path("not the path of a tile", path);
    }
    const auto level = parse_decimal(path.substr(prefix.size(), slash - prefix.size()));
    const auto place = read_place(path.substr(slash + 1));
    if (!level || *level > 63 || !place) return no_path("not the path of a tile", path);

    const Tile tile{static_cast<unsigned>(*level), place->index, place->width};
    if (path_of(tile) != path) return no_path("not the path of a tile", path);
    return tile;
}

Result<Bundle> parse_bundle_path(std::string_view path) {
    constexpr std::string_view prefix = "tile/entries/";
    if (!path.starts_with(prefix)) return no_path("not the path of an entry bundle", path);
    const auto place = read_place(path.substr(prefix.size()));
    if (!place) return no_path("not the path of an entry bundle", path);

    const Bundle bundle{place->index, place->width};
    if (path_of(bundle) != path) return no_path("not the path of an entry bundle", path);
    return bundle;
}

}  // namespace saksi::tiles
