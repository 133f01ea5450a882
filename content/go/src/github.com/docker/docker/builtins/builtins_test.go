// Tests the jobs that need no daemon.

package builtins

import (
	"runtime"
	"testing"

	"github.com/docker/docker/engine"
)

func TestRegister(t *testing.T) {
	eng := engine.New()
	eng.Logging = false
	if err := Register(eng); err != nil {
		t.Fatal(err)
	}
	if err := Register(eng); err == nil || err.Error() != "Can't overwrite handler for command init_networkdriver" {
		t.Fatalf("got %v", err)
	}
	job := eng.Job("version")
	env, err := job.Stdout.AddEnv()
	if err != nil {
		t.Fatal(err)
	}
	if err := job.Run(); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		"Version":    "1.6.2",
		"ApiVersion": "1.18",
		"GitCommit":  "7c8fca2",
		"GoVersion":  runtime.Version(),
		"Os":         runtime.GOOS,
		"Arch":       runtime.GOARCH,
	} {
		if env.Get(key) != want {
			t.Errorf("%s: got %q, want %q", key, env.Get(key), want)
		}
	}
}
