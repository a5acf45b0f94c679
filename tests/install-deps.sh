#!/bin/sh
# Installs what saksi is built and tested with, all of it from Debian 12.
#
#     sh tests/install-deps.sh             everything, for tests and checks too
#     sh tests/install-deps.sh --minimal   only what builds and runs the tools
#                                          (cmake -B build -D SAKSI_TESTS=OFF)
#
# Needs nothing but a bare system and the right to install (root or sudo).
# With everything in place it says nothing and calls no package manager.
#
# SPDX-License-Identifier: Apache-2.0
# shellcheck disable=SC2086  # lists of package names are meant to split
set -eu

to_build="g++ make cmake ninja-build pkg-config libsodium-dev libcli11-dev libexpected-dev libfmt-dev libboost-dev libcurl4-openssl-dev \
libssl-dev gettext"
to_test="ccache doctest-dev nlohmann-json3-dev libbenchmark-dev libsimdjson-dev golang-go golang-golang-x-mod-dev \
golang-github-google-certificate-transparency-dev libgoogle-glog-dev \
clang-14 clang-tidy-14 clang-format-14 libclang-rt-14-dev valgrind python3 python3-jsonschema openssl \
nginx-light git ca-certificates"

case "${1-}" in
    "") wanted="$to_build $to_test" ;;
    --minimal) wanted="$to_build" ;;
    *) echo "usage: install-deps.sh [--minimal]" >&2; exit 2 ;;
esac

give_up() {
    echo "install-deps.sh: $1" >&2
    echo "saksi needs these packages of Debian 12 (or what your system calls them):" >&2
    echo "    $2" >&2
    exit 2
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    give_up "this is not a Debian system; install by hand" "$wanted"
fi

installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
    sed -n 's/^installed //p' || true)
missing=""
for package in $wanted; do
    echo "$installed" | grep -qxF "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root='env'
elif command -v sudo >/dev/null; then
    as_root="sudo env"
else
    give_up "not root, and there is no sudo; missing:$missing" "$wanted"
fi

echo "Installing:$missing" >&2
install_missing() {
    $as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
}
# Package lists that were fetched before are good enough until they fail.
if ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1 && install_missing >/dev/null 2>&1; then exit 0; fi
$as_root apt-get update -qq || give_up "apt-get update failed; missing:$missing" "$wanted"
install_missing >/dev/null || give_up "apt-get install failed; missing:$missing" "$wanted"
