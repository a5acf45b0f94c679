#!/bin/bash
# Collects every text that people read from the sources.
#     update.sh SOURCE_DIR                  merges them into the translations
#     update.sh SOURCE_DIR OUTPUT.pot       only writes them there
#
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
cd "$1"
pot=${2:-$(mktemp --suffix=.pot)}
find tools lib include -name '*.[ch]pp' | LC_ALL=C sort |
  xgettext --files-from=- --output="$pot" --language=C++ --from-code=UTF-8 --no-location \
    --sort-output --package-name=saksi \
    --keyword --keyword=_ --keyword=N_ --keyword=say:1 --keyword=refuse:3 \
    --keyword=found:3 --keyword=no_path:1 --keyword=must_be_free:3 --keyword=rule_text
sed -i -e 's/charset=CHARSET/charset=UTF-8/' -e '/^"\(POT-Creation-Date\|PO-Revision-Date\)/d' "$pot"
[ $# -gt 1 ] && exit 0
for translation in tools/po/*.po; do
  msgmerge --quiet --update --backup=none --no-fuzzy-matching --sort-output "$translation" "$pot"
done
rm "$pot"
