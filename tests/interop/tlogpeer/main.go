// tlogpeer is a stranger to saksi: it reads, checks and writes tlog-tiles logs
// with nothing but golang.org/x/mod's note and tlog packages.
//
//	tlogpeer check DIR VKEY            every entry, tile and the signature
//	tlogpeer proof ENTRY PROOF VKEY    an offline proof (c2sp.org/tlog-proof)
//	tlogpeer write DIR SIZE            a log of SIZE entries; prints its vkey
//
// Exit 0: holds or done. 1: does not hold. 2: wrong usage.
//
// SPDX-License-Identifier: Apache-2.0
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	err := run(os.Args[1:])
	if err == errUsage {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "tlogpeer:", err)
		os.Exit(1)
	}
}

var errUsage = fmt.Errorf("usage: tlogpeer check DIR VKEY | proof ENTRY PROOF VKEY | write DIR SIZE")

func run(args []string) error {
	switch {
	case len(args) == 3 && args[0] == "check":
		return check(args[1], args[2])
	case len(args) == 4 && args[0] == "proof":
		return checkProof(args[1], args[2], args[3])
	case len(args) == 3 && args[0] == "write":
		size, err := strconv.ParseInt(args[2], 10, 64)
		if err != nil || size < 0 {
			return errUsage
		}
		return write(args[1], size)
	}
	return errUsage
}
