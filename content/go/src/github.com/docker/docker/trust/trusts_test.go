// Tests what a store without grants answers.

package trust

import (
	"bytes"
	"testing"

	"github.com/docker/docker/engine"
)

func TestCheckKeyWithoutGrants(t *testing.T) {
	store, err := NewTrustStore("/nowhere")
	if err != nil {
		t.Fatal(err)
	}
	eng := engine.New()
	eng.Logging = false
	if err := store.Install(eng); err != nil {
		t.Fatal(err)
	}
	if err := eng.Job("trust_key_check").Run(); err == nil || err.Error() != "Usage: trust_key_check NAMESPACE" {
		t.Fatalf("got %v", err)
	}
	if err := eng.Job("trust_key_check", "library").Run(); err == nil || err.Error() != "Missing PublicKey" {
		t.Fatalf("got %v", err)
	}
	job := eng.Job("trust_key_check", "library")
	job.Setenv("PublicKey", "{}")
	out := &bytes.Buffer{}
	job.Stdout.Add(out)
	if err := job.Run(); err != nil || out.String() != "no graph" {
		t.Fatalf("got %q, %v", out, err)
	}
}
