// ServeMux and the small handlers: errors, not found, redirects.

package http

import (
	"fmt"
	"net/url"
	"path"
	"sort"
	"strings"
	"sync"
)

// Error answers with a message in plain text.
func Error(w ResponseWriter, message string, code int) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(code)
	fmt.Fprintln(w, message)
}

// NotFound answers 404.
func NotFound(w ResponseWriter, r *Request) { Error(w, "404 page not found", StatusNotFound) }

// NotFoundHandler is a Handler that answers 404.
func NotFoundHandler() Handler { return HandlerFunc(NotFound) }

// StripPrefix gives h requests without the prefix of their path, and answers
// 404 where the prefix is missing.
func StripPrefix(prefix string, h Handler) Handler {
	if prefix == "" {
		return h
	}
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		path, raw := strings.TrimPrefix(r.URL.Path, prefix), strings.TrimPrefix(r.URL.RawPath, prefix)
		if path == r.URL.Path || r.URL.RawPath != "" && raw == r.URL.RawPath {
			NotFound(w, r)
			return
		}
		stripped, target := *r, *r.URL
		target.Path, target.RawPath = path, raw
		stripped.URL = &target
		h.ServeHTTP(w, &stripped)
	})
}

// RedirectHandler redirects each request to target.
func RedirectHandler(target string, code int) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) { Redirect(w, r, target, code) })
}

// Redirect answers that what is asked for is at target, which may be relative
// to the request's path.
func Redirect(w ResponseWriter, r *Request, target string, code int) {
	if u, err := url.Parse(target); err == nil && u.Scheme == "" && u.Host == "" {
		target = absolute(target, r.URL.Path)
	}
	header := w.Header()
	explains := !header.has("Content-Type")
	header.Set("Location", escapeNonASCII(target))
	if explains && (r.Method == "GET" || r.Method == "HEAD") {
		header.Set("Content-Type", "text/html; charset=utf-8")
	}
	w.WriteHeader(code)
	if explains && r.Method == "GET" {
		fmt.Fprintln(w, `<a href="`+htmlReplacer.Replace(target)+`">`+StatusText(code)+"</a>.\n")
	}
}

// absolute gives a link on the page at from as a path of its own, cleaned.
func absolute(target, from string) string {
	if target == "" || target[0] != '/' {
		if from == "" {
			from = "/"
		}
		dir, _ := path.Split(from)
		target = dir + target
	}
	query := ""
	if i := strings.Index(target, "?"); i >= 0 {
		target, query = target[:i], target[i:]
	}
	slash := strings.HasSuffix(target, "/")
	target = path.Clean(target)
	if slash && !strings.HasSuffix(target, "/") {
		target += "/"
	}
	return target + query
}

var htmlReplacer = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

func escapeNonASCII(s string) string {
	out := ""
	for i := 0; i < len(s); i++ {
		if s[i] < 0x80 {
			out += s[i : i+1]
		} else {
			out += fmt.Sprintf("%%%02x", s[i])
		}
	}
	return out
}

// ServeMux finds a handler by the path of a request. A pattern that ends in a
// slash fits every path under it; the longest pattern that fits wins; one that
// begins with a host fits only that.
type ServeMux struct {
	mu      sync.RWMutex
	exact   map[string]muxEntry
	subtree []muxEntry // longest pattern first
	hosts   bool       // some pattern begins with a host
}

type muxEntry struct {
	pattern string
	handler Handler
}

// NewServeMux gives a mux without patterns.
func NewServeMux() *ServeMux { return new(ServeMux) }

// DefaultServeMux is what Handle and HandleFunc register with.
var DefaultServeMux = NewServeMux()

// Handle registers a handler with DefaultServeMux.
func Handle(pattern string, handler Handler) { DefaultServeMux.Handle(pattern, handler) }

// HandleFunc registers a function with DefaultServeMux.
func HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {
	DefaultServeMux.HandleFunc(pattern, handler)
}

// HandleFunc registers a function.
func (mux *ServeMux) HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {
	if handler == nil {
		panic("http: nil handler")
	}
	mux.Handle(pattern, HandlerFunc(handler))
}

