#!/usr/bin/env bash
# Makes the pictures of the documents from the real program's screen, on the bundled sample.
set -euo pipefail
cd "$(dirname "$0")/../.."

cargo build --locked --release
cargo build --locked --release --example picture
picture() { "${CARGO_TARGET_DIR:-target}/release/examples/picture" "$1" "$2" "$3" "docs/pictures/$4.svg"; }

report=': "article-open tin-huyen/giao-ban-quy-iii-2022.txt" enter'
feature=': "article-open chuyen-de/duong-len-lung-khien.txt" enter'
picture 120x36 dark "$report > > >" reading
picture 120x36 dark "$feature / \"kho khan\" enter v e e e e t \"kho\"" tagging
picture 120x36 dark 'space p' passages
picture 80x24 light "$report > > >" light
picture 40x12 dark "$report > > >" small
