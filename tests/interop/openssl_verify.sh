#!/bin/sh
# openssl_verify.sh CHECKPOINT VKEY: is there a good signature by this key under
# this checkpoint? Nothing of saksi is used: only stock tools, so that anybody
# can do it. Logs' keys (type 01) and witnesses' keys (type 04) are understood.
# Exit 0 it holds, 1 it does not, 2 could not check.
#
# Spec: c2sp.org/signed-note, c2sp.org/tlog-cosignature.
#
# SPDX-License-Identifier: Apache-2.0
set -eu
[ $# -eq 2 ] || { echo "usage: openssl_verify.sh CHECKPOINT VKEY" >&2; exit 2; }
checkpoint=$1
name=${2%%+*}
rest=${2#*+}
id=${rest%%+*}
key=${rest#*+}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The vkey's last part is a type byte and the raw public key.
printf '%s' "$key" | base64 -d >"$work/key"
type=$(od -An -tx1 -N1 "$work/key" | tr -d ' \n')
{ printf '\060\052\060\005\006\003\053\145\160\003\041\000'; tail -c 32 "$work/key"; } >"$work/key.der"

# What is signed is all before the blank line. Of the lines after it, the first
# counts that has our name and begins, decoded, with our key id.
sed '/^$/,$d' "$checkpoint" >"$work/text"
sed '1,/^$/d' "$checkpoint" | while read -r dash signer blob; do
    [ "$dash $signer" = "— $name" ] || continue
    printf '%s' "$blob" | base64 -d >"$work/blob"
    [ "$(od -An -tx1 -N4 "$work/blob" | tr -d ' \n')" = "$id" ] || continue
    cp "$work/blob" "$work/found"
    break
done
[ -f "$work/found" ] || { echo "no signature by $name+$id" >&2; exit 1; }
tail -c 64 "$work/found" >"$work/signature"

# A witness signs its time together with the text.
case $type in
01) cp "$work/text" "$work/message" ;;
04)
    time=$(od -An -tu8 -j4 -N8 --endian=big "$work/found" | tr -d ' \n')
    { printf 'cosignature/v1\ntime %s\n' "$time"; cat "$work/text"; } >"$work/message"
    echo "cosigned at $(date -u -d "@$time" '+%Y-%m-%d %H:%M:%S UTC')"
    ;;
*) echo "a key of type $type" >&2; exit 2 ;;
esac
openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key.der" -rawin \
    -in "$work/message" -sigfile "$work/signature"
