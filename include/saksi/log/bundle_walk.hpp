// A walk over bundles of a log: several threads read, hash and parse them, and
// they come one by one, verified, in the order of the walk.
//
//     BundleWalk<Events> walk(reader, reader.bundles(), [](std::uint64_t step) { return step; },
//                             [](const HashedBundle& bundle) { return parse(bundle); });
//     for (std::uint64_t i = 0; i < reader.bundles(); ++i) use(walk.next());
//
// What was parsed is of the very bytes that were verified: an old copy that does
// not fit the tree is read again, and parsed again. `parse` runs on several threads
// at once; what it makes may point into the bundle.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include "saksi/core/ordered_work.hpp"
#include "saksi/log/reader.hpp"

namespace saksi::log {

template <class Parsed>
class BundleWalk {
 public:
    struct Stop {
        VerifiedBundle bundle;
        Parsed parsed;
    };
    using Which = std::function<std::uint64_t(std::uint64_t step)>;  ///< bundle of each step
    using Parse = std::function<Parsed(const HashedBundle& bundle)>;

    /// Borrows the reader, which nobody else may use meanwhile but between next()s.
    BundleWalk(Reader& reader, std::uint64_t steps, Which which, Parse parse)
        : reader_(reader),
          which_(std::move(which)),
          parse_(std::move(parse)),
          work_(steps, reader.threads(),
                [this](std::uint64_t step) { return read(which_(step)); }) {}

    /// At most as often as there are steps.
    [[nodiscard]] Result<Stop> next() {
        const auto index = which_(step_++);
        reader_.look_ahead(index);
        auto read = work_.next();
        auto bundle = reader_.verify(index, std::move(read.bundle));
        if (!bundle) return pass_on(std::move(bundle.error()));
        if (bundle->read_again) read.parsed = parse_(*bundle);
        return Stop{std::move(*bundle), std::move(*read.parsed)};
    }

 private:
    struct Read {
        Result<HashedBundle> bundle;
        std::optional<Parsed> parsed;  // if it could be read
    };
    [[nodiscard]] Read read(std::uint64_t index) const {
        Read read{reader_.hash_bundle(index), std::nullopt};
        if (read.bundle) read.parsed = parse_(*read.bundle);
        return read;
    }

    Reader& reader_;
    const Which which_;
    const Parse parse_;
    std::uint64_t step_ = 0;
    OrderedWork<Read> work_;  // last: threads use all of the above
};

}  // namespace saksi::log
