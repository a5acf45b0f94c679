// SPDX-License-Identifier: Apache-2.0
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/tlog"
)

// check opens a log as a client would: the checkpoint by its key, every hash
// through tiles that lead to its root, every entry by its hash.
func check(dir, vkey string) error {
	text, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	if err != nil {
		return err
	}
	tree, err := openCheckpoint(text, vkey)
	if err != nil {
		return err
	}
	files := tileDirectory(dir)
	hashes := tlog.TileHashReader(tree, files)
	for n := int64(0); n*tileWidth < tree.N; n++ {
		if err := checkBundle(files, hashes, n, tree.N); err != nil {
			return err
		}
	}
	if err := checkProofs(tree, hashes); err != nil {
		return err
	}
	fmt.Printf("size %d root %v: every entry is what its hash says\n", tree.N, tree.Hash)
	return nil
}

func checkBundle(files tileDirectory, hashes tlog.HashReader, n, size int64) error {
	entries, err := files.readBundle(n, bundleWidth(n, size))
	if err != nil {
		return err
	}
	var indexes []int64
	for i := range entries {
		indexes = append(indexes, tlog.StoredHashIndex(0, n*tileWidth+int64(i)))
	}
	stored, err := hashes.ReadHashes(indexes)
	if err != nil {
		return err
	}
	for i, entry := range entries {
		if tlog.RecordHash(entry) != stored[i] {
			return fmt.Errorf("entry %d is not what its hash says", n*tileWidth+int64(i))
		}
	}
	return nil
}

// checkProofs makes and checks a few inclusion and consistency proofs, so that
// tiles of every level are read.
func checkProofs(tree tlog.Tree, hashes tlog.HashReader) error {
	for _, index := range []int64{0, tree.N / 3, tree.N / 2, tree.N - 1} {
		if index < 0 || index >= tree.N {
			continue
		}
		leaf, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
		if err != nil {
			return err
		}
		proof, err := tlog.ProveRecord(tree.N, index, hashes)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf[0]); err != nil {
			return err
		}
		old := index + 1
		oldRoot, err := tlog.TreeHash(old, hashes)
		if err != nil {
			return err
		}
		growth, err := tlog.ProveTree(tree.N, old, hashes)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(growth, tree.N, tree.Hash, old, oldRoot); err != nil {
			return err
		}
	}
	return nil
}
