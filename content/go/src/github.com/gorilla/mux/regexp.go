// Reconstructs regexp.go of gorilla/mux as Docker 1.6.2 vendors it: templates with variables, turned into regular expressions; leaves out nothing.

package mux

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
)

// What a variable without a pattern of its own matches.
const (
	pathPattern = "[^/]+"
	hostPattern = "[^.]+"
)

// routeRegexp is a condition on the path or the host.
type routeRegexp struct {
	template    string // as it was registered
	matchHost   bool   // the host, else the path
	strictSlash bool
	regexp      *regexp.Regexp
	reverse     string           // the template with %s for each variable
	varsN       []string         // the variables' names
	varsR       []*regexp.Regexp // their patterns, to check values for URLs
}

// newRouteRegexp turns /v{version:[0-9.]+}/info into ^/v([0-9.]+)/info$.
func newRouteRegexp(tpl string, matchHost, matchPrefix, strictSlash bool) (*routeRegexp, error) {
	idxs, err := braceIndices(tpl)
	if err != nil {
		return nil, err
	}
	defaultPattern := pathPattern
	if matchHost {
		defaultPattern = hostPattern
		matchPrefix = false
	}
	rr := &routeRegexp{
		template:    tpl,
		matchHost:   matchHost,
		strictSlash: strictSlash && !matchHost && !matchPrefix,
	}
	endSlash := rr.strictSlash && strings.HasSuffix(tpl, "/")
	if endSlash {
		tpl = strings.TrimSuffix(tpl, "/")
	}
	pattern := "^"
	end := 0
	for i := 0; i < len(idxs); i += 2 {
		before := tpl[end:idxs[i]]
		variable := tpl[idxs[i]:idxs[i+1]]
		end = idxs[i+1]
		name, varPattern, err := splitVariable(variable, defaultPattern)
		if err != nil {
			return nil, err
		}
		check, err := regexp.Compile("^" + varPattern + "$")
		if err != nil {
			return nil, err
		}
		pattern += regexp.QuoteMeta(before) + "(" + varPattern + ")"
		rr.reverse += before + "%s"
		rr.varsN = append(rr.varsN, name)
		rr.varsR = append(rr.varsR, check)
	}
	pattern += regexp.QuoteMeta(tpl[end:])
	rr.reverse += tpl[end:]
	if rr.strictSlash {
		pattern += "[/]?"
	}
	if !matchPrefix {
		pattern += "$"
	}
	if endSlash {
		rr.reverse += "/"
	}
	rr.regexp, err = regexp.Compile(pattern)
	if err != nil {
		return nil, err
	}
	return rr, nil
}

// splitVariable takes {name} or {name:pattern} apart.
func splitVariable(variable, defaultPattern string) (name, pattern string, err error) {
	inner := variable[1 : len(variable)-1]
	name, pattern = inner, defaultPattern
	if i := strings.Index(inner, ":"); i >= 0 {
		name, pattern = inner[:i], inner[i+1:]
	}
	if name == "" || pattern == "" {
		return "", "", fmt.Errorf("mux: missing name or pattern in %q", variable)
	}
	return name, pattern, nil
}

// braceIndices finds the outermost pairs of braces: start, end, start, end.
func braceIndices(s string) ([]int, error) {
	var idxs []int
	depth := 0
	for i, ch := range s {
		if ch == '{' {
			if depth == 0 {
				idxs = append(idxs, i)
			}
			depth++
		}
		if ch == '}' {
			depth--
			if depth == 0 {
				idxs = append(idxs, i+1)
			}
		}
		if depth < 0 {
			break
		}
	}
	if depth != 0 {
		return nil, fmt.Errorf("mux: unbalanced braces in %q", s)
	}
	return idxs, nil
}

// Match looks at the host or the path of the request.
func (r *routeRegexp) Match(req *http.Request, match *RouteMatch) bool {
	if r.matchHost {
		return r.regexp.MatchString(getHost(req))
	}
	return r.regexp.MatchString(req.URL.Path)
}

// url fills the variables into the template.
func (r *routeRegexp) url(pairs ...string) (string, error) {
	values, err := mapFromPairs(pairs...)
	if err != nil {
		return "", err
	}
	var inOrder []interface{}
	for i, name := range r.varsN {
		value, given := values[name]
		if !given {
			return "", fmt.Errorf("mux: missing route variable %q", name)
		}
		if !r.varsR[i].MatchString(value) {
			return "", fmt.Errorf("mux: variable %q doesn't match, expected %q", value, r.varsR[i].String())
		}
		inOrder = append(inOrder, value)
	}
	return fmt.Sprintf(r.reverse, inOrder...), nil
}

// routeRegexpGroup is the conditions of a route that have variables.
type routeRegexpGroup struct {
	host *routeRegexp
	path *routeRegexp
}

// setMatch puts the variables into m, and a redirect in the handler's place if
// the path differs from the template by the slash at its end.
func (v *routeRegexpGroup) setMatch(req *http.Request, m *RouteMatch, r *Route) {
	if v.host != nil {
		v.host.setVars(getHost(req), m)
	}
	if v.path == nil {
		return
	}
	v.path.setVars(req.URL.Path, m)
	if !v.path.strictSlash {
		return
	}
	asked := strings.HasSuffix(req.URL.Path, "/")
	registered := strings.HasSuffix(v.path.template, "/")
	if asked == registered {
		return
	}
	target := *req.URL
	if asked {
		target.Path = strings.TrimSuffix(target.Path, "/")
	} else {
		target.Path += "/"
	}
	m.Handler = http.RedirectHandler(target.String(), http.StatusMovedPermanently)
}

// setVars puts what each pair of parentheses matched under its variable's name.
func (r *routeRegexp) setVars(text string, m *RouteMatch) {
	found := r.regexp.FindStringSubmatch(text)
	if found == nil {
		return
	}
	for i, name := range r.varsN {
		m.Vars[name] = found[i+1]
	}
}

// getHost is the host a request is for, without the port.
func getHost(r *http.Request) string {
	if r.URL.IsAbs() {
		return r.URL.Host
	}
	return strings.SplitN(r.Host, ":", 2)[0]
}
