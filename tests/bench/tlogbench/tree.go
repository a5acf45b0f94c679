// SPDX-License-Identifier: Apache-2.0
package main

import (
	"encoding/binary"
	"fmt"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

// entrySize is the length of peer_bench's entries; longer ones are cut.
const entrySize = 600

// buildTree times StoredHashes over at most a quarter of a million entries.
func buildTree(dir string) (map[string]any, error) {
	log, err := openLog(dir)
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for first := int64(0); first < min(log.tree.N, 1<<18); first += bundleWidth {
		bundle, err := log.bundle(first)
		if err != nil {
			return nil, err
		}
		for _, entry := range bundle {
			if len(entry) > entrySize {
				entry = entry[:entrySize]
			}
			entries = append(entries, entry)
		}
	}
	start := time.Now()
	var hashes storedHashes
	for i, entry := range entries {
		if err := hashes.add(int64(i), entry); err != nil {
			return nil, err
		}
	}
	if _, err := tlog.TreeHash(int64(len(entries)), hashes); err != nil {
		return nil, err
	}
	return map[string]any{"per_second": rate(len(entries), start)}, nil
}

// proofs times ProveRecord and CheckRecord all over a tree in memory.
func proofs(size int64) (map[string]any, error) {
	var hashes storedHashes
	for i := int64(0); i < size; i++ {
		if err := hashes.add(i, binary.BigEndian.AppendUint64(nil, uint64(i))); err != nil {
			return nil, err
		}
	}
	root, err := tlog.TreeHash(size, hashes)
	if err != nil {
		return nil, err
	}
	const count = 20000
	made := make([]tlog.RecordProof, count)
	at := func(i int) int64 { return int64(i) * 40503 % count * size / count }
	start := time.Now()
	for i := range made {
		if made[i], err = tlog.ProveRecord(size, at(i), hashes); err != nil {
			return nil, err
		}
	}
	prove := rate(count, start)
	start = time.Now()
	for i, proof := range made {
		leaf := hashes[tlog.StoredHashIndex(0, at(i))]
		if err := tlog.CheckRecord(proof, size, root, at(i), leaf); err != nil {
			return nil, fmt.Errorf("proof %d: %v", at(i), err)
		}
	}
	return map[string]any{"prove_per_second": prove, "verify_per_second": rate(count, start)}, nil
}

func rate(count int, start time.Time) float64 {
	return float64(count) / time.Since(start).Seconds()
}
