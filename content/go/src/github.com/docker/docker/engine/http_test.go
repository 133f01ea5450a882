// Tests an engine as an http.Handler.

package engine

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestServeHTTP(t *testing.T) {
	eng := newTestEngine()
	eng.Register("greet", func(job *Job) Status {
		for _, name := range job.Args {
			job.Printf("hello %s\n", name)
		}
		return job.Errorf("that was all")
	})
	req, err := http.NewRequest("GET", "/v1.18/greet?a=Ann&a=Bob", nil)
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	eng.ServeHTTP(w, req)
	// The job failed, but the status had been sent before.
	if w.Code != http.StatusOK {
		t.Fatalf("got %d", w.Code)
	}
	if w.Body.String() != "hello Ann\nhello Bob\nthat was all\n" {
		t.Fatalf("got %q", w.Body.String())
	}
	if w.Header().Get("Job-Name") != "greet" {
		t.Fatalf("got %q", w.Header().Get("Job-Name"))
	}
	if args := w.Header()["Job-Args"]; len(args) != 2 || args[1] != "Bob" {
		t.Fatalf("got %v", args)
	}
}
