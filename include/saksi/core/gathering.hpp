// Work that many threads hand in and one of them does for all of them. Whoever
// finds nobody at work takes everything that has gathered, does it in one go, and
// all are answered; what comes meanwhile gathers for the next round. So a step
// that costs the same for one and for a hundred is paid once for a hundred.
//
//     Gathering<Letter, Receipt> post(
//         [&](std::vector<Letter> letters) { return send_all(letters); },   an answer for each
//         [&] { tidy_up(); });                                              when nobody waits
//     auto receipt = post.hand_in(letter);                                  from any thread
//
// Rounds follow one another and never overlap; one is taken when nobody else who
// could run hands in any more. Tidying up waits for rounds that are there to be done,
// but not for ever: after `patience` rounds it is done before the next. No thread is
// started: with one caller it is a plain call. Nobody may be inside when this is destroyed.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <semaphore>
#include <thread>
#include <utility>
#include <vector>

#include "saksi/core/expects.hpp"

namespace saksi {

template <class Request, class Answer>
class Gathering {
 public:
    /// As many answers as requests, in their order.
    using DoAll = std::function<std::vector<Answer>(std::vector<Request>)>;
    /// What is left to do when all of a round, or of several, have their answers.
    using Afterwards = std::function<void()>;
    static constexpr unsigned patience = 8;  ///< rounds in a row without it

    explicit Gathering(
        DoAll do_all, Afterwards afterwards = [] {})
        : do_all_(std::move(do_all)), afterwards_(std::move(afterwards)) {}
    Gathering(const Gathering&) = delete;
    Gathering& operator=(const Gathering&) = delete;

    /// Waits until the request was part of a round.
    [[nodiscard]] Answer hand_in(Request request) {
        const auto mine = std::make_shared<Handed>(std::move(request));
        if (!join(mine)) mine->woken.acquire();  // it has an answer, or the next round to do
        if (!mine->answer) do_round();
        return std::move(*mine->answer);
    }

 private:
    struct Handed {
        explicit Handed(Request asked) : request(std::move(asked)) {}
        Request request;
        std::optional<Answer> answer;  // written by who does the round, before `woken`
        std::binary_semaphore woken{0};
    };
    using Round = std::vector<std::shared_ptr<Handed>>;

    /// Is nobody at work?
    bool join(const std::shared_ptr<Handed>& handed) {
        const std::lock_guard lock(mutex_);
        gathered_.push_back(handed);
        return !std::exchange(at_work_, true);
    }

    void do_round() {
        auto round = take_round();
        std::vector<Request> requests;
        requests.reserve(round.size());
        for (const auto& handed : round) requests.push_back(std::move(handed->request));
        auto answers = do_all_(std::move(requests));
        SAKSI_EXPECTS(answers.size() == round.size());
        for (std::size_t i = 0; i < round.size(); ++i) {
            round[i]->answer = std::move(answers[i]);
            round[i]->woken.release();
        }
        last_size_ = round.size();
        tidy_up();
        pass_on_the_turn();
    }

    Round take_round() {
        let_gather(last_size_);
        const std::lock_guard lock(mutex_);
        return std::exchange(gathered_, {});
    }

    /// Those who have their answers may hand in again, and then it can wait.
    void tidy_up() {
        ++untidied_;
        if (let_gather(last_size_ - 1) > 0 && untidied_ < patience) return;
        afterwards_();
        untidied_ = 0;
    }

    void pass_on_the_turn() {
        const std::lock_guard lock(mutex_);
        at_work_ = !gathered_.empty();
        if (at_work_) gathered_.front()->woken.release();
    }

    /// Those of the last round have their answers, and hand in again: a round for each few of
    /// them would cost as much as one for all. So others may run first, until there are as many
    /// as `expected`, or nobody comes. How many there are then.
    std::size_t let_gather(std::size_t expected) {
        std::size_t there = 0;
        for (unsigned idle = 0; idle < most_idle; ++idle) {
            std::this_thread::yield();
            const auto before = std::exchange(there, waiting());
            if (there >= expected) break;
            if (there > before) idle = 0;
        }
        return there;
    }

    std::size_t waiting() {
        const std::lock_guard lock(mutex_);
        return gathered_.size();
    }

    static constexpr unsigned most_idle = 64;  // so often nobody came: far below the cost of a sync
    const DoAll do_all_;
    const Afterwards afterwards_;
    std::mutex mutex_;  // for the next two
    Round gathered_;
    bool at_work_ = false;
    std::size_t last_size_ = 0;  // of the last round; like the next, of who is at work alone
    unsigned untidied_ = 0;      // rounds since it was tidied up
};

}  // namespace saksi
