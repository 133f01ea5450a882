// A test that panics in a subtest.
package crashing

import "testing"

func TestA(t *testing.T) { t.Log("hello") }

func TestPanic(t *testing.T) {
	t.Log("before")
	t.Run("inner", func(t *testing.T) {
		t.Log("about to")
		var m map[string]int
		m["x"] = 1
	})
}

func TestNever(t *testing.T) {}
