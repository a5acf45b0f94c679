// SPDX-License-Identifier: Apache-2.0
#include "facts.hpp"

#include <array>

namespace saksi::election::rehearsal {
namespace {

// Votes: KPU Decision 360 of 2024 (20 March 2024), recapitulation by province.
// They are the 38 provinces' part of the national result; votes from abroad
// (671,366) are not rehearsed. Numbers of units and polling stations: KPU's
// region tree of voting day (514 / 7,277 / 83,731, and 820,161 TPS with those in
// lokasi khusus). Constituencies: UU 7/2022, Perppu 1/2022, PKPU 6/2023.
// clang-format off
constexpr std::array<Province, 38> table = {{
    // code, name, kabupaten, kota, kecamatan, desa, TPS, dapil DPR, dapil DPRD, votes
    {"11", "ACEH", 18, 5, 290, 6499, 16046, 2, 10, {2369534, 787024, 64677}},
    {"12", "SUMATERA UTARA", 25, 8, 455, 6110, 45875, 3, 12, {2339620, 4660408, 999528}},
    {"13", "SUMATERA BARAT", 12, 7, 179, 1265, 17569, 2, 8, {1744042, 1217314, 124044}},
    {"14", "RIAU", 10, 2, 172, 1862, 19366, 2, 8, {1400093, 1931113, 357298}},
    {"15", "JAMBI", 9, 2, 144, 1585, 11160, 1, 6, {532605, 1438952, 234251}},
    {"16", "SUMATERA SELATAN", 13, 4, 241, 3249, 25985, 2, 10, {997299, 3649651, 606681}},
    {"17", "BENGKULU", 9, 1, 129, 1513, 6210, 1, 7, {229681, 893499, 145570}},
    {"18", "LAMPUNG", 13, 2, 229, 2651, 25825, 2, 8, {791892, 3554310, 764486}},
    {"19", "KEPULAUAN BANGKA BELITUNG", 6, 1, 47, 393, 4116, 1, 6, {204348, 529883, 151109}},
    {"21", "KEPULAUAN RIAU", 5, 2, 80, 419, 5914, 1, 7, {370671, 641388, 140733}},
    {"31", "DKI JAKARTA", 1, 5, 44, 267, 30766, 3, 10, {2653762, 2692011, 1115138}},
    {"32", "JAWA BARAT", 18, 9, 627, 5957, 140457, 11, 15, {9099674, 16805854, 2820995}},
    {"33", "JAWA TENGAH", 29, 6, 576, 8563, 117299, 10, 13, {2866373, 12096454, 7827335}},
    {"34", "DAERAH ISTIMEWA YOGYAKARTA", 4, 1, 78, 438, 11932, 1, 7, {496280, 1269265, 741220}},
    {"35", "JAWA TIMUR", 29, 9, 666, 8494, 120666, 11, 14, {4492652, 16716603, 4434805}},
    {"36", "BANTEN", 4, 4, 155, 1552, 33324, 3, 12, {2451383, 4035052, 720275}},
    {"51", "BALI", 8, 1, 57, 716, 12809, 1, 9, {99233, 1454640, 1127134}},
    {"52", "NUSA TENGGARA BARAT", 8, 2, 117, 1166, 16243, 2, 8, {850539, 2154843, 241106}},
    {"53", "NUSA TENGGARA TIMUR", 21, 1, 315, 3442, 16746, 2, 8, {153446, 1798753, 958505}},
    {"61", "KALIMANTAN BARAT", 12, 2, 174, 2145, 17626, 2, 8, {718641, 1964183, 534450}},
    {"62", "KALIMANTAN TENGAH", 13, 1, 136, 1571, 7830, 1, 5, {256811, 1097070, 158788}},
    {"63", "KALIMANTAN SELATAN", 11, 2, 156, 2016, 13584, 2, 7, {849948, 1407684, 159950}},
    {"64", "KALIMANTAN TIMUR", 7, 3, 105, 1038, 11441, 1, 6, {448046, 1542346, 240143}},
    {"65", "KALIMANTAN UTARA", 4, 1, 55, 482, 2295, 1, 4, {72065, 284209, 51451}},
    {"71", "SULAWESI UTARA", 11, 4, 171, 1839, 8240, 1, 6, {119103, 1229069, 283796}},
    {"72", "SULAWESI TENGAH", 12, 1, 175, 2017, 9462, 1, 7, {386743, 1251313, 160594}},
    {"73", "SULAWESI SELATAN", 21, 3, 313, 3059, 26357, 3, 11, {2003081, 3010726, 265948}},
    {"74", "SULAWESI TENGGARA", 15, 2, 221, 2285, 8154, 1, 6, {361585, 1113344, 90727}},
    {"75", "GORONTALO", 5, 1, 77, 729, 3539, 1, 6, {227354, 504662, 41508}},
    {"76", "SULAWESI BARAT", 6, 0, 69, 648, 4219, 1, 7, {223153, 533757, 62514}},
    {"81", "MALUKU", 9, 2, 118, 1234, 5622, 1, 7, {228557, 665371, 186395}},
    {"82", "MALUKU UTARA", 8, 2, 118, 1185, 4192, 1, 5, {200459, 454943, 91293}},
    {"91", "PAPUA", 8, 1, 105, 993, 3109, 1, 7, {67592, 378908, 178534}},
    {"92", "PAPUA BARAT", 7, 0, 86, 824, 1923, 1, 5, {37459, 172965, 120565}},
    {"93", "PAPUA SELATAN", 4, 0, 82, 690, 1770, 1, 5, {41906, 162852, 110003}},
    {"94", "PAPUA TENGAH", 8, 0, 131, 1197, 4484, 1, 8, {128577, 638616, 335089}},
    {"95", "PAPUA PEGUNUNGAN", 8, 0, 252, 2625, 5850, 1, 7, {284184, 838382, 175956}},
    {"96", "PAPUA BARAT DAYA", 5, 1, 132, 1013, 2156, 1, 6, {48405, 209403, 99899}},
}};

// Numbers and names: KPU's list of parties of 2024. Weights: the national
// result of DPR (KPU Decision 1050 of 2024), in permille and rounded up; those
// of Aceh's parties are invented.
constexpr std::array<Party, 18> national = {{
    {1, "pkb", "Partai Kebangkitan Bangsa", 106},
    {2, "gerindra", "Partai Gerakan Indonesia Raya", 132},
    {3, "pdip", "Partai Demokrasi Indonesia Perjuangan", 167},
    {4, "golkar", "Partai Golongan Karya", 153},
    {5, "nasdem", "Partai NasDem", 97},
    {6, "buruh", "Partai Buruh", 7},
    {7, "gelora", "Partai Gelombang Rakyat Indonesia", 9},
    {8, "pks", "Partai Keadilan Sejahtera", 84},
    {9, "pkn", "Partai Kebangkitan Nusantara", 3},
    {10, "hanura", "Partai Hati Nurani Rakyat", 8},
    {11, "garuda", "Partai Garda Republik Indonesia", 3},
    {12, "pan", "Partai Amanat Nasional", 73},
    {13, "pbb", "Partai Bulan Bintang", 4},
    {14, "demokrat", "Partai Demokrat", 75},
    {15, "psi", "Partai Solidaritas Indonesia", 28},
    {16, "perindo", "Partai Perindo", 13},
    {17, "ppp", "Partai Persatuan Pembangunan", 39},
    {24, "ummat", "Partai Ummat", 5},
}};

constexpr std::array<Party, 6> local = {{
    {18, "pna", "Partai Nanggroe Aceh", 60},
    {19, "gabthat", "Partai Generasi Atjeh Beusaboh Tha'at Dan Taqwa", 10},
    {20, "pda", "Partai Darul Aceh", 30},
    {21, "pa", "Partai Aceh", 250},
    {22, "pas", "Partai Adil Sejahtera Aceh", 80},
    {23, "sira", "Partai Soliditas Independen Rakyat Aceh", 10},
}};
// clang-format on

}  // namespace

std::span<const Province> provinces() noexcept { return table; }
std::span<const Party> national_parties() noexcept { return national; }
std::span<const Party> aceh_parties() noexcept { return local; }

}  // namespace saksi::election::rehearsal
