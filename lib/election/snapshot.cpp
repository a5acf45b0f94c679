// SPDX-License-Identifier: Apache-2.0
#include "saksi/election/snapshot.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "bodies.hpp"
#include "reader.hpp"
#include "writer.hpp"

namespace saksi::election {
namespace {

bool overlap(const TpsRun& run, const TpsRun& next) noexcept {
    const auto same_home = run.unit.code == next.unit.code && run.unit.scheme == next.unit.scheme;
    return !(run.unit < next.unit) || (same_home && run.last() >= next.unit.number);
}

Count size_of(const std::vector<TpsRun>& runs) noexcept {
    return std::accumulate(runs.begin(), runs.end(), Count{0}, [](Count sum, const TpsRun& run) {
        return sum + run.last() + 1U - run.unit.number;
    });
}

}  // namespace

template <class Fields>
void fields_of(Fields& fields, Of<Fields, TpsRun> run) {
    fields.required("unit", run.unit);
    fields.optional("to", run.to, tps_number);
    if (run.unit.kind != UnitKind::tps) {
        fields.fail("unit", refuse(ErrorCode::malformed, {}, "not a TPS"));
    }
    if (run.to && *run.to <= run.unit.number) {
        fields.fail("to", refuse(ErrorCode::malformed, {}, "not greater than number"));
    }
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, AbsentTps> absent) {
    fields.required("listed", absent.listed, any_count);
    fields.required("count", absent.count, any_count);
    fields.list("tps", absent.tps, ListRule{0, AbsentTps::max_runs});
    if (std::adjacent_find(absent.tps.begin(), absent.tps.end(), overlap) != absent.tps.end()) {
        fields.fail("tps", refuse(ErrorCode::malformed, {}, "numbers out of order or repeated"));
    }
    if (absent.count != size_of(absent.tps) || absent.count > absent.listed) {
        fields.fail("count", refuse(ErrorCode::malformed, {}, "not as many as there are in tps"));
    }
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, SnapshotFile> file) {
    fields.required("name", file.name, text::file_name);
    fields.required("sha256", file.sha256);
    fields.required("size", file.size, any_count);
}

template <class Fields>
void fields_of(Fields& fields, Of<Fields, Snapshot> snapshot) {
    fields.optional("contest", snapshot.contest);
    fields.required("format", snapshot.format, text::format_name);
    fields.list("scope", snapshot.scope, any_length, text::unit_code);
    fields.required("rows", snapshot.rows, any_count);
    fields.required("forms", snapshot.forms, any_count);
    fields.required("not_yet", snapshot.not_yet, any_count);
    fields.optional("absent", snapshot.absent);
    fields.list("files", snapshot.files, ListRule{1, Snapshot::max_files});
    fields.required("part", snapshot.part, Range{1, max_count});
    fields.required("parts", snapshot.parts, Range{1, max_count});
    if (std::adjacent_find(snapshot.scope.begin(), snapshot.scope.end(), std::greater_equal<>()) !=
        snapshot.scope.end()) {
        fields.fail("scope", refuse(ErrorCode::malformed, {}, "codes out of order or repeated"));
    }
    if (snapshot.absent && snapshot.part != 1) {
        fields.fail("absent", refuse(ErrorCode::malformed, {}, "only in part 1"));
    }
    if (snapshot.part > snapshot.parts) {
        fields.fail("part", refuse(ErrorCode::malformed, {}, "more than parts"));
    }
}

template void fields_of(Reader&, Snapshot&);
template void fields_of(Writer&, const Snapshot&);

}  // namespace saksi::election
