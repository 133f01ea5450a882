// Tests which route each request takes.

package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestRoutes(t *testing.T) {
	cases := []struct{ method, url, body, accept, want string }{
		{"GET", "http://acme.example.org/users/7", "", "", "user by number\nid=7\ntenant=acme\n"},
		{"PUT", "http://acme.example.org/users/ann", "", "", "user by name\nname=ann\ntenant=acme\n"},
		{"GET", "http://acme.example.org/users/a/b", "", "", "404 page not found\n"},
		{"GET", "http://acme.example.com/users/7", "", "", "404 page not found\n"},
		{"GET", "/users/7", "", "", "404 page not found\n"},
		{"GET", "/events?since=1", "", "text/event-stream", "stream of events\n"},
		{"GET", "/events?since=1", "", "", "events since\n"},
		{"GET", "/events", "", "", "404 page not found\n"},
		{"GET", "https://host/secret", "", "", "secret\n"},
		{"GET", "/secret", "", "", "404 page not found\n"},
		{"GET", "/files/a/b", "", "", "file\npath=a/b\n"},
		{"GET", "/files/", "", "", "file\npath=\n"},
		{"POST", "/files/a", "x", "", "anything with a body\n"},
		{"GET", "/static/a/b", "", "", "static\n"},
		{"GET", "/static", "", "", "404 page not found\n"},
	}
	router := newRouter()
	for _, c := range cases {
		req, err := http.NewRequest(c.method, c.url, strings.NewReader(c.body))
		if err != nil {
			t.Fatal(err)
		}
		if c.accept != "" {
			req.Header.Set("Accept", c.accept)
		}
		w := httptest.NewRecorder()
		router.ServeHTTP(w, req)
		if w.Body.String() != c.want {
			t.Errorf("%s %s: got %q", c.method, c.url, w.Body.String())
		}
	}
}
