// Reconstructs mux.go of gorilla/mux as Docker 1.6.2 vendors it: the router, its search for a route, and the variables; leaves out KeepContext.

// Package mux finds the handler for a request. It tries the routes one after
// the other, in the order they were registered, and the first that fits wins.
package mux

import (
	"fmt"
	"net/http"
	"path"
	"strings"

	"github.com/gorilla/context"
)

// Router is a list of routes and an http.Handler. It can also be a matcher of
// a route, which makes it a subrouter.
type Router struct {
	// NotFoundHandler serves what no route matches; http.NotFound if it is nil.
	NotFoundHandler http.Handler

	parent      parentRoute // the route above a subrouter
	routes      []*Route
	namedRoutes map[string]*Route
	strictSlash bool
}

// NewRouter makes a router without routes.
func NewRouter() *Router {
	return &Router{namedRoutes: make(map[string]*Route)}
}

// RouteMatch is what the search has found.
type RouteMatch struct {
	Route   *Route
	Handler http.Handler
	Vars    map[string]string
}

// ServeHTTP searches the routes and calls the handler of the one that matches.
// A path that is not in its shortest form is redirected to it instead.
func (r *Router) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	clean := cleanPath(req.URL.Path)
	if clean != req.URL.Path {
		target := *req.URL
		target.Path = clean
		w.Header().Set("Location", target.String())
		w.WriteHeader(http.StatusMovedPermanently)
		return
	}
	var match RouteMatch
	if r.Match(req, &match) {
		context.Set(req, varsKey, match.Vars)
		context.Set(req, routeKey, match.Route)
	}
	handler := match.Handler
	if handler == nil {
		handler = r.notFound()
	}
	defer context.Clear(req)
	handler.ServeHTTP(w, req)
}

// Match tries one route after the other until one matches.
func (r *Router) Match(req *http.Request, match *RouteMatch) bool {
	for _, route := range r.routes {
		if route.Match(req, match) {
			return true
		}
	}
	return false
}

func (r *Router) notFound() http.Handler {
	if r.NotFoundHandler == nil {
		r.NotFoundHandler = http.NotFoundHandler()
	}
	return r.NotFoundHandler
}

// cleanPath is the shortest path to the same place: with a slash in front,
// without empty parts, . and .., and with the slash at the end if it had one.
func cleanPath(p string) string {
	clean := path.Clean("/" + p)
	if clean != "/" && strings.HasSuffix(p, "/") {
		clean += "/"
	}
	return clean
}

// Get returns the route of that name, or nil.
func (r *Router) Get(name string) *Route {
	return r.getNamedRoutes()[name]
}

// GetRoute is the older name of Get.
func (r *Router) GetRoute(name string) *Route {
	return r.Get(name)
}

// StrictSlash says for the routes to come whether /path and /path/ are one,
// the other form being redirected to the one registered.
func (r *Router) StrictSlash(value bool) *Router {
	r.strictSlash = value
	return r
}

// NewRoute adds a route that matches everything so far.
func (r *Router) NewRoute() *Route {
	route := &Route{parent: r, strictSlash: r.strictSlash}
	r.routes = append(r.routes, route)
	return route
}

// Handle adds a route for a path.
func (r *Router) Handle(path string, handler http.Handler) *Route {
	return r.NewRoute().Path(path).Handler(handler)
}

// HandleFunc adds a route for a path.
func (r *Router) HandleFunc(path string, f func(http.ResponseWriter, *http.Request)) *Route {
	return r.NewRoute().Path(path).HandlerFunc(f)
}

// Headers adds a route, see (*Route).Headers.
func (r *Router) Headers(pairs ...string) *Route { return r.NewRoute().Headers(pairs...) }

// Host adds a route, see (*Route).Host.
func (r *Router) Host(tpl string) *Route { return r.NewRoute().Host(tpl) }

// MatcherFunc adds a route, see (*Route).MatcherFunc.
func (r *Router) MatcherFunc(f MatcherFunc) *Route { return r.NewRoute().MatcherFunc(f) }

// Methods adds a route, see (*Route).Methods.
func (r *Router) Methods(methods ...string) *Route { return r.NewRoute().Methods(methods...) }

// Path adds a route, see (*Route).Path.
func (r *Router) Path(tpl string) *Route { return r.NewRoute().Path(tpl) }

// PathPrefix adds a route, see (*Route).PathPrefix.
func (r *Router) PathPrefix(tpl string) *Route { return r.NewRoute().PathPrefix(tpl) }

// Queries adds a route, see (*Route).Queries.
func (r *Router) Queries(pairs ...string) *Route { return r.NewRoute().Queries(pairs...) }

// Schemes adds a route, see (*Route).Schemes.
func (r *Router) Schemes(schemes ...string) *Route { return r.NewRoute().Schemes(schemes...) }

// getNamedRoutes is one map for a router and all its subrouters.
func (r *Router) getNamedRoutes() map[string]*Route {
	if r.namedRoutes == nil && r.parent != nil {
		r.namedRoutes = r.parent.getNamedRoutes()
	}
	if r.namedRoutes == nil {
		r.namedRoutes = make(map[string]*Route)
	}
	return r.namedRoutes
}

// getRegexpGroup is what the route above has for host and path.
func (r *Router) getRegexpGroup() *routeRegexpGroup {
	if r.parent == nil {
		return nil
	}
	return r.parent.getRegexpGroup()
}

type contextKey int

const (
	varsKey contextKey = iota
	routeKey
)

// Vars returns the variables that the route took out of the request, or nil.
func Vars(r *http.Request) map[string]string {
	vars, _ := context.Get(r, varsKey).(map[string]string)
	return vars
}

// CurrentRoute returns the route that matched the request, or nil.
func CurrentRoute(r *http.Request) *Route {
	route, _ := context.Get(r, routeKey).(*Route)
	return route
}

// uniqueVars complains about a variable that both lists have.
func uniqueVars(s1, s2 []string) error {
	for _, name := range s1 {
		if matchInArray(s2, name) {
			return fmt.Errorf("mux: duplicated route variable %q", name)
		}
	}
	return nil
}

// mapFromPairs makes a map of key, value, key, value.
func mapFromPairs(pairs ...string) (map[string]string, error) {
	if len(pairs)%2 == 1 {
		return nil, fmt.Errorf("mux: number of parameters must be multiple of 2, got %v", pairs)
	}
	m := make(map[string]string)
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return m, nil
}

// matchInArray tells whether the value is in the list.
func matchInArray(arr []string, value string) bool {
	for _, candidate := range arr {
		if candidate == value {
			return true
		}
	}
	return false
}

// matchMap tells whether each key is there, with the given value among its
// values; an empty value asks for the key alone.
func matchMap(toCheck map[string]string, toMatch map[string][]string, canonicalKey bool) bool {
	for key, value := range toCheck {
		if canonicalKey {
			key = http.CanonicalHeaderKey(key)
		}
		values, present := toMatch[key]
		if !present {
			return false
		}
		if value != "" && !matchInArray(values, value) {
			return false
		}
	}
	return true
}
