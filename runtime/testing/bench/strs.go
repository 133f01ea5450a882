// Strings: building, splitting, searching, runes.
package main

import (
	"bytes"
	"strings"
)

func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func main() {
	var buf bytes.Buffer
	for i := 0; i < 80000; i++ {
		buf.WriteString("the quick brown føx ")
		buf.WriteByte(byte('a' + i%26))
	}
	text := buf.String()
	words := strings.Fields(text)
	vowels := 0
	longest := ""
	for _, w := range words {
		for _, r := range w {
			switch r {
			case 'a', 'e', 'i', 'o', 'u', 'ø':
				vowels++
			}
		}
		back := reverse(w)
		if len(back) > len(longest) {
			longest = back
		}
	}
	joined := strings.ToUpper(strings.Join(words[:1000], "-"))
	line := ""
	for i := 0; i < 3000; i++ {
		line += "x"
	}
	println(len(words), vowels, longest, len(joined), len(line), strings.Count(text, "quick"))
}
