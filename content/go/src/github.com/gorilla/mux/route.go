// Reconstructs route.go of gorilla/mux as Docker 1.6.2 vendors it: a route, its matchers, and making a URL of it; leaves out URLHost.

package mux

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// matcher is one condition on a request.
type matcher interface {
	Match(*http.Request, *RouteMatch) bool
}

// Route is a handler and the conditions under which it gets a request.
type Route struct {
	parent      parentRoute // the router it was registered with
	handler     http.Handler
	matchers    []matcher         // all of them must match
	regexp      *routeRegexpGroup // those with variables: host and path
	strictSlash bool
	buildOnly   bool // never matches, only makes URLs
	name        string
	err         error // what went wrong while it was built
}

// Match asks the matchers one after the other. If none says no, the route and
// its handler are noted in match, and so are the variables.
func (r *Route) Match(req *http.Request, match *RouteMatch) bool {
	if r.err != nil || r.buildOnly {
		return false
	}
	for _, m := range r.matchers {
		if !m.Match(req, match) {
			return false
		}
	}
	// A subrouter is a matcher too, and what it found is there already.
	if match.Route == nil {
		match.Route = r
	}
	if match.Handler == nil {
		match.Handler = r.handler
	}
	if match.Vars == nil {
		match.Vars = map[string]string{}
	}
	if r.regexp != nil {
		r.regexp.setMatch(req, match, r)
	}
	return true
}

// GetError tells what went wrong while the route was built.
func (r *Route) GetError() error { return r.err }

// BuildOnly makes a route that never matches and only serves to make URLs.
func (r *Route) BuildOnly() *Route {
	r.buildOnly = true
	return r
}

// Handler sets the handler.
func (r *Route) Handler(handler http.Handler) *Route {
	if r.err == nil {
		r.handler = handler
	}
	return r
}

// HandlerFunc sets the handler.
func (r *Route) HandlerFunc(f func(http.ResponseWriter, *http.Request)) *Route {
	return r.Handler(http.HandlerFunc(f))
}

// GetHandler returns the handler, or nil.
func (r *Route) GetHandler() http.Handler { return r.handler }

// Name gives the route a name, once.
func (r *Route) Name(name string) *Route {
	if r.name != "" {
		r.err = fmt.Errorf("mux: route already has name %q, can't set %q", r.name, name)
	}
	if r.err != nil {
		return r
	}
	r.name = name
	r.getNamedRoutes()[name] = r
	return r
}

// GetName returns the name, or nothing.
func (r *Route) GetName() string { return r.name }

func (r *Route) addMatcher(m matcher) *Route {
	if r.err == nil {
		r.matchers = append(r.matchers, m)
	}
	return r
}

// addRegexpMatcher adds a condition on the host or on the path. Below a
// subrouter, the path goes on from the one above.
func (r *Route) addRegexpMatcher(tpl string, matchHost, matchPrefix bool) error {
	if r.err != nil {
		return r.err
	}
	r.regexp = r.getRegexpGroup()
	if !matchHost {
		if !strings.HasPrefix(tpl, "/") {
			return fmt.Errorf("mux: path must start with a slash, got %q", tpl)
		}
		if above := r.regexp.path; above != nil {
			tpl = strings.TrimRight(above.template, "/") + tpl
		}
	}
	rr, err := newRouteRegexp(tpl, matchHost, matchPrefix, r.strictSlash)
	if err != nil {
		return err
	}
	other := r.regexp.host
	if matchHost {
		other = r.regexp.path
	}
	if other != nil {
		if err := uniqueVars(rr.varsN, other.varsN); err != nil {
			return err
		}
	}
	if matchHost {
		r.regexp.host = rr
	} else {
		r.regexp.path = rr
	}
	r.addMatcher(rr)
	return nil
}

// Path asks for a path. In the template {name} is anything up to the next
// slash, and {name:pattern} is what the pattern matches.
func (r *Route) Path(tpl string) *Route {
	r.err = r.addRegexpMatcher(tpl, false, false)
	return r
}

// PathPrefix asks for a path that begins like the template.
func (r *Route) PathPrefix(tpl string) *Route {
	r.err = r.addRegexpMatcher(tpl, false, true)
	return r
}

// Host asks for a host. In the template {name} is anything up to the next dot.
func (r *Route) Host(tpl string) *Route {
	r.err = r.addRegexpMatcher(tpl, true, false)
	return r
}

// methodMatcher is a condition on the method.
type methodMatcher []string

