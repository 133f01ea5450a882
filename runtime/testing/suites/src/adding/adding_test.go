// What a test can say of itself: logs, helpers, subtests, skips, cleanups, examples.
package adding

import (
	"errors"
	"fmt"
	"os"
	"testing"
)

func TestOK(t *testing.T) {
	if Add(1, 2) != 3 {
		t.Fatal("no")
	}
}

func TestFail(t *testing.T) {
	t.Log("a log\nof two lines")
	t.Errorf("Add(%d) = %v", 1, errors.New("bad"))
	t.Fatal("fatal", 3)
	t.Log("never")
}

func TestSkip(t *testing.T) { t.Skip("not today") }

func TestSubs(t *testing.T) {
	for _, name := range []string{"one", "two words", "one", ""} {
		name := name
		t.Run(name, func(t *testing.T) {
			t.Log("in", t.Name())
			if name == "two words" {
				t.Error("odd")
			}
			t.Run("deep", func(t *testing.T) { t.Logf("deep %s", t.Name()) })
		})
	}
}

func check(t *testing.T, ok bool) {
	t.Helper()
	if !ok {
		t.Error("check failed")
	}
}

func TestHelper(t *testing.T) {
	check(t, true)
	check(t, false)
}

func TestCleanup(t *testing.T) {
	t.Cleanup(func() { fmt.Println("first registered") })
	t.Cleanup(func() { t.Log("second registered") })
	d := t.TempDir()
	if _, err := os.Stat(d); err != nil {
		t.Fatal(err)
	}
	t.Run("sub", func(t *testing.T) { t.Cleanup(func() { fmt.Println("sub cleanup") }) })
	fmt.Println("end of body")
}

func TestPar(t *testing.T) {
	t.Run("group", func(t *testing.T) {
		t.Run("a", func(t *testing.T) { t.Parallel(); t.Log("a") })
	})
	fmt.Println("after group")
}

func TestSkipAfterFail(t *testing.T) {
	t.Error("first")
	t.Skipf("then %d", 1)
}

func TestSetenv(t *testing.T) {
	t.Setenv("ZED", "1")
	if os.Getenv("ZED") != "1" {
		t.Fail()
	}
	t.Run("failnow", func(t *testing.T) { t.FailNow() })
	t.Run("skipnow", func(t *testing.T) { t.SkipNow() })
}

func ExampleAdd() {
	fmt.Println(Add(1, 2))
	// Output: 3
}

func ExampleAdd_wrong() {
	fmt.Println(Add(1, 2))
	fmt.Println("x")
	// Output:
	// 4
	// x
}

func ExampleAdd_unordered() {
	fmt.Println("b")
	fmt.Println("a")
	// Unordered output:
	// a
	// b
}

func BenchmarkAdd(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Add(i, i)
	}
}
