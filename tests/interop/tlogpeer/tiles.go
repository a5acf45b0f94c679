// Where tlog-tiles keeps what: tile/<level>/<n>, tile/entries/<n>, each with
// .p/<width> behind it while it is not full.
//
// SPDX-License-Identifier: Apache-2.0
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const (
	tileHeight = 8
	tileWidth  = 1 << tileHeight
)

// tilePath drops the height from Go's "tile/8/L/N" and calls data entries.
func tilePath(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight))
	return "tile/" + strings.Replace(path, "data/", "entries/", 1)
}

// tileDirectory is a tlog.TileReader of a directory that any web server could serve.
type tileDirectory string

func (dir tileDirectory) Height() int                         { return tileHeight }
func (dir tileDirectory) SaveTiles(_ []tlog.Tile, _ [][]byte) {}

func (dir tileDirectory) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data, err := dir.readTile(tile)
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

// readTile takes the beginning of the full tile where a partial one is gone.
func (dir tileDirectory) readTile(tile tlog.Tile) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(string(dir), tilePath(tile)))
	if !os.IsNotExist(err) || tile.W == tileWidth {
		return data, err
	}
	full := tile
	full.W = tileWidth
	data, fullErr := os.ReadFile(filepath.Join(string(dir), tilePath(full)))
	if fullErr != nil {
		return nil, err
	}
	return data[:tile.W*tlog.HashSize], nil
}

// readBundle returns the entries of one bundle, which holds width of them.
func (dir tileDirectory) readBundle(n int64, width int) ([][]byte, error) {
	tile := tlog.Tile{H: tileHeight, L: -1, N: n, W: width}
	data, err := os.ReadFile(filepath.Join(string(dir), tilePath(tile)))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("%s: cut short", tilePath(tile))
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:end])
		data = data[end:]
	}
	if len(entries) != width {
		return nil, fmt.Errorf("%s: %d entries", tilePath(tile), len(entries))
	}
	return entries, nil
}

// bundleWidth is how many entries bundle n of a log of this size has.
func bundleWidth(n, size int64) int {
	if (n+1)*tileWidth <= size {
		return tileWidth
	}
	return int(size - n*tileWidth)
}
