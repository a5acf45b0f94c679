// SPDX-License-Identifier: Apache-2.0
package main

import (
	"encoding/json"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// event is what the totals need; encoding/json checks the rest of the text.
type event struct {
	Type    string
	Contest string
	Unit    struct {
		Code   string
		Number int
	}
	Suara struct {
		Sah      uint64
		TidakSah uint64 `json:"tidak_sah"`
		Total    uint64
	}
	Votes json.RawMessage
}

type form struct {
	contest, code string
	numbers       []uint64 // 1, valid, invalid, all, then votes
}

type auditor struct {
	hashes storedHashes
	forms  map[string]form
}

func audit(dir string) (map[string]any, error) {
	log, err := openLog(dir)
	if err != nil {
		return nil, err
	}
	state := auditor{forms: map[string]form{}}
	for first := int64(0); first < log.tree.N; first += bundleWidth {
		entries, err := log.bundle(first)
		if err != nil {
			return nil, err
		}
		for i, entry := range entries {
			if err := state.take(first+int64(i), entry); err != nil {
				return nil, err
			}
		}
	}
	root, err := tlog.TreeHash(log.tree.N, state.hashes)
	if err != nil || root != log.tree.Hash {
		return nil, fmt.Errorf("root %v is not the checkpoint's (%v)", root, err)
	}
	answer := map[string]any{"holds": true, "size": log.tree.N}
	for contest, numbers := range state.totals() {
		answer[contest] = numbers[:2]
	}
	return answer, nil
}

func (state *auditor) take(index int64, entry []byte) error {
	if err := state.hashes.add(index, entry); err != nil {
		return err
	}
	var one event
	if err := json.Unmarshal(entry, &one); err != nil {
		return fmt.Errorf("entry %d: %v", index, err)
	}
	if one.Type != "c_hasil" {
		return nil
	}
	votes, err := votesOf(one.Votes)
	if err != nil {
		return fmt.Errorf("entry %d: %v", index, err)
	}
	numbers := append([]uint64{1, one.Suara.Sah, one.Suara.TidakSah, one.Suara.Total}, votes...)
	key := fmt.Sprint(one.Contest, one.Unit.Code, "/", one.Unit.Number)
	state.forms[key] = form{one.Contest, one.Unit.Code, numbers}
	return nil
}

// votesOf reads a list, or the parties of a legislative form.
func votesOf(text json.RawMessage) ([]uint64, error) {
	var list []uint64
	if len(text) > 0 && text[0] == '[' {
		return list, json.Unmarshal(text, &list)
	}
	var byParty struct{ Partai []uint64 }
	err := json.Unmarshal(text, &byParty)
	return byParty.Partai, err
}

// totals adds up at six levels and returns the national sums by contest.
func (state *auditor) totals() map[string][]uint64 {
	var national map[string][]uint64
	for _, digits := range []int{0, 2, 4, 6, 10, 10} {
		sums := map[string][]uint64{}
		for _, form := range state.forms {
			key := form.contest + form.code[:digits]
			sum := sums[key]
			for len(sum) < len(form.numbers) {
				sum = append(sum, 0)
			}
			for i, number := range form.numbers {
				sum[i] += number
			}
			sums[key] = sum
		}
		if digits == 0 {
			national = sums
		}
	}
	return national
}
