// Work that many threads hand in and one of them does for all of them. Whoever
// finds nobody at work takes everything that has gathered, does it in one go, and
// all are answered; what comes meanwhile gathers for the next round. So a step
// that costs the same for one and for a hundred is paid once for a hundred.
//
//     Gathering<Letter, Receipt> post(
//         [&](std::vector<Letter> letters) { return send_all(letters); },   an answer for each
//         [&] { tidy_up(); });
//     auto receipt = post.hand_in(letter);                                  from any thread
//
// Rounds follow one another and never overlap; one is taken when nobody else who
// could run hands in any more. No thread is started: with one caller it is a plain
// call. Nobody may be inside when this is destroyed.
//
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
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
    /// What is left to do when all of a round have their answers.
    using Afterwards = std::function<void()>;

    explicit Gathering(
        DoAll do_all, Afterwards afterwards = [] {})
        : do_all_(std::move(do_all)), afterwards_(std::move(afterwards)) {}
    Gathering(const Gathering&) = delete;
    Gathering& operator=(const Gathering&) = delete;

    /// Waits until the request was part of a round.
    [[nodiscard]] Answer hand_in(Request request) {
        Handed mine{std::move(request), std::nullopt, {}};
        std::unique_lock lock(mutex_);
        gathered_.push_back(&mine);
        while (!mine.answer) {
            if (at_work_) {
                mine.woken.wait(lock);
            } else {
                do_round(lock);
            }
        }
        return std::move(*mine.answer);
    }

 private:
    struct Handed {
        Request request;
        std::optional<Answer> answer;   // touched under the lock alone
        std::condition_variable woken;  // it has an answer, or the next round to do
    };

    void do_round(std::unique_lock<std::mutex>& lock) {
        at_work_ = true;
        let_gather(lock);
        const auto round = std::exchange(gathered_, {});
        std::vector<Request> requests;
        requests.reserve(round.size());
        for (auto* handed : round) requests.push_back(std::move(handed->request));
        lock.unlock();
        auto answers = do_all_(std::move(requests));
        lock.lock();
        SAKSI_EXPECTS(answers.size() == round.size());
        for (std::size_t i = 0; i < round.size(); ++i) answer(*round[i], std::move(answers[i]));
        lock.unlock();
        afterwards_();
        lock.lock();
        at_work_ = false;
        if (!gathered_.empty()) gathered_.front()->woken.notify_one();
    }

    /// Those of the last round have their answers, and hand in again: a round for each few
    /// of them would cost as much as one for all. So others may run first, as long as more come.
    void let_gather(std::unique_lock<std::mutex>& lock) {
        for (std::size_t before = 0; before < gathered_.size();) {
            before = gathered_.size();
            lock.unlock();
            std::this_thread::yield();
            lock.lock();
        }
    }

    /// Under the lock: it is gone as soon as whoever waits for it can go.
    static void answer(Handed& handed, Answer answer) {
        handed.answer = std::move(answer);
        handed.woken.notify_one();
    }

    const DoAll do_all_;
    const Afterwards afterwards_;
    std::mutex mutex_;
    std::vector<Handed*> gathered_;  // each lives on the stack of the thread that waits for it
    bool at_work_ = false;
};

}  // namespace saksi
