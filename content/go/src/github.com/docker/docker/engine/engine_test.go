// Tests how handlers are registered and found.

package engine

import (
	"bytes"
	"strings"
	"testing"
)

// newTestEngine is an engine that keeps quiet.
func newTestEngine() *Engine {
	eng := New()
	eng.Logging = false
	return eng
}

func succeed(job *Job) Status { return StatusOK }

func TestRegisterGlobal(t *testing.T) {
	if err := Register("global", succeed); err != nil {
		t.Fatal(err)
	}
	defer unregister("global")
	if err := Register("global", succeed); err == nil {
		t.Fatal("a global handler was overwritten")
	}
	if err := newTestEngine().Register("global", succeed); err == nil {
		t.Fatal("a new engine did not have the global handler")
	}
}

func TestRegisterIsPerEngine(t *testing.T) {
	first, second := newTestEngine(), newTestEngine()
	if err := first.Register("work", succeed); err != nil {
		t.Fatal(err)
	}
	err := first.Register("work", succeed)
	if err == nil || err.Error() != "Can't overwrite handler for command work" {
		t.Fatalf("unexpected answer to the second registration: %v", err)
	}
	if second.Job("work").handler != nil {
		t.Fatal("the second engine has the handler of the first")
	}
}

func TestJobFindsHandler(t *testing.T) {
	eng := newTestEngine()
	eng.Register("known", func(job *Job) Status { return 3 })
	if eng.Job("other").handler != nil {
		t.Fatal("a handler out of nowhere")
	}
	eng.RegisterCatchall(func(job *Job) Status { return 4 })
	for name, want := range map[string]Status{"known": 3, "other": 4} {
		job := eng.Job(name)
		if got := job.handler(job); got != want {
			t.Errorf("%s: got %d, want %d", name, got, want)
		}
	}
	if eng.Job("").handler != nil {
		t.Error("the catchall took the empty name")
	}
}

func TestCommands(t *testing.T) {
	eng := newTestEngine()
	eng.Register("foo", succeed)
	eng.Register("bar", succeed)
	var out bytes.Buffer
	job := eng.Job("commands")
	job.Stdout.Add(&out)
	if err := job.Run(); err != nil {
		t.Fatal(err)
	}
	if out.String() != "bar\ncommands\nfoo\n" {
		t.Fatalf("got %q", out.String())
	}
}

func TestEngineString(t *testing.T) {
	first, second := newTestEngine(), newTestEngine()
	if len(first.String()) != 8 || first.String() == second.String() {
		t.Fatalf("got %q and %q", first, second)
	}
	job := first.Job("foo", "bar", "baz")
	if !strings.HasPrefix(job.String(), first.String()) || !strings.HasSuffix(job.String(), ".foo(bar, baz)") {
		t.Fatalf("got %q", job)
	}
}
