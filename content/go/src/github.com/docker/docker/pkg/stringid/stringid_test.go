// Tests ids and their short form.

package stringid

import "testing"

func TestGenerateRandomID(t *testing.T) {
	one, other := GenerateRandomID(), GenerateRandomID()
	if len(one) != 64 || one == other {
		t.Fatalf("got %s and %s", one, other)
	}
}

func TestTruncateID(t *testing.T) {
	if got := TruncateID("0123456789abcdef"); got != "0123456789ab" {
		t.Errorf("got %s", got)
	}
	if got := TruncateID("short"); got != "short" {
		t.Errorf("got %s", got)
	}
}