// Handle registers a handler.
func (mux *ServeMux) Handle(pattern string, handler Handler) {
	mux.mu.Lock()
	defer mux.mu.Unlock()
	if pattern == "" {
		panic("http: invalid pattern")
	}
	if handler == nil {
		panic("http: nil handler")
	}
	if _, exists := mux.exact[pattern]; exists {
		panic("http: multiple registrations for " + pattern)
	}
	if mux.exact == nil {
		mux.exact = map[string]muxEntry{}
	}
	entry := muxEntry{pattern, handler}
	mux.exact[pattern] = entry
	if strings.HasSuffix(pattern, "/") {
		at := sort.Search(len(mux.subtree), func(i int) bool { return len(mux.subtree[i].pattern) < len(pattern) })
		mux.subtree = append(mux.subtree, muxEntry{})
		copy(mux.subtree[at+1:], mux.subtree[at:])
		mux.subtree[at] = entry
	}
	mux.hosts = mux.hosts || pattern[0] != '/'
}

// match finds the entry for a path, host in front or not.
func (mux *ServeMux) match(path string) (muxEntry, bool) {
	if entry, ok := mux.exact[path]; ok {
		return entry, true
	}
	for _, entry := range mux.subtree {
		if strings.HasPrefix(path, entry.pattern) {
			return entry, true
		}
	}
	return muxEntry{}, false
}

// Handler finds the handler of a request, and the pattern it was found by. A
// path that is not clean, or that lacks only a slash, is redirected.
func (mux *ServeMux) Handler(r *Request) (Handler, string) {
	mux.mu.RLock()
	defer mux.mu.RUnlock()
	host, clean := r.Host, r.URL.Path
	if r.Method == "CONNECT" {
		host = r.URL.Host
	} else {
		host = withoutPort(host)
		clean = cleanPath(r.URL.Path)
	}
	if mux.wantsSlash(host, clean) {
		u := &url.URL{Path: clean + "/", RawQuery: r.URL.RawQuery}
		return RedirectHandler(u.String(), StatusMovedPermanently), u.Path
	}
	entry, ok := muxEntry{}, false
	if mux.hosts {
		if r.Method == "CONNECT" {
			host = r.Host
		}
		entry, ok = mux.match(host + clean)
	}
	if !ok {
		entry, ok = mux.match(clean)
	}
	if r.Method != "CONNECT" && clean != r.URL.Path {
		u := &url.URL{Path: clean, RawQuery: r.URL.RawQuery}
		return RedirectHandler(u.String(), StatusMovedPermanently), entry.pattern
	}
	if !ok {
		return NotFoundHandler(), ""
	}
	return entry.handler, entry.pattern
}

// wantsSlash tells whether there is a pattern for path with a slash, but none without.
func (mux *ServeMux) wantsSlash(host, path string) bool {
	for _, p := range []string{path, host + path} {
		if _, ok := mux.exact[p]; ok {
			return false
		}
	}
	if path == "" || strings.HasSuffix(path, "/") {
		return false
	}
	for _, p := range []string{path, host + path} {
		if _, ok := mux.exact[p+"/"]; ok {
			return true
		}
	}
	return false
}

func withoutPort(host string) string {
	colon := strings.LastIndexByte(host, ':')
	if colon < 0 || colon < strings.LastIndexByte(host, ']') {
		return host
	}
	host = host[:colon]
	if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") {
		host = host[1 : len(host)-1]
	}
	return host
}

// cleanPath takes out `.`, `..` and double slashes but keeps a slash at the end.
func cleanPath(p string) string {
	if p == "" {
		return "/"
	}
	clean := path.Clean("/" + p)
	if strings.HasSuffix(p, "/") && clean != "/" {
		clean += "/"
	}
	return clean
}

// ServeHTTP passes the request on to the handler that fits.
func (mux *ServeMux) ServeHTTP(w ResponseWriter, r *Request) {
	if r.RequestURI == "*" {
		if r.ProtoAtLeast(1, 1) {
			w.Header().Set("Connection", "close")
		}
		w.WriteHeader(StatusBadRequest)
		return
	}
	handler, _ := mux.Handler(r)
	handler.ServeHTTP(w, r)
}
