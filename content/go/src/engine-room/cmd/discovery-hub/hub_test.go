// Tests each request, and that an address is forgotten in time and not before.

package main

import (
	"io/ioutil"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	log "github.com/Sirupsen/logrus"
)

// ask sends a request and gives the answer: its status, and its text.
func ask(t *testing.T, method, url, body string) (int, string) {
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := ioutil.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, strings.TrimSpace(string(text))
}

func TestRequests(t *testing.T) {
	log.SetOutput(ioutil.Discard)
	server := httptest.NewServer(newHub())
	defer server.Close()
	clusters := server.URL + "/v1/clusters"

	_, token := ask(t, "POST", clusters, "")
	_, other := ask(t, "POST", clusters, "")
	if len(token) != 32 || token == other {
		t.Fatalf("tokens %q and %q", token, other)
	}
	for _, c := range []struct {
		method, path, body string
		status             int
		text               string
	}{
		{"GET", "/" + token, "", 200, "[]"},
		{"POST", "/" + token + "?ttl=60", "10.0.0.2:2375", 200, ""},
		{"POST", "/" + token + "?ttl=60", "10.0.0.1:2375\n", 200, ""},
		{"POST", "/" + token, "10.0.0.1:2375", 200, ""},
		{"GET", "/" + token, "", 200, `["10.0.0.1:2375","10.0.0.2:2375"]`},
		{"GET", "/" + other, "", 200, "[]"},
		{"POST", "/" + token, "10.0.0.3", 400, "not an address: address 10.0.0.3: missing port in address"},
		{"POST", "/" + token + "?ttl=-1", "a:1", 400, "not a number of seconds: -1"},
		{"POST", "/" + token + "?ttl=1m", "a:1", 400, "not a number of seconds: 1m"},
		{"POST", "/nobody", "a:1", 404, "no such cluster"},
		{"GET", "/nobody", "", 404, "404 page not found"},
		{"DELETE", "/nobody", "", 404, "404 page not found"},
		{"PUT", "/" + token, "a:1", 405, "method not allowed"},
		{"GET", "", "", 405, "method not allowed"},
		{"GET", "/" + token + "/more", "", 404, "404 page not found"},
		{"DELETE", "/" + token, "10.0.0.2:2375", 200, ""},
		{"GET", "/" + token, "", 200, `["10.0.0.1:2375"]`},
		{"DELETE", "/" + token, "", 200, ""},
		{"GET", "/" + token, "", 404, "404 page not found"},
	} {
		status, text := ask(t, c.method, clusters+c.path, c.body)
		if status != c.status || text != c.text {
			t.Errorf("%s %s %q: got %d %q", c.method, c.path, c.body, status, text)
		}
	}
	if status, _ := ask(t, "POST", server.URL+"/v2/clusters", ""); status != 404 {
		t.Errorf("another version: got %d", status)
	}
}

func TestForgets(t *testing.T) {
	log.SetOutput(ioutil.Discard)
	h := newHub()
	token, err := h.create()
	if err != nil {
		t.Fatal(err)
	}
	const ttl = 200 * time.Millisecond
	known := func() string {
		addrs, _ := h.list(token)
		return strings.Join(addrs, " ")
	}
	h.register(token, "a:1", ttl)
	h.register(token, "b:2", ttl)
	h.register(token, "c:3", 0)
	time.Sleep(ttl * 3 / 4)
	h.register(token, "b:2", ttl)
	if got := known(); got != "a:1 b:2 c:3" {
		t.Errorf("before a's time is over: %s", got)
	}
	time.Sleep(ttl / 2)
	if got := known(); got != "b:2 c:3" {
		t.Errorf("after it: %s", got)
	}
	time.Sleep(ttl)
	if got := known(); got != "c:3" {
		t.Errorf("after b's: %s", got)
	}
}

func TestLateTimer(t *testing.T) {
	log.SetOutput(ioutil.Discard)
	h := newHub()
	token, _ := h.create()
	h.register(token, "a:1", time.Hour)
	first := h.clusters[token]["a:1"]
	h.register(token, "a:1", time.Hour)
	h.forget(token, "a:1", first)
	if addrs, _ := h.list(token); len(addrs) != 1 {
		t.Error("forgotten by the timer of an older report")
	}
}
