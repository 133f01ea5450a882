// Tests finding ids by their beginning.

package truncindex

import "testing"

func TestGet(t *testing.T) {
	idx := NewTruncIndex([]string{"99b36c2c", "99c4d1e0", "1"})
	for prefix, want := range map[string]string{"99b": "99b36c2c", "99c4d1e0": "99c4d1e0", "1": "1"} {
		if got, err := idx.Get(prefix); err != nil || got != want {
			t.Errorf("%q: got %q and %v", prefix, got, err)
		}
	}
	for prefix, want := range map[string]string{
		"":    ErrEmptyPrefix.Error(),
		"99":  ErrAmbiguousPrefix.Error(),
		"abc": "no such id: abc",
	} {
		if got, err := idx.Get(prefix); err == nil || err.Error() != want {
			t.Errorf("%q: got %q and %v", prefix, got, err)
		}
	}
}

func TestAddAndDelete(t *testing.T) {
	idx := NewTruncIndex(nil)
	if err := idx.Add("abc"); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"abc", "", "a b"} {
		if idx.Add(id) == nil {
			t.Errorf("%q was added", id)
		}
	}
	if err := idx.Delete("ab"); err == nil {
		t.Fatal("deleted by a part of the id")
	}
	if err := idx.Delete("abc"); err != nil {
		t.Fatal(err)
	}
	if _, err := idx.Get("abc"); err == nil {
		t.Fatal("still there")
	}
}
