package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/docker/docker/engine"
)

// say runs a job of an engine and returns what it printed and how it ended.
func say(eng *engine.Engine, name string, args ...string) (string, error) {
	var out bytes.Buffer
	job := eng.Job(name, args...)
	job.Stdout.Add(&out)
	err := job.Run()
	return out.String(), err
}

func quiet() *engine.Engine {
	eng := engine.New()
	eng.Logging = false
	return eng
}

func TestEveryEngineHasTheMotto(t *testing.T) {
	for i := 0; i < 2; i++ {
		if text, err := say(quiet(), "motto"); err != nil || text == "" {
			t.Errorf("got %q and %v", text, err)
		}
	}
}

func TestACounterIsOneModule(t *testing.T) {
	eng, other := quiet(), quiet()
	must(new(counter).Install(eng))
	must(new(counter).Install(other))
	say(eng, "count")
	if text, _ := say(eng, "count"); text != "2\n" {
		t.Errorf("got %q, want 2", text)
	}
	if text, _ := say(other, "count"); text != "1\n" {
		t.Errorf("got %q, want 1: the engines share a counter", text)
	}
}

func TestTheCatchallIsToldTheName(t *testing.T) {
	eng := quiet()
	eng.RegisterCatchall(anything)
	if text, err := say(eng, "nonsense"); err != nil || text != "nobody registered nonsense\n" {
		t.Errorf("got %q and %v", text, err)
	}
	if _, err := say(eng, ""); err == nil {
		t.Error("a job without a name ran")
	}
}

func Example() {
	os.Args = os.Args[:1]
	main()
	// Output:
	// Can't overwrite handler for command greet
	// > "commands"
	// commands
	// count
	// greet
	// motto
	// > "greet"
	// Hello, Ada.
	// > "late"
	// error: late: command not found
	// > "late"
	// nobody registered late
	// > "greet"
	// Hello, Ada.
	// > "count"
	// 1
	// > ""
	// error: : command not found
	// > "late"
	// Better late than never.
	// > "greet"
	// error: greet: command not found
}
