// Tests that a shutdown refuses jobs, waits for jobs and callbacks, and gives up in time.

package engine

import (
	"testing"
	"time"
)

func TestShutdownRefusesJobs(t *testing.T) {
	eng := newTestEngine()
	eng.Register("work", succeed)
	if eng.IsShutdown() {
		t.Fatal("shut down from the start")
	}
	if err := eng.Job("work").Run(); err != nil {
		t.Fatal(err)
	}
	eng.Shutdown()
	if !eng.IsShutdown() {
		t.Fatal("not shut down")
	}
	err := eng.Job("work").Run()
	if err == nil || err.Error() != "engine is shutdown" {
		t.Fatalf("got %v", err)
	}
	job := eng.Job("work")
	job.SetenvBool("overrideShutdown", true)
	if err := job.Run(); err != nil {
		t.Fatalf("not even with overrideShutdown: %v", err)
	}
}

func TestShutdownWaitsForJobs(t *testing.T) {
	eng := newTestEngine()
	started, finish := make(chan bool), make(chan bool)
	completed := false
	eng.Register("slow", func(job *Job) Status {
		started <- true
		<-finish
		completed = true
		return StatusOK
	})
	go eng.Job("slow").Run()
	<-started
	done := make(chan bool)
	go func() {
		eng.Shutdown()
		close(done)
	}()
	select {
	case <-done:
		t.Fatal("did not wait")
	case <-time.After(20 * time.Millisecond):
	}
	finish <- true
	<-done
	if !completed {
		t.Fatal("the job was cut off")
	}
}

func TestShutdownDoesNotWaitForServeapi(t *testing.T) {
	eng := newTestEngine()
	started := make(chan bool)
	eng.Register("serveapi", func(job *Job) Status {
		started <- true
		<-job.WaitCancelled()
		return StatusOK
	})
	job := eng.Job("serveapi")
	go job.Run()
	<-started
	begin := time.Now()
	eng.Shutdown()
	if took := time.Since(begin); took > time.Second {
		t.Fatalf("waited for %v", took)
	}
	job.Cancel()
}

func TestShutdownRunsCallbacksAtOnce(t *testing.T) {
	eng := newTestEngine()
	meet := make(chan bool)
	// Each of the two can only end if the other runs at the same time.
	eng.OnShutdown(func() { meet <- true })
	eng.OnShutdown(func() { <-meet })
	eng.Shutdown()
	eng.Shutdown()
}

func TestWaitAtMost(t *testing.T) {
	forever := make(chan bool)
	defer close(forever)
	begin := time.Now()
	waitAtMost(30*time.Millisecond, func() { <-forever })
	if took := time.Since(begin); took < 30*time.Millisecond {
		t.Fatalf("gave up after %v", took)
	}
	waitAtMost(time.Hour, func() {})
}
