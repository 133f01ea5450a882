// Tests reading how much memory there is.

package system

import (
	"strings"
	"testing"
)

func TestParseMemInfo(t *testing.T) {
	const text = "MemTotal: 2 kB\nMemFree:\t1 kB\nSwapTotal: 4 MB\nSwapFree: many kB\nHugePages_Total: 5\nCached: 9 kB\n"
	got, err := parseMemInfo(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if want := (MemInfo{MemTotal: 2048, MemFree: 1024}); *got != want {
		t.Fatalf("got %v", *got)
	}
}
