// Tests that events reach who listens, and parameters of a query.

package api

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/docker/swarm/cluster"
)

type brokenWriter struct{}

func (brokenWriter) Write(p []byte) (int, error) { return 0, errors.New("gone") }

func newEvent() *cluster.Event {
	e := &cluster.Event{Engine: &cluster.Engine{ID: "E1", Name: "node-1", IP: "10.0.0.1", Addr: "10.0.0.1:2375"}}
	e.Status, e.ID, e.From, e.Time = "start", "aaa", "nginx", 7
	return e
}

func TestHandle(t *testing.T) {
	eh := newEventsHandler()
	var out bytes.Buffer
	eh.Add("10.0.0.9:1", &out)
	eh.Add("10.0.0.9:2", brokenWriter{})
	ended := make(chan bool)
	go func() {
		eh.Wait("10.0.0.9:2", -1)
		ended <- true
	}()
	if eh.Size() != 2 {
		t.Fatalf("%d listen", eh.Size())
	}
	time.Sleep(300 * time.Millisecond) // so that it waits
	e := newEvent()
	if err := eh.Handle(e); err != nil {
		t.Fatal(err)
	}
	<-ended
	if eh.Size() != 1 {
		t.Errorf("%d listen after one broke", eh.Size())
	}
	got := out.String()
	for _, part := range []string{
		`"from":"nginx node:node-1"`,
		`"node.addr":"10.0.0.1:2375"`,
		`,"node":{"Name":"node-1","Id":"E1","Addr":"10.0.0.1:2375","Ip":"10.0.0.1"}}`,
	} {
		if !strings.Contains(got, part) {
			t.Errorf("no %s in %s", part, got)
		}
	}
	if e.From != "nginx" {
		t.Errorf("the event itself now says %q", e.From)
	}
}

func TestWaitUntil(t *testing.T) {
	eh := newEventsHandler()
	eh.Add("x", &bytes.Buffer{})
	eh.Wait("x", time.Now().Unix()) // a moment that is over
	if eh.Size() != 0 {
		t.Errorf("%d listen", eh.Size())
	}
}

// listener is a client that tells of each flush, and goes away when it is told to. The handler and the
// cluster write to it at once, as they do to a connection.
type listener struct {
	sync.Mutex
	header  http.Header
	body    bytes.Buffer
	flushed chan bool
	gone    chan bool
}

func (l *listener) Header() http.Header      { return l.header }
func (l *listener) WriteHeader(int)          {}
func (l *listener) Flush()                   { l.flushed <- true }
func (l *listener) CloseNotify() <-chan bool { return l.gone }

func (l *listener) Write(p []byte) (int, error) {
	l.Lock()
	defer l.Unlock()
	return l.body.Write(p)
}

func TestGetEvents(t *testing.T) {
	c := &context{eventsHandler: newEventsHandler()}
	l := &listener{header: http.Header{}, flushed: make(chan bool), gone: make(chan bool)}
	r, err := http.NewRequest("GET", "/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan bool)
	go func() {
		getEvents(c, l, r)
		ended <- true
	}()
	<-l.flushed // it is told that it is heard
	handled := make(chan error)
	go func() { handled <- c.eventsHandler.Handle(newEvent()) }()
	<-l.flushed
	if err := <-handled; err != nil {
		t.Fatal(err)
	}
	l.Lock()
	body := l.body.String()
	l.Unlock()
	if !strings.Contains(body, `"status":"start"`) {
		t.Errorf("heard %q", body)
	}
	l.gone <- true
	<-ended
	if n := c.eventsHandler.Size(); n != 0 {
		t.Errorf("%d listen after the client has gone", n)
	}

	_, server := manager(t)
	if status, _ := ask(t, server, "GET", "/events?until=x", ""); status != 400 {
		t.Errorf("until=x: %d", status)
	}
	until := fmt.Sprintf("/events?until=%d", time.Now().Unix()-1)
	if status, body := ask(t, server, "GET", until, ""); status != 200 || body != "" {
		t.Errorf("until now: %d %q", status, body)
	}
}

func TestValues(t *testing.T) {
	for value, want := range map[string]bool{
		"": false, "0": false, " No ": false, "FALSE": false, "none": false, "1": true, "yes": true, "on": true,
	} {
		r, _ := http.NewRequest("GET", "/", nil)
		r.Form = map[string][]string{"k": {value}}
		if got := boolValue(r, "k"); got != want {
			t.Errorf("%q: %t", value, got)
		}
	}
	for value, want := range map[string]int{"": 0, "x": 0, "12": 12, "-3": -3} {
		r, _ := http.NewRequest("GET", "/", nil)
		r.Form = map[string][]string{"k": {value}}
		if got := intValueOrZero(r, "k"); got != want {
			t.Errorf("%q: %d", value, got)
		}
		if got := int64ValueOrZero(r, "k"); got != int64(want) {
			t.Errorf("%q: %d", value, got)
		}
	}
}