func (m methodMatcher) Match(r *http.Request, match *RouteMatch) bool {
	return matchInArray(m, r.Method)
}

// Methods asks for one of the methods.
func (r *Route) Methods(methods ...string) *Route {
	var upper methodMatcher
	for _, method := range methods {
		upper = append(upper, strings.ToUpper(method))
	}
	return r.addMatcher(upper)
}

// headerMatcher is a condition on the headers.
type headerMatcher map[string]string

func (m headerMatcher) Match(r *http.Request, match *RouteMatch) bool {
	return matchMap(m, r.Header, true)
}

// Headers asks for headers, as name, value, name, value; an empty value is any.
func (r *Route) Headers(pairs ...string) *Route {
	if r.err != nil {
		return r
	}
	headers, err := mapFromPairs(pairs...)
	r.err = err
	return r.addMatcher(headerMatcher(headers))
}

// queryMatcher is a condition on the query.
type queryMatcher map[string]string

func (m queryMatcher) Match(r *http.Request, match *RouteMatch) bool {
	return matchMap(m, r.URL.Query(), false)
}

// Queries asks for query values, as name, value, name, value; an empty value is any.
func (r *Route) Queries(pairs ...string) *Route {
	if r.err != nil {
		return r
	}
	queries, err := mapFromPairs(pairs...)
	r.err = err
	return r.addMatcher(queryMatcher(queries))
}

// schemeMatcher is a condition on the scheme.
type schemeMatcher []string

func (m schemeMatcher) Match(r *http.Request, match *RouteMatch) bool {
	return matchInArray(m, r.URL.Scheme)
}

// Schemes asks for one of the schemes.
func (r *Route) Schemes(schemes ...string) *Route {
	var lower schemeMatcher
	for _, scheme := range schemes {
		lower = append(lower, strings.ToLower(scheme))
	}
	return r.addMatcher(lower)
}

// MatcherFunc is a condition of the caller's own.
type MatcherFunc func(*http.Request, *RouteMatch) bool

// Match calls the function.
func (m MatcherFunc) Match(r *http.Request, match *RouteMatch) bool {
	return m(r, match)
}

// MatcherFunc asks for a condition of the caller's own.
func (r *Route) MatcherFunc(f MatcherFunc) *Route {
	return r.addMatcher(f)
}

// Subrouter makes a router that is searched only if this route matches so far.
func (r *Route) Subrouter() *Router {
	router := &Router{parent: r, strictSlash: r.strictSlash}
	r.addMatcher(router)
	return router
}

// URL makes a URL that the route would match, with the given variables.
func (r *Route) URL(pairs ...string) (*url.URL, error) {
	if r.err != nil {
		return nil, r.err
	}
	if r.regexp == nil {
		return nil, errors.New("mux: route doesn't have a host or path")
	}
	made := &url.URL{}
	var err error
	if r.regexp.host != nil {
		made.Scheme = "http"
		made.Host, err = r.regexp.host.url(pairs...)
		if err != nil {
			return nil, err
		}
	}
	if r.regexp.path != nil {
		made.Path, err = r.regexp.path.url(pairs...)
		if err != nil {
			return nil, err
		}
	}
	return made, nil
}

// URLPath makes the path of such a URL.
func (r *Route) URLPath(pairs ...string) (*url.URL, error) {
	whole, err := r.URL(pairs...)
	if err != nil {
		return nil, err
	}
	if whole.Path == "" {
		return nil, errors.New("mux: route doesn't have a path")
	}
	return &url.URL{Path: whole.Path}, nil
}

// parentRoute is what a route asks of the router above it, and a subrouter of
// the route above it.
type parentRoute interface {
	getNamedRoutes() map[string]*Route
	getRegexpGroup() *routeRegexpGroup
}

func (r *Route) getNamedRoutes() map[string]*Route {
	return r.router().getNamedRoutes()
}

// getRegexpGroup is this route's own host and path, which begin as a copy of
// those above it.
func (r *Route) getRegexpGroup() *routeRegexpGroup {
	if r.regexp != nil {
		return r.regexp
	}
	r.regexp = new(routeRegexpGroup)
	if above := r.router().getRegexpGroup(); above != nil {
		*r.regexp = *above
	}
	return r.regexp
}

// router is the parent; a route made without one gets a router of its own.
func (r *Route) router() parentRoute {
	if r.parent == nil {
		r.parent = NewRouter()
	}
	return r.parent
}
