// The files of a log, as c2sp.org/tlog-tiles has them.
//
// SPDX-License-Identifier: Apache-2.0
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const bundleWidth = 256

type logFolder struct {
	dir  string
	tree tlog.Tree
}

func openLog(dir string) (*logFolder, error) {
	text, err := os.ReadFile(filepath.Join(dir, "public", "checkpoint"))
	if err != nil {
		return nil, err
	}
	lines := strings.Split(string(text), "\n")
	if len(lines) < 3 {
		return nil, fmt.Errorf("not a checkpoint")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return nil, err
	}
	root, err := tlog.ParseHash(lines[2])
	return &logFolder{dir, tlog.Tree{N: size, Hash: root}}, err
}

// bundle returns up to 256 entries, from entry first on.
func (log *logFolder) bundle(first int64) ([][]byte, error) {
	width := min(bundleWidth, log.tree.N-first)
	tile := tlog.Tile{H: 8, L: -1, N: first / bundleWidth, W: int(width)}
	name := strings.TrimPrefix(tile.Path(), "tile/8/data/")
	data, err := os.ReadFile(filepath.Join(log.dir, "public", "tile", "entries", name))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(data) >= 2 {
		end := 2 + int(binary.BigEndian.Uint16(data))
		if end > len(data) {
			break
		}
		entries = append(entries, data[2:end])
		data = data[end:]
	}
	if len(data) > 0 || int64(len(entries)) != width {
		return nil, fmt.Errorf("%s: not %d whole entries", name, width)
	}
	return entries, nil
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

// storedHashes is the flat storage of package tlog.
type storedHashes []tlog.Hash

func (all storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		hashes[i] = all[index]
	}
	return hashes, nil
}

func (all *storedHashes) add(index int64, entry []byte) error {
	hashes, err := tlog.StoredHashes(index, entry, *all)
	*all = append(*all, hashes...)
	return err
}
