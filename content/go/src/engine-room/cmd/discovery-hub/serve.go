// What the service is asked over HTTP, and what it answers.

package main

import (
	"encoding/json"
	"io"
	"io/ioutil"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longest is how much of a request's body is read.
const longest = 1 << 10

// ServeHTTP answers
//
//	POST   /v1/clusters                with a new token
//	POST   /v1/clusters/{token}?ttl=N  nothing: the address in the body counts for N seconds
//	GET    /v1/clusters/{token}        with the addresses, as JSON
//	DELETE /v1/clusters/{token}        nothing: the address in the body, or all, are forgotten
func (h *hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	const root = "/v1/clusters"
	token := strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, root), "/")
	if !strings.HasPrefix(r.URL.Path, root) || strings.Contains(token, "/") {
		http.NotFound(w, r)
		return
	}
	body, err := ioutil.ReadAll(io.LimitReader(r.Body, longest))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	addr := strings.TrimSpace(string(body))

	switch {
	case token == "" && r.Method == "POST":
		h.serveCreate(w)
	case token != "" && r.Method == "POST":
		h.serveRegister(w, token, addr, r.FormValue("ttl"))
	case token != "" && r.Method == "GET":
		addrs, ok := h.list(token)
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(addrs)
	case token != "" && r.Method == "DELETE":
		if !h.remove(token, addr) {
			http.NotFound(w, r)
		}
	default:
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
	}
}

func (h *hub) serveCreate(w http.ResponseWriter) {
	token, err := h.create()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	io.WriteString(w, token)
}

func (h *hub) serveRegister(w http.ResponseWriter, token, addr, ttl string) {
	if _, _, err := net.SplitHostPort(addr); err != nil {
		http.Error(w, "not an address: "+err.Error(), http.StatusBadRequest)
		return
	}
	seconds := 0
	if ttl != "" {
		var err error
		if seconds, err = strconv.Atoi(ttl); err != nil || seconds < 0 {
			http.Error(w, "not a number of seconds: "+ttl, http.StatusBadRequest)
			return
		}
	}
	if !h.register(token, addr, time.Duration(seconds)*time.Second) {
		http.Error(w, "no such cluster", http.StatusNotFound)
	}
}
