# Sourced by the tests beside it: builds the peer and damages files.
# shellcheck shell=bash
#
# SPDX-License-Identifier: Apache-2.0

# build_peer WORK: builds tests/interop/tlogpeer as $peer, once, in $WORK/../peer.
# Exits 77 (skipped) where Debian's golang-go or golang-golang-x-mod-dev is not here.
build_peer() {
    local modules=/usr/share/gocode source folder
    source=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/tlogpeer
    folder=$(dirname "$1")/peer
    command -v go >/dev/null || { echo "skipped: Go is not here"; exit 77; }
    [ -d $modules/src/golang.org/x/mod/sumdb/tlog ] ||
        { echo "skipped: Debian's golang-golang-x-mod-dev is not here"; exit 77; }
    mkdir -p "$folder"
    peer=$folder/tlogpeer
    (
        flock 9
        [ -z "$(find "$source" -newer "$peer" 2>/dev/null || echo missing)" ] && exit
        GO111MODULE=off GOFLAGS='' GOPROXY=off GOPATH=$modules GOCACHE=$folder/cache \
            go build -o "$peer" "$source"/*.go
    ) 9>"$folder/lock"
}

# flip FILE: changes one bit in the middle.
flip() {
    local at byte
    at=$(($(stat -c %s "$1") / 2))
    byte=$(od -An -tu1 -j "$at" -N 1 "$1")
    chmod u+w "$1"
    # shellcheck disable=SC2059  # the format is the byte
    printf "$(printf '\\x%02x' $((byte ^ 1)))" | dd of="$1" bs=1 seek="$at" conv=notrunc status=none
}

fail() { echo "FAILED: $1"; exit 1; }
