// Tests that one connection is enough, and that a closed one is replaced.

package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
)

func Example() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/last" {
			w.Header().Set("Connection", "close")
		}
		fmt.Fprint(w, "you asked for ", r.URL.Path)
	}))
	defer server.Close()
	fmt.Println(keep(server.URL, []string{"/one", "/last", "/two"}))
	// Output:
	// connection 1, /one: you asked for /one
	// connection 1, /last: you asked for /last
	// connection 2, /two: you asked for /two
	// <nil>
}
