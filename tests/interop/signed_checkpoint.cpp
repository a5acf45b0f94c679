// signed_checkpoint DIR: writes a checkpoint there, signed by a new log key and
// cosigned by a new witness key, and both verifier keys.
//
// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <iostream>

#include "saksi/merkle/hash.hpp"
#include "saksi/note/checkpoint.hpp"
#include "saksi/note/signer.hpp"

using namespace saksi;

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const std::filesystem::path directory(argv[1]);
    std::filesystem::create_directories(directory);

    const auto log_key = crypto::SigningKey::generate();
    const auto witness_key = crypto::SigningKey::generate();
    if (!log_key || !witness_key) return 1;
    note::KeySigner log("example.org/log", *log_key);
    const note::VerifierKey witness{"example.org/witness", note::KeyType::cosignature,
                                    witness_key->public_key()};

    const auto root = merkle::leaf_hash(bytes_of("root"));
    auto text = note::print_checkpoint({log.key().name, {42, root}, {}});
    auto signature = log.sign(text);
    auto cosignature = note::cosign(text, 1'800'000'000, witness.name, *witness_key);
    if (!signature || !cosignature) return 1;
    const note::SignedNote note{std::move(text), {std::move(*signature), std::move(*cosignature)}};

    std::ofstream(directory / "checkpoint", std::ios::binary) << note::print_note(note);
    std::ofstream(directory / "log.vkey") << note::to_vkey(log.key()) << '\n';
    std::ofstream(directory / "witness.vkey") << note::to_vkey(witness) << '\n';
    return 0;
}
