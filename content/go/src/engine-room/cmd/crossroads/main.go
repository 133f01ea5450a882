// This is no reconstruction: a small server whose routes have every kind of condition that gorilla/mux knows, to be tried beside the daemon's, which have two.

// Command crossroads serves HTTP and answers with the route that was taken.
package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"sort"

	"github.com/gorilla/mux"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: crossroads HOST:PORT")
		os.Exit(2)
	}
	l, err := net.Listen("tcp", os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "crossroads:", err)
		os.Exit(1)
	}
	server := &http.Server{Handler: newRouter()}
	fmt.Fprintln(os.Stderr, "crossroads:", server.Serve(l))
	os.Exit(1)
}

// newRouter makes the routes. The first that fits is taken, so their order counts.
func newRouter() *mux.Router {
	r := mux.NewRouter()

	// The routes of a tenant are looked at only if the host is one of a tenant.
	tenants := r.Host("{tenant}.example.org").Subrouter()
	tenants.Path("/users/{id:[0-9]+}").HandlerFunc(answer).Name("user by number")
	tenants.Path("/users/{name}").HandlerFunc(answer).Name("user by name")

	r.Path("/events").Headers("Accept", "text/event-stream").HandlerFunc(answer).Name("stream of events")
	r.Path("/events").Queries("since", "").HandlerFunc(answer).Name("events since")
	r.Path("/secret").Schemes("https").HandlerFunc(answer).Name("secret")
	r.Path("/files/{path:.*}").Methods("GET", "HEAD").HandlerFunc(answer).Name("file")
	r.MatcherFunc(hasBody).HandlerFunc(answer).Name("anything with a body")
	r.PathPrefix("/static/").HandlerFunc(answer).Name("static")
	return r
}

// hasBody is a condition that mux has no word for.
func hasBody(r *http.Request, match *mux.RouteMatch) bool {
	return r.ContentLength > 0
}

// answer writes the route's name, and what its variables stand for.
func answer(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, mux.CurrentRoute(r).GetName())
	vars := mux.Vars(r)
	var names []string
	for name := range vars {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Fprintf(w, "%s=%s\n", name, vars[name])
	}
}
