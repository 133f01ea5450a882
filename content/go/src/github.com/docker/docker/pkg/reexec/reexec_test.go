// Tests that the name decides, and that no name is given twice.

package reexec

import (
	"os"
	"testing"
)

func TestInit(t *testing.T) {
	defer func(name string) { os.Args[0] = name }(os.Args[0])
	called := 0
	Register("carried", func() { called++ })
	os.Args[0] = "docker"
	if Init() || called != 0 {
		t.Fatal("a name nobody registered runs something")
	}
	os.Args[0] = "carried"
	if !Init() || called != 1 {
		t.Fatalf("called %d times", called)
	}
}

func TestRegisterTwice(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Fatal("no panic")
		}
	}()
	Register("twice", func() {})
	Register("twice", func() {})
}
