// SPDX-License-Identifier: Apache-2.0
#include "log/import_input.hpp"

#include <algorithm>
#include <fstream>
#include <streambuf>

#include "cli/files.hpp"
#include "saksi/core/file_system.hpp"

namespace saksi::tools {
namespace {

constexpr std::string_view standard_input_path = "-";
constexpr std::uint64_t max_standard_input = std::uint64_t{256} << 20;

/// A stream over bytes that somebody else keeps.
class BytesBuffer : public std::streambuf {
 public:
    explicit BytesBuffer(std::string_view text) {
        auto* begin = const_cast<char*>(text.data());  // a get area is never written to
        setg(begin, begin, begin + text.size());
    }
};

class BytesStream : public std::istream {
 public:
    explicit BytesStream(std::shared_ptr<const Bytes> bytes)
        : std::istream(nullptr), bytes_(std::move(bytes)), buffer_(text_of(*bytes_)) {
        rdbuf(&buffer_);
    }

 private:
    std::shared_ptr<const Bytes> bytes_;
    BytesBuffer buffer_;
};

void add_file(const std::string& path, std::uint64_t size, ImportInput& all) {
    all.files.push_back(record::import_file(path));
    all.bytes += size;
}

Result<void> add_folder(const std::string& folder, ImportInput& all) {
    auto& files = posix_file_system();
    const auto inside = files.list(folder);
    if (!inside) return pass_on(inside.error());
    for (const auto& each : *inside) {
        const auto path = folder + "/" + each;
        const auto status = files.status(path);
        if (!status) return pass_on(status.error());
        if (status->kind == FileKind::file) add_file(path, status->size, all);
    }
    return {};
}

Result<void> add(const std::string& name, ImportInput& all) {
    const auto status = posix_file_system().status(name);
    if (!status) return pass_on(status.error());
    if (status->kind == FileKind::directory) return add_folder(name, all);
    add_file(name, status->size, all);
    return {};
}

std::unique_ptr<std::istream> open_file(const std::string& path) {
    return std::make_unique<std::ifstream>(path, std::ios::binary);
}

Result<void> check_name(const std::vector<std::string>& names,
                        const std::optional<std::string>& standard_input) {
    const auto times = std::count(names.begin(), names.end(), standard_input_path);
    if (times > 1) return refuse(ErrorCode::usage, "FILE", "standard input can be read once");
    if (times == 1 && !standard_input)
        return refuse(ErrorCode::usage, "--name", "standard input needs a name, for the log");
    if (times == 0 && standard_input)
        return refuse(ErrorCode::usage, "--name", "a name is for standard input, -");
    return {};
}

}  // namespace

Result<ImportInput> import_input(const std::vector<std::string>& names,
                                 const std::optional<std::string>& standard_input) {
    const auto named = check_name(names, standard_input);
    if (!named) return pass_on(named.error());
    ImportInput input;
    input.open = open_file;
    for (const auto& name : names) {
        if (name != standard_input_path) {
            const auto added = add(name, input);
            if (!added) return pass_on(added.error());
            continue;
        }
        auto bytes = cli::read_input(name, max_standard_input);
        if (!bytes) return pass_on(bytes.error());
        input.files.push_back({*standard_input, name});
        input.bytes += bytes->size();
        input.open = [kept = std::make_shared<const Bytes>(std::move(*bytes))](
                         const std::string& path) -> std::unique_ptr<std::istream> {
            if (path == standard_input_path) return std::make_unique<BytesStream>(kept);
            return open_file(path);
        };
    }
    if (input.files.empty())
        return refuse(ErrorCode::usage, "FILE", "there are no files in these folders");
    return input;
}

}  // namespace saksi::tools
