// Requests of many threads that are committed together: a Gathering
// (saksi/core/gathering.hpp) for work that can fail as a whole, and must not be
// tried again when it did.
//
//     SharedFate<Letter, Receipt> post(
//         [&](std::vector<Letter>& letters) { return commit(letters); },   an answer for each
//         [&] { return publish(); });                                      when all have theirs
//     auto receipt = post.hand_in(letter);                                 from any thread
//
// What is wrong with one request is answered to who handed it in. That all of a round
// failed, or its publication, goes to everybody in it who waits, and to everybody after.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "saksi/core/gathering.hpp"
#include "saksi/core/result.hpp"

namespace saksi {

template <class Request, class Answer>
class SharedFate {
 public:
    using Answers = std::vector<Result<Answer>>;
    using Commit = std::function<Result<Answers>(std::vector<Request>&)>;
    using Publish = std::function<Result<void>()>;

    SharedFate(Commit commit, Publish publish)
        : commit_(std::move(commit)),
          publish_(std::move(publish)),
          gathering_([this](std::vector<Request> requests) { return commit_all(requests); },
                     [this] { publish_all(); }) {}

    [[nodiscard]] Result<Answer> hand_in(Request request) {
        return gathering_.hand_in(std::move(request));
    }

 private:
    Answers commit_all(std::vector<Request>& requests) {
        auto answers = failed_ ? Result<Answers>(pass_on(*failed_)) : commit_(requests);
        if (answers) return std::move(*answers);
        failed_ = std::move(answers.error());
        return Answers(requests.size(), pass_on(*failed_));
    }

    /// They were committed and are answered, whatever happens here.
    void publish_all() {
        if (failed_) return;
        if (auto published = publish_(); !published) failed_ = std::move(published.error());
    }

    const Commit commit_;
    const Publish publish_;
    std::optional<Error> failed_;  // needs no lock: rounds do not overlap
    Gathering<Request, Result<Answer>> gathering_;
};

}  // namespace saksi
