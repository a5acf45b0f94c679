// SPDX-License-Identifier: Apache-2.0
#include "cli/files.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "saksi/core/file_system.hpp"

namespace saksi::cli {
namespace {

using Stream = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

Result<Bytes> read_stream(std::FILE* stream, const std::string& name, std::uint64_t limit) {
    Bytes bytes;
    std::array<std::uint8_t, 65536> piece;
    while (const auto got = std::fread(piece.data(), 1, piece.size(), stream)) {
        append(bytes, ByteView(piece).first(got));
        if (bytes.size() > limit)
            return refuse(ErrorCode::too_large, name, "the file is too large");
    }
    if (std::ferror(stream) != 0)
        return refuse(ErrorCode::io, name, "cannot be read", std::strerror(errno));
    return bytes;
}

Result<void> write_stream(const std::string& path, ByteView bytes) {
    const Stream stream(std::fopen(path.c_str(), "wb"), std::fclose);
    if (!stream) return refuse(ErrorCode::io, path, "cannot be written", std::strerror(errno));
    if (std::fwrite(bytes.data(), 1, bytes.size(), stream.get()) != bytes.size() ||
        std::fflush(stream.get()) != 0)
        return refuse(ErrorCode::io, path, "cannot be written", std::strerror(errno));
    return {};
}

}  // namespace

Result<Bytes> read_input(const std::string& path, std::uint64_t limit) {
    if (path == "-") return read_stream(stdin, "-", limit);
    auto& files = posix_file_system();
    const auto status = files.status(path);
    if (!status || status->kind != FileKind::other) return files.read(path, limit);
    const Stream stream(std::fopen(path.c_str(), "rb"), std::fclose);
    if (!stream) return refuse(ErrorCode::io, path, "cannot be read", std::strerror(errno));
    return read_stream(stream.get(), path, limit);
}

Result<std::string> read_text(const std::string& path, std::uint64_t limit) {
    const auto bytes = read_input(path, limit);
    if (!bytes) return pass_on(bytes.error());
    return std::string(text_of(*bytes));
}

Result<void> write_output(const std::string& path, ByteView bytes, Output& out) {
    if (path == "-") {
        out.bytes(bytes);
        return {};
    }
    auto& files = posix_file_system();
    const auto status = files.status(path);
    if (status && status->kind == FileKind::other) return write_stream(path, bytes);
    return replace_durably(files, path, bytes, 0644);
}

}  // namespace saksi::cli
