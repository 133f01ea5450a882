// Tests comparing versions.

package version

import "testing"

func TestCompare(t *testing.T) {
	cases := []struct {
		a, b Version
		want int
	}{
		{"1.18", "1.18", 0},
		{"1.18", "1.18.0", 0},
		{"1", "1.0.0", 0},
		{"1.9", "1.18", -1},
		{"1.99", "1.18", 1},
		{"2", "1.18", 1},
		{"0.9", "1", -1},
		{"1.6.2", "1.6.10", -1},
		{"", "0", 0},
		{"x.1", "0.1", 0},
	}
	for _, c := range cases {
		if got := c.a.compareTo(c.b); got != c.want {
			t.Errorf("%q and %q: got %d", c.a, c.b, got)
		}
		if got := c.b.compareTo(c.a); got != -c.want {
			t.Errorf("%q and %q: got %d", c.b, c.a, got)
		}
		if c.a.LessThan(c.b) != (c.want < 0) || c.a.GreaterThanOrEqualTo(c.b) != (c.want >= 0) {
			t.Errorf("%q and %q: LessThan or GreaterThanOrEqualTo is wrong", c.a, c.b)
		}
		if c.a.GreaterThan(c.b) != (c.want > 0) || c.a.LessThanOrEqualTo(c.b) != (c.want <= 0) {
			t.Errorf("%q and %q: GreaterThan or LessThanOrEqualTo is wrong", c.a, c.b)
		}
		if c.a.Equal(c.b) != (c.want == 0) {
			t.Errorf("%q and %q: Equal is wrong", c.a, c.b)
		}
	}
}
