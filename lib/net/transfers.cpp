// SPDX-License-Identifier: Apache-2.0
#include "transfers.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

namespace saksi::net {
namespace {

constexpr unsigned most_redirects = 3;

struct EasyDeleter {
    void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
};
struct MultiDeleter {
    void operator()(CURLM* handle) const noexcept { curl_multi_cleanup(handle); }
};
struct UrlDeleter {
    void operator()(CURLU* handle) const noexcept { curl_url_cleanup(handle); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;
using Multi = std::unique_ptr<CURLM, MultiDeleter>;
using Url = std::unique_ptr<CURLU, UrlDeleter>;

void start_curl_once() {
    static std::once_flag started;
    std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

std::string part_of(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
    std::string copy(text);
    curl_free(text);
    return copy;
}

Url take_apart(const std::string& address) {
    Url url(curl_url());
    if (curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) return nullptr;
    return url;
}

/// Scheme, host and port: what a redirect must not leave.
std::string host_of(const std::string& address) {
    const auto url = take_apart(address);
    if (url == nullptr) return {};
    return part_of(url.get(), CURLUPART_SCHEME) + "://" + part_of(url.get(), CURLUPART_HOST) + ":" +
           part_of(url.get(), CURLUPART_PORT);
}

/// One file on its way. Does not move: curl holds its address.
struct Transfer {
    Request request;
    std::string address;  // after redirects
    unsigned redirects = 0;
    Easy easy;
    Bytes body;
    bool over_limit = false;
    std::optional<Result<Bytes>> answer;  // none: still to be had
    bool may_do_better = false;           // if asked again
};

std::size_t take_body(char* data, std::size_t, std::size_t count, void* user) noexcept {
    auto& transfer = *static_cast<Transfer*>(user);
    if (transfer.body.size() + count > transfer.request.limit) {
        transfer.over_limit = true;
        return 0;  // ends the transfer
    }
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(data);
    transfer.body.insert(transfer.body.end(), bytes, bytes + count);
    return count;
}

bool is_redirect(long status) noexcept {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool may_pass(long status) noexcept { return status == 429 || status >= 500; }

/// What went wrong on the way; some of it may go right the next time.
bool may_pass(CURLcode code) noexcept {
    constexpr std::array passing = {CURLE_COULDNT_CONNECT,    CURLE_COULDNT_RESOLVE_HOST,
                                    CURLE_OPERATION_TIMEDOUT, CURLE_GOT_NOTHING,
                                    CURLE_RECV_ERROR,         CURLE_SEND_ERROR,
                                    CURLE_PARTIAL_FILE,       CURLE_HTTP2,
                                    CURLE_HTTP2_STREAM};
    return std::find(passing.begin(), passing.end(), code) != passing.end();
}

}  // namespace

struct Transfers::Impl {
    const HttpOptions& options;
    HttpCounts& counts;
    Multi multi;

    void start(Transfer& transfer);
    void finish(Transfer& transfer, CURLcode code);
    void take_status(Transfer& transfer);
    bool follow(Transfer& transfer);
    void run(std::vector<Transfer*> waiting);
};

void Transfers::Impl::start(Transfer& transfer) {
    transfer.body.clear();
    transfer.over_limit = false;
    transfer.may_do_better = false;
    if (transfer.easy == nullptr) transfer.easy.reset(curl_easy_init());
    auto* easy = transfer.easy.get();
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_URL, transfer.address.c_str());
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &transfer);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");  // a server may send bundles so
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, static_cast<long>(options.connect_seconds));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, static_cast<long>(options.file_seconds));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(options.slow_bytes));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.slow_seconds));
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "saksi");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    ++counts.requests;
    curl_multi_add_handle(multi.get(), easy);
}

/// True: under way again, at the address it was sent to.
bool Transfers::Impl::follow(Transfer& transfer) {
    char* to = nullptr;
    curl_easy_getinfo(transfer.easy.get(), CURLINFO_REDIRECT_URL, &to);
    const std::string address = to == nullptr ? std::string() : std::string(to);
    const auto host = host_of(address);
    if (++transfer.redirects > most_redirects || host.empty() ||
        host != host_of(transfer.request.address)) {
        transfer.answer = refuse(ErrorCode::io, transfer.request.address,
                                 "the server sends elsewhere, which is not followed", address);
        return false;
    }
    transfer.address = address;
    start(transfer);
    return true;
}

