// Checkpoints: a tree in a signed note. tlog.ParseTree insists on the origin
// of one log of its own, so this reads the three lines itself.
//
// SPDX-License-Identifier: Apache-2.0
package main

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// openCheckpoint returns the tree of a checkpoint that the key signed and whose
// origin is the key's name.
func openCheckpoint(text []byte, vkey string) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(strings.TrimSpace(vkey))
	if err != nil {
		return tlog.Tree{}, err
	}
	signed, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, fmt.Errorf("checkpoint: %v", err)
	}
	lines := strings.Split(signed.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("checkpoint: not one of origin %q", verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return tlog.Tree{}, fmt.Errorf("checkpoint: bad size %q", lines[1])
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return tlog.Tree{}, fmt.Errorf("checkpoint: %v", err)
	}
	if size == 0 && root != emptyRoot {
		return tlog.Tree{}, fmt.Errorf("checkpoint: size 0 without the empty root")
	}
	return tlog.Tree{N: size, Hash: root}, nil
}

// emptyRoot is RFC 6962's; tlog.TreeHash(0) of this version is 32 zero bytes.
var emptyRoot = tlog.Hash(sha256.Sum256(nil))
