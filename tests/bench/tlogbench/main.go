// tlogbench is what an observer might use instead of saksi: golang.org/x/mod's
// tlog package and encoding/json. A baseline, run by tests/bench/measure.py.
//
//	tlogbench audit LOG      every entry hashed, the tree built, the root compared,
//	                         every entry parsed, the forms added up at six levels
//	tlogbench tree LOG       the tree alone, from entries already in memory
//	tlogbench proofs SIZE    inclusion proofs of such a tree, made and checked
//
// Each prints one line of JSON. Exit 0: done. 1: a root or proof is wrong. 2: usage.
//
// SPDX-License-Identifier: Apache-2.0
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
)

func main() {
	answer, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "tlogbench:", err)
		if err == errUsage {
			os.Exit(2)
		}
		os.Exit(1)
	}
	if err := json.NewEncoder(os.Stdout).Encode(answer); err != nil {
		os.Exit(2)
	}
}

var errUsage = fmt.Errorf("usage: tlogbench audit LOG | tree LOG | proofs SIZE")

func run(args []string) (map[string]any, error) {
	if len(args) != 2 {
		return nil, errUsage
	}
	switch args[0] {
	case "audit":
		return audit(args[1])
	case "tree":
		return buildTree(args[1])
	case "proofs":
		size, err := strconv.ParseInt(args[1], 10, 64)
		if err != nil || size < 1 {
			return nil, errUsage
		}
		return proofs(size)
	}
	return nil, errUsage
}