void Transfers::Impl::take_status(Transfer& transfer) {
    long status = 0;
    curl_easy_getinfo(transfer.easy.get(), CURLINFO_RESPONSE_CODE, &status);
    const auto& where = transfer.request.address;
    if (status == 200) {
        transfer.answer = std::move(transfer.body);
    } else if (status == 404 || status == 410) {
        transfer.answer = refuse(ErrorCode::not_found, where, "the server has no such file");
    } else if (is_redirect(status)) {
        static_cast<void>(follow(transfer));
    } else {
        transfer.may_do_better = may_pass(status);
        transfer.answer = refuse(ErrorCode::io, where, "the server did not answer with the file",
                                 "HTTP " + std::to_string(status));
    }
}

void Transfers::Impl::finish(Transfer& transfer, CURLcode code) {
    curl_multi_remove_handle(multi.get(), transfer.easy.get());
    counts.bytes += transfer.body.size();
    const auto& where = transfer.request.address;
    if (transfer.over_limit) {
        transfer.answer =
            refuse(ErrorCode::too_large, where, "the server sends more than such a file may have",
                   std::to_string(transfer.request.limit));
    } else if (code != CURLE_OK) {
        transfer.may_do_better = may_pass(code);
        transfer.answer =
            refuse(ErrorCode::io, where, "cannot be fetched", curl_easy_strerror(code));
    } else {
        take_status(transfer);
    }
}

/// At most `parallel` at once, until each has its answer.
void Transfers::Impl::run(std::vector<Transfer*> waiting) {
    std::reverse(waiting.begin(), waiting.end());
    std::size_t active = 0;
    while (active > 0 || !waiting.empty()) {
        for (; active < options.parallel && !waiting.empty(); ++active) {
            start(*waiting.back());
            waiting.pop_back();
        }
        int running = 0;
        curl_multi_perform(multi.get(), &running);
        int left = 0;
        while (const auto* message = curl_multi_info_read(multi.get(), &left)) {
            if (message->msg != CURLMSG_DONE) continue;
            char* user = nullptr;
            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &user);
            auto& transfer = *reinterpret_cast<Transfer*>(user);
            finish(transfer, message->data.result);
            if (transfer.answer) --active;
        }
        if (active > 0) curl_multi_poll(multi.get(), nullptr, 0, 1000, nullptr);
    }
}

Transfers::Transfers(const HttpOptions& options, HttpCounts& counts) {
    start_curl_once();
    impl_.reset(new Impl{options, counts, Multi(curl_multi_init())});
    curl_multi_setopt(impl_->multi.get(), CURLMOPT_MAX_HOST_CONNECTIONS,
                      static_cast<long>(options.parallel));
}
Transfers::~Transfers() = default;

std::vector<Result<Bytes>> Transfers::get(const std::vector<Request>& requests) {
    std::vector<Transfer> transfers(requests.size());
    std::vector<Transfer*> wanted;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        transfers[i].request = requests[i];
        transfers[i].address = requests[i].address;
        wanted.push_back(&transfers[i]);
    }
    auto pause = std::chrono::milliseconds(impl_->options.first_pause_ms);
    for (unsigned tries = 0; !wanted.empty() && tries < std::max(1U, impl_->options.tries);
         ++tries) {
        if (tries > 0) {
            std::this_thread::sleep_for(pause);
            pause *= 2;
        }
        for (auto* transfer : wanted) transfer->answer.reset();
        impl_->run(wanted);
        std::erase_if(wanted, [](const Transfer* transfer) { return !transfer->may_do_better; });
    }
    std::vector<Result<Bytes>> answers;
    for (auto& transfer : transfers) answers.push_back(std::move(*transfer.answer));
    return answers;
}

Result<void> check_address(const std::string& address) {
    const auto url = take_apart(address);
    if (url == nullptr) return refuse(ErrorCode::usage, address, "not an address");
    const auto scheme = part_of(url.get(), CURLUPART_SCHEME);
    if (scheme != "http" && scheme != "https") {
        return refuse(ErrorCode::usage, address, "not an http or https address");
    }
    if (!part_of(url.get(), CURLUPART_USER).empty()) {
        return refuse(ErrorCode::usage, scheme + "://",
                      "an address with a user or password is not taken: it would be printed");
    }
    if (!part_of(url.get(), CURLUPART_QUERY).empty() ||
        !part_of(url.get(), CURLUPART_FRAGMENT).empty()) {
        return refuse(ErrorCode::usage, address, "a log's address has no ? and no #");
    }
    return {};
}

}  // namespace saksi::net
