// Tests random ids.

package common

import "testing"

func TestRandomString(t *testing.T) {
	seen := make(map[string]bool)
	for i := 0; i < 100; i++ {
		id := RandomString()
		if len(id) != 64 || seen[id] {
			t.Fatalf("got %q", id)
		}
		seen[id] = true
	}
	if id := GenerateRandomID(); len(id) != 64 {
		t.Fatalf("got %q", id)
	}
}

func TestTruncateID(t *testing.T) {
	for id, want := range map[string]string{"90435eec5c4e124e": "90435eec5c4e", "9043": "9043", "": ""} {
		if got := TruncateID(id); got != want {
			t.Errorf("%q: got %q", id, got)
		}
	}
}
