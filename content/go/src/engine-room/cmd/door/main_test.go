// Tests that the daemon's job is there before the door is opened.

package main

import (
	"bytes"
	"testing"

	"github.com/docker/docker/engine"
)

func TestInitDaemon(t *testing.T) {
	eng := engine.New()
	eng.Logging = false
	answer := ""
	eng.Register("acceptconnections", func(job *engine.Job) engine.Status {
		info := eng.Job("info")
		var out bytes.Buffer
		info.Stdout.Add(&out)
		if err := info.Run(); err != nil {
			return job.Error(err)
		}
		answer = out.String()
		return engine.StatusOK
	})
	if err := initDaemon(eng); err != nil {
		t.Fatal(err)
	}
	if answer != "{\"Containers\":2}\n" {
		t.Errorf("got %q", answer)
	}
}
