// Tests the order.

package naturalsort

import (
	"sort"
	"strings"
	"testing"
)

func TestNaturalSort(t *testing.T) {
	for _, want := range []string{
		"node1 node2 node10",
		"a a1 b",
		"1 a",
		"node1 node01 node001 node2",
		"node1-a node1-b node2-a",
	} {
		names := strings.Split(want, " ")
		for i, j := 0, len(names)-1; i < j; i, j = i+1, j-1 {
			names[i], names[j] = names[j], names[i]
		}
		sort.Sort(NaturalSort(names))
		if got := strings.Join(names, " "); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
