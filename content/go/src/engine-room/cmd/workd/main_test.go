package main

import (
	"bytes"
	"testing"
	"time"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/engine"
)

func init() {
	log.SetOutput(&bytes.Buffer{})
}

func TestErrandsEndWithTheEngine(t *testing.T) {
	eng := engine.New()
	eng.Logging = false
	taken := make(chan bool, 10)
	eng.Register("errand", func(job *engine.Job) engine.Status {
		taken <- true
		return errand(job)
	})
	over := make(chan error)
	go func() { over <- takeErrands(eng) }()
	<-taken
	eng.Shutdown()
	if err := <-over; err == nil || err.Error() != "engine is shutdown" {
		t.Fatalf("got %v", err)
	}
}

func TestEndlessEndsWhenCancelled(t *testing.T) {
	eng := engine.New()
	eng.Logging = false
	eng.Register("endless", endless)
	job := eng.Job("endless")
	over := make(chan error)
	go func() { over <- job.Run() }()
	select {
	case <-over:
		t.Fatal("ended by itself")
	case <-time.After(10 * time.Millisecond):
	}
	job.Cancel()
	if err := <-over; err != nil {
		t.Fatal(err)
	}
}
