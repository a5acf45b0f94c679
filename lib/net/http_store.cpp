// SPDX-License-Identifier: Apache-2.0
#include "saksi/net/http_store.hpp"

#include <unordered_map>
#include <utility>

#include "kept_files.hpp"
#include "transfers.hpp"

namespace saksi::net {

struct HttpStore::Impl {
    HttpOptions options;
    std::string address;  // without a slash at its end
    HttpCounts counts;
    KeptFiles kept;
    Transfers transfers;
    std::unordered_map<std::string, Result<Bytes>> expected;

    Impl(std::string from, HttpOptions with, FileSystem& files)
        : options(std::move(with)),
          address(std::move(from)),
          kept(files, options.cache, address),
          transfers(options, counts) {}

    [[nodiscard]] Request request_for(const std::string& path, std::uint64_t limit) const {
        return {address + "/" + path, limit};
    }
};

bool is_address(const std::string& log) noexcept {
    return log.starts_with("http://") || log.starts_with("https://");
}

HttpStore::HttpStore(std::unique_ptr<Impl> impl) noexcept : impl_(std::move(impl)) {}
HttpStore::~HttpStore() = default;

Result<std::unique_ptr<HttpStore>> HttpStore::open(const std::string& address, HttpOptions options,
                                                   FileSystem& files) {
    if (auto good = check_address(address); !good) return pass_on(good.error());
    auto base = address;
    while (base.ends_with('/')) base.pop_back();
    auto impl = std::make_unique<Impl>(std::move(base), std::move(options), files);
    return std::unique_ptr<HttpStore>(new HttpStore(std::move(impl)));
}

Result<Bytes> HttpStore::read(const std::string& path, std::uint64_t limit) {
    const auto expected = impl_->expected.find(path);
    if (expected != impl_->expected.end()) {
        auto file = std::move(expected->second);
        impl_->expected.erase(expected);
        return file;
    }
    if (auto kept = impl_->kept.find(path, limit)) {
        ++impl_->counts.kept;
        return std::move(*kept);
    }
    auto file = std::move(impl_->transfers.get({impl_->request_for(path, limit)}).front());
    if (file) impl_->kept.keep(path, *file);
    return file;
}

void HttpStore::expect(const std::vector<tiles::WantedFile>& wanted) {
    std::vector<const tiles::WantedFile*> missing;
    std::vector<Request> requests;
    for (const auto& each : wanted) {
        if (impl_->expected.contains(each.path)) continue;
        if (auto kept = impl_->kept.find(each.path, each.limit)) {
            ++impl_->counts.kept;
            impl_->expected.emplace(each.path, std::move(*kept));
            continue;
        }
        missing.push_back(&each);
        requests.push_back(impl_->request_for(each.path, each.limit));
    }
    auto files = impl_->transfers.get(requests);
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (files[i]) impl_->kept.keep(missing[i]->path, *files[i]);
        impl_->expected.emplace(missing[i]->path, std::move(files[i]));
    }
}

bool HttpStore::rejected(const std::string& path) { return impl_->kept.forget(path); }

const HttpCounts& HttpStore::counts() const noexcept { return impl_->counts; }

}  // namespace saksi::net
