// The columns of a table of dapil, in the order in which its rows are arranged.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace saksi::record {

struct DapilTable {
    enum Column : std::size_t {
        kode_dapil,
        jenis_dapil,
        nama_dapil,
        kode_wilayah,
        tingkatan_wilayah,
        nama,
        is_pecah
    };
    static constexpr std::array<std::string_view, 7> names = {
        "kode_dapil",        "jenis_dapil", "nama_dapil", "kode_wilayah",
        "tingkatan_wilayah", "nama",        "is_pecah"};
};

}  // namespace saksi::record
