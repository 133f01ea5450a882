// Tests finding the last lines.

package tailfile

import (
	"bytes"
	"strings"
	"testing"
)

func TestTailFile(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{"one\ntwo\nthree\n", 2, "two|three"},
		{"one\ntwo", 1, "two"},
		{"one\n", 5, "one"},
		{"", 1, ""},
		{"one\n\n", 1, ""},
	} {
		lines, err := TailFile(strings.NewReader(c.text), c.n)
		if got := string(bytes.Join(lines, []byte("|"))); got != c.want || err != nil {
			t.Errorf("%d of %q: got %q and %v", c.n, c.text, got, err)
		}
	}
	if _, err := TailFile(strings.NewReader("x"), 0); err != ErrNonPositiveLinesNumber {
		t.Errorf("got %v", err)
	}
}
