// Tests what Run does, step by step.

package engine

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	log "github.com/Sirupsen/logrus"
)

func TestRunStatus(t *testing.T) {
	eng := newTestEngine()
	eng.Register("ok", succeed)
	eng.Register("fails", func(job *Job) Status { return job.Errorf("first\nsecond: %d", 2) })
	eng.Register("fails with error", func(job *Job) Status { return job.Error(errors.New("broken")) })
	cases := []struct {
		name    string
		message string
		code    int
	}{
		{"ok", "", 0},
		{"fails", "second: 2", 1},
		{"fails with error", "broken", 1},
		{"unknown", "unknown: command not found", 127},
	}
	for _, c := range cases {
		job := eng.Job(c.name)
		err := job.Run()
		message := ""
		if err != nil {
			message = err.Error()
		}
		if message != c.message || job.StatusCode() != c.code {
			t.Errorf("%s: got %q and %d", c.name, message, job.StatusCode())
		}
	}
}

func TestRunTwice(t *testing.T) {
	eng := newTestEngine()
	runs := 0
	eng.Register("count", func(job *Job) Status {
		runs++
		return StatusOK
	})
	job := eng.Job("count")
	if err := job.Run(); err != nil {
		t.Fatal(err)
	}
	err := job.Run()
	if err == nil || err.Error() != "count: job has already completed" || runs != 1 {
		t.Fatalf("got %v after %d runs", err, runs)
	}
}

func TestStatusString(t *testing.T) {
	eng := newTestEngine()
	eng.Register("ok", succeed)
	eng.Register("not ok", func(job *Job) Status { return 7 })
	for name, want := range map[string]string{"ok": " = OK (0)", "not ok": " = ERR (7)"} {
		job := eng.Job(name)
		if job.StatusString() != "" {
			t.Errorf("%s: got %q before the run", name, job.StatusString())
		}
		job.Run()
		if job.StatusString() != want {
			t.Errorf("%s: got %q", name, job.StatusString())
		}
	}
}

func TestRunLogs(t *testing.T) {
	var lines bytes.Buffer
	log.SetOutput(&lines)
	defer log.SetOutput(&bytes.Buffer{})
	eng := New()
	eng.Register("greet", func(job *Job) Status {
		log.Infof("between")
		return StatusOK
	})
	eng.Job("greet", "a", "b").Run()
	text := lines.String()
	plus := strings.Index(text, "+job greet(a, b)")
	between := strings.Index(text, "between")
	minus := strings.Index(text, "-job greet(a, b) = OK (0)")
	if plus < 0 || between < plus || minus < between {
		t.Fatalf("got %q", text)
	}
}

func TestRunClosesStreams(t *testing.T) {
	eng := newTestEngine()
	eng.Register("echo", func(job *Job) Status {
		job.Printf(`{"said": %q}`, job.Args[0])
		return StatusOK
	})
	job := eng.Job("echo", "hello")
	env, err := job.Stdout.AddEnv()
	if err != nil {
		t.Fatal(err)
	}
	if err := job.Run(); err != nil {
		t.Fatal(err)
	}
	// Run waits for the goroutine behind AddEnv, so env is complete.
	if env.Get("said") != "hello" {
		t.Fatalf("got %v", *env)
	}
}

func TestCancel(t *testing.T) {
	job := newTestEngine().Job("anything")
	select {
	case <-job.WaitCancelled():
		t.Fatal("cancelled too early")
	default:
	}
	job.Cancel()
	job.Cancel()
	<-job.WaitCancelled()
}

func TestLogf(t *testing.T) {
	eng := newTestEngine()
	job := eng.Job("foo")
	var out bytes.Buffer
	job.Stderr.Add(&out)
	job.Logf("%d%%\n", 50)
	if want := "[" + eng.String() + ".foo()] 50%\n"; out.String() != want {
		t.Fatalf("got %q, want %q", out.String(), want)
	}
}
