// A package with a TestMain and tests outside of it.
package guarded_test

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

var extra = flag.Bool("extra", false, "more")

func TestMain(m *testing.M) {
	flag.Parse()
	fmt.Println("setup")
	code := m.Run()
	fmt.Println("teardown", code)
	os.Exit(code)
}

func TestX(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	if testing.Verbose() {
		fmt.Println("verbose")
	}
}
func TestY(t *testing.T) { t.Parallel() }
