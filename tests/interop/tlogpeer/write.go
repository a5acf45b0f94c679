// SPDX-License-Identifier: Apache-2.0
package main

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const origin = "tlogpeer.example/log"

// write makes a log of entries that are no JSON and no text, signed by a new
// key, and prints the key.
func write(dir string, size int64) error {
	skey, vkey, err := note.GenerateKey(rand.Reader, origin)
	if err != nil {
		return err
	}
	root, err := writeTree(dir, size)
	if err != nil {
		return err
	}
	signer, err := note.NewSigner(skey)
	if err != nil {
		return err
	}
	text := fmt.Sprintf("%s\n%d\n%v\n", origin, size, root)
	checkpoint, err := note.Sign(&note.Note{Text: text}, signer)
	if err != nil {
		return err
	}
	if err := writeFile(dir, "checkpoint", checkpoint); err != nil {
		return err
	}
	fmt.Println(vkey)
	return nil
}

// entryAt is bytes that say their index and go on as long as they please:
// entry 0 is empty, entry 7 as long as an entry can be.
func entryAt(index int64) []byte {
	switch index {
	case 0:
		return nil
	case 7:
		return bytes.Repeat([]byte{0xff}, 65535)
	}
	text := fmt.Sprintf("entry %d \x00\xfe{", index)
	return append([]byte(text), bytes.Repeat([]byte{byte(index)}, int(index%300))...)
}

// storedHashes is the flat storage of package tlog.
type storedHashes []tlog.Hash

func (all storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, index := range indexes {
		hashes = append(hashes, all[index])
	}
	return hashes, nil
}

// writeTree writes bundles and tiles, and returns the root.
func writeTree(dir string, size int64) (tlog.Hash, error) {
	var stored storedHashes
	for index := int64(0); index < size; index++ {
		hashes, err := tlog.StoredHashes(index, entryAt(index), stored)
		if err != nil {
			return tlog.Hash{}, err
		}
		stored = append(stored, hashes...)
	}
	if err := writeTiles(dir, size, stored); err != nil {
		return tlog.Hash{}, err
	}
	if size == 0 {
		return emptyRoot, nil
	}
	return tlog.TreeHash(size, stored)
}

// writeTiles writes the tiles of this size: all full ones, and one partial tile
// at the end of each level. (tlog.NewTiles would name every width in between.)
func writeTiles(dir string, size int64, stored storedHashes) error {
	for level, hashes := 0, size; hashes > 0; level, hashes = level+1, hashes>>tileHeight {
		for n := int64(0); n*tileWidth < hashes; n++ {
			tile := tlog.Tile{H: tileHeight, L: level, N: n, W: bundleWidth(n, hashes)}
			data, err := tlog.ReadTileData(tile, stored)
			if err != nil {
				return err
			}
			if err := writeFile(dir, tilePath(tile), data); err != nil {
				return err
			}
			if level > 0 {
				continue
			}
			if err := writeBundle(dir, n, tile.W); err != nil {
				return err
			}
		}
	}
	return nil
}

func writeBundle(dir string, n int64, width int) error {
	var data []byte
	for i := 0; i < width; i++ {
		entry := entryAt(n*tileWidth + int64(i))
		data = binary.BigEndian.AppendUint16(data, uint16(len(entry)))
		data = append(data, entry...)
	}
	return writeFile(dir, tilePath(tlog.Tile{H: tileHeight, L: -1, N: n, W: width}), data)
}

func writeFile(dir, name string, data []byte) error {
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}
