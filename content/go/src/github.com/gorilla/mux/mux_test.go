// Tests how a route is found, and what is taken out of the request.

package mux

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func request(t *testing.T, method, url string) *http.Request {
	req, err := http.NewRequest(method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	return req
}

// match searches the router and returns the name of the route, and the variables.
func match(t *testing.T, r *Router, method, url string) (string, map[string]string) {
	var m RouteMatch
	if !r.Match(request(t, method, url), &m) {
		return "", nil
	}
	return m.Route.GetName(), m.Vars
}

func nothing(w http.ResponseWriter, r *http.Request) {}

func TestFirstRouteWins(t *testing.T) {
	r := NewRouter()
	r.Path("/{any:.*}").Methods("POST").Name("post")
	r.Path("/a").Name("first")
	r.Path("/{any}").Name("second")
	for url, want := range map[string]string{"/a": "first", "/b": "second", "/b/c": ""} {
		if got, _ := match(t, r, "GET", url); got != want {
			t.Errorf("%s: got %q", url, got)
		}
	}
	if got, _ := match(t, r, "POST", "/a"); got != "post" {
		t.Errorf("POST: got %q", got)
	}
}

func TestVariables(t *testing.T) {
	r := NewRouter()
	r.Path("/v{version:[0-9.]+}/containers/{name:.*}/json").Methods("get").Name("versioned")
	r.Path("/containers/{name:.*}/json").Methods("GET").Name("plain")
	cases := []struct {
		url, route, version, name string
	}{
		{"/v1.18/containers/web/json", "versioned", "1.18", "web"},
		{"/containers/a/b/json", "plain", "", "a/b"},
		{"/containers//json", "plain", "", ""},
		{"/vx/containers/web/json", "", "", ""},
		{"/v1.18/containers/json", "", "", ""},
	}
	for _, c := range cases {
		route, vars := match(t, r, "GET", c.url)
		if route != c.route || vars["version"] != c.version || vars["name"] != c.name {
			t.Errorf("%s: got %q and %v", c.url, route, vars)
		}
	}
}

func TestOtherMatchers(t *testing.T) {
	r := NewRouter()
	r.Headers("X-Kind", "b", "x-any", "").Name("headers")
	r.Queries("q", "1").Name("queries")
	r.Host("{sub}.example.com").Name("host")
	r.PathPrefix("/static/").Name("prefix")
	r.Schemes("HTTPS").Name("scheme")
	r.MatcherFunc(func(req *http.Request, m *RouteMatch) bool {
		return req.ContentLength > 100
	}).Name("function")
	for url, want := range map[string]string{
		"/?q=1":                    "queries",
		"/?q=2":                    "",
		"http://www.example.com/x": "host",
		"/static/a/b":              "prefix",
		"https://other.org/":       "scheme",
	} {
		if got, _ := match(t, r, "GET", url); got != want {
			t.Errorf("%s: got %q", url, got)
		}
	}
	req := request(t, "GET", "/")
	req.Header.Set("X-Kind", "b")
	var m RouteMatch
	if r.Match(req, &m) {
		t.Error("one of two headers was enough")
	}
	req.Header.Set("X-Any", "whatever")
	if !r.Match(req, &m) || m.Route.GetName() != "headers" {
		t.Error("both headers were not enough")
	}
	long := request(t, "GET", "/")
	long.ContentLength = 101
	m = RouteMatch{}
	if !r.Match(long, &m) || m.Route.GetName() != "function" {
		t.Error("the function did not match")
	}
}

func TestSubrouter(t *testing.T) {
	r := NewRouter()
	sub := r.PathPrefix("/api/{tenant}").Subrouter()
	sub.Path("/users/{id:[0-9]+}").HandlerFunc(nothing).Name("user")
	route, vars := match(t, r, "GET", "/api/acme/users/7")
	if route != "user" || vars["tenant"] != "acme" || vars["id"] != "7" {
		t.Fatalf("got %q and %v", route, vars)
	}
	if route, _ := match(t, r, "GET", "/api/acme/users/x"); route != "" {
		t.Fatalf("got %q", route)
	}
	if r.Get("user") == nil {
		t.Fatal("the router does not know the names of its subrouter")
	}
	u, err := r.Get("user").URL("tenant", "acme", "id", "7")
	if err != nil || u.String() != "/api/acme/users/7" {
		t.Fatalf("got %v and %v", u, err)
	}
}

func TestServeHTTP(t *testing.T) {
	r := NewRouter()
	var vars map[string]string
	var route *Route
	r.HandleFunc("/hello/{name}", func(w http.ResponseWriter, req *http.Request) {
		vars = Vars(req)
		route = CurrentRoute(req)
		w.Write([]byte("hi"))
	}).Name("hello")

	req := request(t, "GET", "/hello/ann")
	w := httptest.NewRecorder()
	r.ServeHTTP(w, req)
	if w.Code != 200 || w.Body.String() != "hi" || vars["name"] != "ann" || route != r.Get("hello") {
		t.Fatalf("got %d, %q, %v", w.Code, w.Body.String(), vars)
	}
	if Vars(req) != nil || CurrentRoute(req) != nil {
		t.Fatal("the request is remembered after it has been served")
	}

	w = httptest.NewRecorder()
	r.ServeHTTP(w, request(t, "GET", "/other"))
	if w.Code != 404 || w.Body.String() != "404 page not found\n" {
		t.Fatalf("got %d and %q", w.Code, w.Body.String())
	}

	w = httptest.NewRecorder()
	r.ServeHTTP(w, request(t, "GET", "/hello/./ann?x=1"))
	if w.Code != 301 || w.Header().Get("Location") != "/hello/ann?x=1" {
		t.Fatalf("got %d and %q", w.Code, w.Header().Get("Location"))
	}
}

func TestCleanPath(t *testing.T) {
	for p, want := range map[string]string{
		"": "/", "/": "/", "a": "/a", "/a/": "/a/", "//a": "/a", "/a/../b": "/b", "/../": "/", "/a/./": "/a/",
	} {
		if got := cleanPath(p); got != want {
			t.Errorf("%q: got %q", p, got)
		}
	}
}

func TestStrictSlash(t *testing.T) {
	r := NewRouter().StrictSlash(true)
	r.HandleFunc("/with/", nothing)
	r.HandleFunc("/without", nothing)
	for url, want := range map[string]string{"/with": "/with/", "/without/": "/without", "/with/": "", "/without": ""} {
		w := httptest.NewRecorder()
		r.ServeHTTP(w, request(t, "GET", url))
		if w.Header().Get("Location") != want {
			t.Errorf("%s: got %q", url, w.Header().Get("Location"))
		}
	}
}

func TestBadTemplates(t *testing.T) {
	for tpl, want := range map[string]string{
		"no-slash":    `mux: path must start with a slash, got "no-slash"`,
		"/{a":         `mux: unbalanced braces in "/{a"`,
		"/a}":         `mux: unbalanced braces in "/a}"`,
		"/{:[0-9]+}":  `mux: missing name or pattern in "{:[0-9]+}"`,
		"/{id:}":      `mux: missing name or pattern in "{id:}"`,
		"/{a:{x}}/}{": `mux: unbalanced braces in "/{a:{x}}/}{"`,
	} {
		r := NewRouter()
		err := r.Path(tpl).GetError()
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v", tpl, err)
		}
		if got, _ := match(t, r, "GET", "/"); got != "" {
			t.Errorf("%s: a broken route matched", tpl)
		}
	}
	err := NewRouter().Host("{id}.org").Path("/{id}").GetError()
	if err == nil || err.Error() != `mux: duplicated route variable "id"` {
		t.Errorf("got %v", err)
	}
	if NewRouter().Headers("odd").GetError() == nil {
		t.Error("a header without a value to compare")
	}
}

func TestURL(t *testing.T) {
	r := NewRouter()
	route := r.Host("{sub}.example.com").Path("/users/{id:[0-9]+}")
	u, err := route.URL("sub", "www", "id", "42")
	if err != nil || u.String() != "http://www.example.com/users/42" {
		t.Fatalf("got %v and %v", u, err)
	}
	if p, err := route.URLPath("sub", "www", "id", "42"); err != nil || p.String() != "/users/42" {
		t.Fatalf("got %v and %v", p, err)
	}
	if _, err := route.URL("sub", "www"); err == nil || err.Error() != `mux: missing route variable "id"` {
		t.Fatalf("got %v", err)
	}
	if _, err := route.URL("sub", "www", "id", "x"); err == nil {
		t.Fatal("a value that the pattern does not match")
	}
}
