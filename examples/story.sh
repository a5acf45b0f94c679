# What the stories of this folder share: commands that are printed before they
# run, a log to write to, and events in few words.
#
#     source story.sh; begin FOLDER BIN ELECTION
#
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail

heading() { printf '\n== %s\n' "$*"; }
fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}
# Prints a command as one would type it, and runs it; what it says goes to ./said too.
run() { run_expecting 0 "$@"; }
run_expecting() {
    local wanted=$1 word line='$' code=0
    shift
    for word; do
        [[ $word =~ ^[A-Za-z0-9_./:,=+-]+$ ]] || word="'$word'"
        line+=" $word"
    done
    printf '%s\n' "$line"
    "$@" 2>&1 | tee said || code=$?
    [ "$code" -eq "$wanted" ] || fail "exit code $code, and not $wanted"
}
# The last command must have said that.
said() { grep -qF -- "$1" said || fail "did not say: $1"; }
did_not_say() { ! grep -qF -- "$1" said || fail "said: $1"; }

# A new folder to work in, and how the tools are found.
begin() {
    PATH=$(realpath "$2"):$PATH
    export LC_ALL=C.UTF-8
    election=$3
    mkdir -p "$(dirname "$1")"
    mkdir "$1" || fail "$1: a new folder is needed"
    cd "$1"
    saksi key generate example.org/pengamat --secret key --public policy --no-passphrase --quiet > /dev/null 2>&1
}
# LOG [FILTER...]: a log with the election's opening events, as the filter leaves them.
new_log() {
    saksi log create "$1" --origin example.org/pengamat --key key --quiet > /dev/null
    [ $# -gt 1 ] || set -- "$1" cat
    saksi log preset "$election" --by pengamat-contoh | "${@:2}" | append "$1"
}
# One event, from its own members as JSON.
event() {
    printf '{"v":1,"election":"%s","by":"pengamat-contoh",%s}\n' "$election" "$1"
}
# LOG: what stands on standard input is logged.
append() { saksi log append "$1" --key key "${@:2}" > /dev/null; }
size_of() { sed -n 2p "$1/public/checkpoint"; }
# LOG INDEX: the leaf hash of an entry, by which others name it.
leaf_of() {
    saksi log show "$1" "$2" --json --quiet | grep -o '"leaf":"[0-9a-f]*"' | cut -d'"' -f4
}
last_leaf() { leaf_of "$1" $(($(size_of "$1") - 1)); }
# KIND CODE [NUMBER]: a unit, as events write it.
unit() {
    printf '{"kind":"%s","scheme":"%s","code":"%s"%s}' "$1" "${scheme:-kpu-2024}" "$2" "${3:+,\"number\":$3}"
}
