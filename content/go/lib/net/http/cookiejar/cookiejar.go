// A jar of cookies (RFC 6265).

// Package cookiejar keeps cookies in memory.
package cookiejar

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"sort"
	"strings"
	"sync"
	"time"
)

// PublicSuffixList tells below which domains anybody can have names.
type PublicSuffixList interface {
	PublicSuffix(domain string) string
	String() string
}

// Options are options of New.
type Options struct {
	PublicSuffixList PublicSuffixList
}

// Jar keeps cookies.
type Jar struct {
	suffixes PublicSuffixList

	mu      sync.Mutex
	entries map[string]map[string]entry // by site, then by domain, path and name
	next    uint64
}

type entry struct {
	name, value  string
	domain, path string
	secure       bool
	hostOnly     bool
	expires      time.Time
	persistent   bool
	created      time.Time
	seq          uint64
}

// New makes an empty jar.
func New(o *Options) (*Jar, error) {
	j := &Jar{entries: map[string]map[string]entry{}}
	if o != nil {
		j.suffixes = o.PublicSuffixList
	}
	return j, nil
}

func hostOf(u *url.URL) (string, error) {
	host := strings.ToLower(u.Hostname())
	host = strings.TrimSuffix(host, ".")
	if host == "" {
		return "", errors.New("no host")
	}
	return host, nil
}

// site gives what a domain belongs to: cookies of one site are kept together.
func (j *Jar) site(host string) string {
	if net.ParseIP(host) != nil {
		return host
	}
	if j.suffixes == nil {
		parts := strings.Split(host, ".")
		if len(parts) <= 2 {
			return host
		}
		return strings.Join(parts[len(parts)-2:], ".")
	}
	suffix := j.suffixes.PublicSuffix(host)
	if suffix == host {
		return host
	}
	rest := host[:len(host)-len(suffix)-1]
	return rest[strings.LastIndex(rest, ".")+1:] + "." + suffix
}

func (e entry) matchesDomain(host string) bool {
	if e.domain == host {
		return true
	}
	return !e.hostOnly && strings.HasSuffix(host, "."+e.domain)
}

func (e entry) matchesPath(path string) bool {
	if path == e.path {
		return true
	}
	return strings.HasPrefix(path, e.path) && (strings.HasSuffix(e.path, "/") || path[len(e.path)] == '/')
}

// Cookies gives the cookies for a request, those of longer paths first.
func (j *Jar) Cookies(u *url.URL) []*http.Cookie {
	if u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	host, err := hostOf(u)
	if err != nil {
		return nil
	}
	path := u.Path
	if path == "" {
		path = "/"
	}
	now := time.Now()
	j.mu.Lock()
	defer j.mu.Unlock()
	var found []entry
	kept := j.entries[j.site(host)]
	for id, e := range kept {
		if e.persistent && !e.expires.After(now) {
			delete(kept, id)
			continue
		}
		if e.matchesDomain(host) && e.matchesPath(path) && (u.Scheme == "https" || !e.secure) {
			found = append(found, e)
		}
	}
	sort.Slice(found, func(a, b int) bool {
		if len(found[a].path) != len(found[b].path) {
			return len(found[a].path) > len(found[b].path)
		}
		if !found[a].created.Equal(found[b].created) {
			return found[a].created.Before(found[b].created)
		}
		return found[a].seq < found[b].seq
	})
	var cookies []*http.Cookie
	for _, e := range found {
		cookies = append(cookies, &http.Cookie{Name: e.name, Value: e.value})
	}
	return cookies
}

var (
	errIllegalDomain = errors.New("cookiejar: illegal cookie domain attribute")
	errMalformed     = errors.New("cookiejar: malformed cookie domain attribute")
	errNoHostname    = errors.New("cookiejar: no host name available (IP only)")
)

// domain gives the domain a cookie is for, and whether it is for the host only.
func (j *Jar) domain(host, domain string) (string, bool, error) {
	if domain == "" {
		return host, true, nil
	}
	if net.ParseIP(host) != nil {
		if domain != host {
			return "", false, errNoHostname
		}
		return host, true, nil
	}
	domain = strings.TrimPrefix(domain, ".")
	if domain == "" || domain[0] == '.' || strings.HasSuffix(domain, ".") {
		return "", false, errMalformed
	}
	domain = strings.ToLower(domain)
	if j.suffixes != nil {
		if suffix := j.suffixes.PublicSuffix(domain); suffix != "" && !strings.HasSuffix(domain, "."+suffix) {
			if host == domain {
				return host, true, nil
			}
			return "", false, errIllegalDomain
		}
	}
	if host != domain && !strings.HasSuffix(host, "."+domain) {
		return "", false, errIllegalDomain
	}
	return domain, false, nil
}

func defaultPath(path string) string {
	if path == "" || path[0] != '/' {
		return "/"
	}
	if at := strings.LastIndex(path, "/"); at > 0 {
		return path[:at]
	}
	return "/"
}

// SetCookies keeps the cookies of an answer.
func (j *Jar) SetCookies(u *url.URL, cookies []*http.Cookie) {
	if len(cookies) == 0 || u.Scheme != "http" && u.Scheme != "https" {
		return
	}
	host, err := hostOf(u)
	if err != nil {
		return
	}
	now := time.Now()
	j.mu.Lock()
	defer j.mu.Unlock()
	site := j.site(host)
	for _, c := range cookies {
		domain, hostOnly, err := j.domain(host, c.Domain)
		if err != nil {
			continue
		}
		e := entry{name: c.Name, value: c.Value, domain: domain, hostOnly: hostOnly, path: c.Path, secure: c.Secure}
		if e.path == "" || e.path[0] != '/' {
			e.path = defaultPath(u.Path)
		}
		id := fmt.Sprintf("%s;%s;%s", e.domain, e.path, e.name)
		old, known := j.entries[site][id]
		switch {
		case c.MaxAge < 0, c.MaxAge == 0 && !c.Expires.IsZero() && !c.Expires.After(now):
			delete(j.entries[site], id)
			continue
		case c.MaxAge > 0:
			e.expires, e.persistent = now.Add(time.Duration(c.MaxAge)*time.Second), true
		case !c.Expires.IsZero():
			e.expires, e.persistent = c.Expires, true
		}
		if e.created, e.seq = now, j.next; known {
			e.created, e.seq = old.created, old.seq
		} else {
			j.next++
		}
		if j.entries[site] == nil {
			j.entries[site] = map[string]entry{}
		}
		j.entries[site][id] = e
	}
}
