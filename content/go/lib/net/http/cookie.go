// Cookies: read from requests and responses, and set.

package http

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// SameSite says when a browser sends a cookie along from other sites.
type SameSite int

const (
	SameSiteDefaultMode SameSite = iota + 1
	SameSiteLaxMode
	SameSiteStrictMode
	SameSiteNoneMode
)

// Cookie is a cookie: in a request its name and value, in a response the rest, too.
type Cookie struct {
	Name  string
	Value string

	Path       string
	Domain     string
	Expires    time.Time
	RawExpires string
	// MaxAge is in seconds; below zero deletes the cookie, zero says nothing.
	MaxAge   int
	Secure   bool
	HttpOnly bool
	SameSite SameSite
	Raw      string
	Unparsed []string
}

// CookieJar keeps cookies for a client.
type CookieJar interface {
	SetCookies(u *url.URL, cookies []*Cookie)
	Cookies(u *url.URL) []*Cookie
}

// SetCookie adds a cookie to a response. One with an invalid name is left out.
func SetCookie(w ResponseWriter, cookie *Cookie) {
	if line := cookie.String(); line != "" {
		w.Header().Add("Set-Cookie", line)
	}
}

// String is the cookie as Set-Cookie sends it.
func (c *Cookie) String() string {
	if !isToken(c.Name) {
		return ""
	}
	line := c.Name + "=" + cookieValue(c.Value)
	if c.Path != "" {
		line += "; Path=" + keep(c.Path, func(b byte) bool { return b != ';' })
	}
	if c.Domain != "" {
		line += "; Domain=" + strings.TrimPrefix(c.Domain, ".")
	}
	if c.Expires.Year() >= 1601 {
		line += "; Expires=" + c.Expires.UTC().Format(TimeFormat)
	}
	if c.MaxAge > 0 {
		line += "; Max-Age=" + strconv.Itoa(c.MaxAge)
	} else if c.MaxAge < 0 {
		line += "; Max-Age=0"
	}
	if c.HttpOnly {
		line += "; HttpOnly"
	}
	if c.Secure {
		line += "; Secure"
	}
	switch c.SameSite {
	case SameSiteNoneMode:
		line += "; SameSite=None"
	case SameSiteLaxMode:
		line += "; SameSite=Lax"
	case SameSiteStrictMode:
		line += "; SameSite=Strict"
	}
	return line
}

// cookieValue leaves out what no value may have, and quotes one with spaces or commas.
func cookieValue(v string) string {
	v = keep(v, func(b byte) bool { return b != '"' && b != ';' && b != '\\' })
	if strings.ContainsAny(v, " ,") {
		return `"` + v + `"`
	}
	return v
}

func keep(s string, fits func(byte) bool) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] >= ' ' && s[i] < 0x7f && fits(s[i]) {
			out = append(out, s[i])
		}
	}
	return string(out)
}

// parsePair reads name=value.
func parsePair(s string) (name, value string, ok bool) {
	name = s
	if i := strings.IndexByte(s, '='); i >= 0 {
		name, value = s[:i], s[i+1:]
	}
	if len(value) > 1 && value[0] == '"' && value[len(value)-1] == '"' {
		value = value[1 : len(value)-1]
	}
	valid := keep(value, func(b byte) bool { return b != '"' && b != ';' && b != '\\' }) == value
	return name, value, valid && isToken(name)
}

// Cookies gives the cookies that the request carries.
func (r *Request) Cookies() []*Cookie {
	cookies := []*Cookie{}
	for _, line := range r.Header["Cookie"] {
		for _, part := range strings.Split(line, ";") {
			if name, value, ok := parsePair(strings.TrimSpace(part)); ok {
				cookies = append(cookies, &Cookie{Name: name, Value: value})
			}
		}
	}
	return cookies
}

// Cookie gives the cookie of that name, or ErrNoCookie.
func (r *Request) Cookie(name string) (*Cookie, error) {
	for _, c := range r.Cookies() {
		if c.Name == name {
			return c, nil
		}
	}
	return nil, ErrNoCookie
}

// AddCookie adds a cookie to the one Cookie line of a request.
func (r *Request) AddCookie(c *Cookie) {
	pair := fmt.Sprintf("%s=%s", oneLine.Replace(c.Name), cookieValue(c.Value))
	if line := r.Header.Get("Cookie"); line != "" {
		pair = line + "; " + pair
	}
	r.Header.Set("Cookie", pair)
}

// Cookies gives the cookies that the response sets.
func (r *Response) Cookies() []*Cookie {
	cookies := []*Cookie{}
	for _, line := range r.Header["Set-Cookie"] {
		parts := strings.Split(strings.TrimSpace(line), ";")
		name, value, ok := parsePair(strings.TrimSpace(parts[0]))
		if !ok {
			continue
		}
		c := &Cookie{Name: name, Value: value, Raw: line}
		for _, part := range parts[1:] {
			c.setAttribute(strings.TrimSpace(part))
		}
		cookies = append(cookies, c)
	}
	return cookies
}

func (c *Cookie) setAttribute(attribute string) {
	if attribute == "" {
		return
	}
	key, value := attribute, ""
	if i := strings.IndexByte(attribute, '='); i >= 0 {
		key, value = attribute[:i], attribute[i+1:]
	}
	switch strings.ToLower(key) {
	case "path":
		c.Path = value
	case "domain":
		c.Domain = value
	case "secure":
		c.Secure = true
	case "httponly":
		c.HttpOnly = true
	case "samesite":
		modes := map[string]SameSite{"lax": SameSiteLaxMode, "strict": SameSiteStrictMode, "none": SameSiteNoneMode}
		c.SameSite = SameSiteDefaultMode
		if mode, ok := modes[strings.ToLower(value)]; ok {
			c.SameSite = mode
		}
	case "max-age":
		seconds, err := strconv.Atoi(value)
		if err != nil || seconds != 0 && value[0] == '0' {
			c.Unparsed = append(c.Unparsed, attribute)
		} else if c.MaxAge = seconds; seconds <= 0 {
			c.MaxAge = -1
		}
	case "expires":
		c.RawExpires = value
		expires, err := time.Parse(time.RFC1123, value)
		if err != nil {
			expires, err = time.Parse("Mon, 02-Jan-2006 15:04:05 MST", value)
		}
		if err != nil {
			c.Unparsed = append(c.Unparsed, attribute)
		} else {
			c.Expires = expires.UTC()
		}
	default:
		c.Unparsed = append(c.Unparsed, attribute)
	}
}
