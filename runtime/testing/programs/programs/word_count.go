package main

import (
	"fmt"
	"sort"
	"strings"
)

type entry struct {
	word string
	n    int
}

type byCount []entry

func (b byCount) Len() int      { return len(b) }
func (b byCount) Swap(i, j int) { b[i], b[j] = b[j], b[i] }
func (b byCount) Less(i, j int) bool {
	if b[i].n != b[j].n {
		return b[i].n > b[j].n
	}
	return b[i].word < b[j].word
}

const text = `The quick brown fox jumps over the lazy dog. The dog sleeps;
the fox does not. Quick, quick, said the fox.`

func main() {
	counts := map[string]int{}
	words := strings.FieldsFunc(text, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z')
	})
	for _, w := range words {
		counts[strings.ToLower(w)]++
	}
	var list byCount
	for w, n := range counts {
		list = append(list, entry{w, n})
	}
	sort.Sort(list)
	for _, e := range list[:5] {
		fmt.Printf("%-6s %d\n", e.word, e.n)
	}
	fmt.Println(len(words), len(list))
}
