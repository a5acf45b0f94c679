#!/bin/bash
# install_test.sh CMAKE BUILD WORK: what a user of the installed package does.
# WORK may be emptied. CC and CXX name the compilers.
#
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
cmake=$1 build=$2 work=$3
consumer=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/consumer

rm -rf "$work"
mkdir -p "$work"
"$cmake" --install "$build" --prefix "$work/first" >/dev/null
mv "$work/first" "$work/prefix"  # the tree may be moved
prefix=$work/prefix

echo "find_package, shared and static"
"$cmake" -S "$consumer" -B "$work/consumer" -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_BUILD_TYPE=Release >/dev/null
"$cmake" --build "$work/consumer" >/dev/null
for program in "$work"/consumer/consumer*; do "$program"; done

echo "pkg-config, shared and static"
PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name saksi.pc)")
export PKG_CONFIG_PATH
libdir=$(pkg-config --variable=libdir saksi)
read -ra flags <<<"$(pkg-config --cflags --libs saksi)"
"$CXX" -std=c++20 "$consumer/consumer.cpp" -o "$work/shared" "${flags[@]}"
LD_LIBRARY_PATH=$libdir "$work/shared"
read -ra flags <<<"$(pkg-config --static --cflags --libs saksi)"
"$CXX" -std=c++20 "$consumer/consumer.cpp" -o "$work/static" "${flags[@]/-lsaksi/-l:libsaksi.a}"
"$work/static"
read -ra flags <<<"$(pkg-config --cflags --libs saksi)"
"$CC" -std=c11 -Wall -Wextra -Wpedantic -Werror "$consumer/consumer.c" -o "$work/plain_c" "${flags[@]}"
LD_LIBRARY_PATH=$libdir "$work/plain_c"

echo "the shared library gives nothing away but saksi"
if nm -DC --defined-only "$libdir/libsaksi.so" | grep ' [TDBR] ' | grep -v ' saksi\(::\|_\)'; then exit 1; fi

echo "installed tools run from where they lie"
for tool in "$prefix"/bin/*; do
    [ ! -x "$tool" ] || "$tool" --version >/dev/null
done

echo "nothing that was installed knows where it was built"
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
if grep -rlF -e "$source_dir" -e "$build" -e "$work/first" "$prefix"; then exit 1; fi
