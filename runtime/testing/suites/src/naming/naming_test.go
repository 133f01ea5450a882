// Names of subtests, parallel ones, and texts of several lines.
package naming

import (
	"fmt"
	"testing"
	"time"
)

func TestParallelMany(t *testing.T) {
	for _, n := range []string{"a", "b"} {
		n := n
		t.Run(n, func(t *testing.T) {
			t.Parallel()
			if n == "b" {
				t.Errorf("%s fails", n)
			}
		})
	}
	t.Cleanup(func() { fmt.Println("after both") })
	fmt.Println("body ends")
}

func TestGoexitOfSub(t *testing.T) {
	t.Run("x", func(st *testing.T) {
		st.Cleanup(func() { fmt.Println("cleanup", st.Failed(), st.Skipped()) })
		st.Fatalf("%d%%", 5)
	})
	fmt.Println(t.Failed(), t.Name())
}

func TestMultiline(t *testing.T) {
	t.Log("one\ntwo\n\nfour\n")
	t.Log()
	t.Logf("no newline")
	t.Error("last\n")
}

func TestSleep(t *testing.T) { time.Sleep(30 * time.Millisecond); fmt.Print("no newline at end") }

func TestSubNames(t *testing.T) {
	for _, n := range []string{"a/b", "tab\there", "é", "\x00", "x", "x", "x#01", "日本", "q\"uote"} {
		t.Run(n, func(t *testing.T) {
			if n == "x" {
				t.Fail()
			}
		})
	}
}

func TestBool(t *testing.T) {
	fmt.Println(t.Run("good", func(t *testing.T) {}), t.Run("bad", func(t *testing.T) { t.Fail() }), t.Run("skip", func(t *testing.T) { t.Skip() }))
}

func Example_suffix() {
	fmt.Println("hi")
	// Output: hi
}

func Example_noOutput() { panic("never run") }
