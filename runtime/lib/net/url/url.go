// What net/url gives: the parts of a URL, their escaping, and queries.

// Package url parses URLs and queries, and escapes what stands in them.
package url

import (
	"errors"
	"fmt"
	"strings"
)

// Error tells which operation on which URL failed, and why.
type Error struct {
	Op  string
	URL string
	Err error
}

func (e *Error) Error() string { return fmt.Sprintf("%s %q: %s", e.Op, e.URL, e.Err) }

// Unwrap gives the reason.
func (e *Error) Unwrap() error { return e.Err }

// Timeout tells whether the reason is a timeout.
func (e *Error) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// Temporary tells whether trying again may help.
func (e *Error) Temporary() bool {
	t, ok := e.Err.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

// URL is a URL in parts: scheme://userinfo@host/path?query#fragment, or
// scheme:opaque?query#fragment. Path and Fragment are unescaped; RawPath and
// RawFragment are kept only where the usual escaping would give another text.
type URL struct {
	Scheme      string
	Opaque      string
	User        *Userinfo
	Host        string
	Path        string
	RawPath     string
	OmitHost    bool
	ForceQuery  bool
	RawQuery    string
	Fragment    string
	RawFragment string
}

// Userinfo is a user name and perhaps a password.
type Userinfo struct {
	username    string
	password    string
	passwordSet bool
}

// User is a Userinfo without password.
func User(username string) *Userinfo { return &Userinfo{username: username} }

// UserPassword is a Userinfo with a password.
func UserPassword(username, password string) *Userinfo {
	return &Userinfo{username, password, true}
}

// Username gives the name.
func (u *Userinfo) Username() string {
	if u == nil {
		return ""
	}
	return u.username
}

// Password gives the password and whether there is one.
func (u *Userinfo) Password() (string, bool) {
	if u == nil {
		return "", false
	}
	return u.password, u.passwordSet
}

// String is the escaped form, `name` or `name:password`.
func (u *Userinfo) String() string {
	if u == nil || u.username == "" && !u.passwordSet {
		return ""
	}
	s := escape(u.username, inUser)
	if u.passwordSet {
		s += ":" + escape(u.password, inUser)
	}
	return s
}

// Parse reads a URL, absolute or relative.
func Parse(rawURL string) (*URL, error) {
	rest, fragment, hasFragment := cut(rawURL, "#")
	u, err := parse(rest, false)
	if err != nil {
		return nil, &Error{"parse", rest, err}
	}
	if !hasFragment {
		return u, nil
	}
	if err := u.setFragment(fragment); err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return u, nil
}

// ParseRequestURI reads what stands in a request line: an absolute URL or an
// absolute path, never with a fragment.
func ParseRequestURI(rawURL string) (*URL, error) {
	u, err := parse(rawURL, true)
	if err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return u, nil
}

func cut(s, sep string) (before, after string, found bool) {
	if i := strings.Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func parse(s string, request bool) (*URL, error) {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] == 0x7f {
			return nil, errors.New("net/url: invalid control character in URL")
		}
	}
	if s == "" && request {
		return nil, errors.New("empty url")
	}
	u := &URL{}
	if s == "*" {
		u.Path = "*"
		return u, nil
	}
	scheme, rest, err := splitScheme(s)
	if err != nil {
		return nil, err
	}
	u.Scheme = strings.ToLower(scheme)
	if strings.HasSuffix(rest, "?") && strings.Count(rest, "?") == 1 {
		u.ForceQuery = true
		rest = rest[:len(rest)-1]
	} else {
		rest, u.RawQuery, _ = cut(rest, "?")
	}
	if !strings.HasPrefix(rest, "/") {
		if u.Scheme != "" {
			u.Opaque = rest
			return u, nil
		}
		if request {
			return nil, errors.New("invalid URI for request")
		}
		first, _, _ := cut(rest, "/")
		if strings.Contains(first, ":") {
			return nil, errors.New("first path segment in URL cannot contain colon")
		}
	}
	withHost := u.Scheme != "" || !request && !strings.HasPrefix(rest, "///")
	if withHost && strings.HasPrefix(rest, "//") {
		authority := rest[2:]
		rest = ""
		if i := strings.IndexByte(authority, '/'); i >= 0 {
			authority, rest = authority[:i], authority[i:]
		}
		if u.User, u.Host, err = parseAuthority(authority); err != nil {
			return nil, err
		}
	} else if u.Scheme != "" && strings.HasPrefix(rest, "/") {
		u.OmitHost = true
	}
	if err := u.setPath(rest); err != nil {
		return nil, err
	}
	return u, nil
}

// splitScheme takes `scheme:` off the front. Without one the scheme is empty.
func splitScheme(s string) (scheme, rest string, err error) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case isLetter(c):
		case isDigit(c) || c == '+' || c == '-' || c == '.':
			if i == 0 {
				return "", s, nil
			}
		case c == ':':
			if i == 0 {
				return "", "", errors.New("missing protocol scheme")
			}
			return s[:i], s[i+1:], nil
		default:
			return "", s, nil
		}
	}
	return "", s, nil
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }

func parseAuthority(s string) (*Userinfo, string, error) {
	at := strings.LastIndex(s, "@")
	host, err := parseHost(s[at+1:])
	if err != nil || at < 0 {
		return nil, host, err
	}
	info := s[:at]
	for i := 0; i < len(info); i++ {
		c := info[i]
		if !isLetter(c) && !isDigit(c) && strings.IndexByte("-._:~!$&'()*+,;=%@", c) < 0 {
			return nil, "", errors.New("net/url: invalid userinfo")
		}
	}
	name, password, hasPassword := cut(info, ":")
	if name, err = unescape(name, inUser); err != nil {
		return nil, "", err
	}
	if !hasPassword {
		return User(name), host, nil
	}
	if password, err = unescape(password, inUser); err != nil {
		return nil, "", err
	}
	return UserPassword(name, password), host, nil
}

func parseHost(s string) (string, error) {
	if strings.HasPrefix(s, "[") {
		end := strings.LastIndex(s, "]")
		if end < 0 {
			return "", errors.New("missing ']' in host")
		}
		if port := s[end+1:]; !isPort(port) {
			return "", fmt.Errorf("invalid port %q after host", port)
		}
		// A zone (%25eth0) may hold more characters than an address.
		if zone := strings.Index(s[:end], "%25"); zone >= 0 {
			address, err := unescape(s[:zone], inHost)
			if err != nil {
				return "", err
			}
			name, err := unescape(s[zone:end], inZone)
			if err != nil {
				return "", err
			}
			return address + name + s[end:], nil
		}
	} else if i := strings.LastIndex(s, ":"); i >= 0 && !isPort(s[i:]) {
		return "", fmt.Errorf("invalid port %q after host", s[i:])
	}
	return unescape(s, inHost)
}

// isPort: nothing, or a colon and digits.
func isPort(s string) bool {
	if s == "" {
		return true
	}
	if s[0] != ':' {
		return false
	}
	for i := 1; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return true
}

func (u *URL) setPath(s string) error {
	path, err := unescape(s, inPath)
	if err != nil {
		return err
	}
	u.Path, u.RawPath = path, ""
	if escape(path, inPath) != s {
		u.RawPath = s
	}
	return nil
}

func (u *URL) setFragment(s string) error {
	fragment, err := unescape(s, inFragment)
	if err != nil {
		return err
	}
	u.Fragment, u.RawFragment = fragment, ""
	if escape(fragment, inFragment) != s {
		u.RawFragment = s
	}
	return nil
}

// EscapedPath gives the path as it is written in the URL: RawPath, if that
// says the same as Path, else Path escaped.
func (u *URL) EscapedPath() string {
	if u.RawPath != "" && isEscaped(u.RawPath, inPath) {
		if path, err := unescape(u.RawPath, inPath); err == nil && path == u.Path {
			return u.RawPath
		}
	}
	if u.Path == "*" {
		return "*"
	}
	return escape(u.Path, inPath)
}

// EscapedFragment does for the fragment what EscapedPath does for the path.
func (u *URL) EscapedFragment() string {
	if u.RawFragment != "" && isEscaped(u.RawFragment, inFragment) {
		if f, err := unescape(u.RawFragment, inFragment); err == nil && f == u.Fragment {
			return u.RawFragment
		}
	}
	return escape(u.Fragment, inFragment)
}

// String puts the parts together again.
func (u *URL) String() string {
	s := ""
	if u.Scheme != "" {
		s = u.Scheme + ":"
	}
	if u.Opaque != "" {
		s += u.Opaque
	} else {
		if u.Scheme != "" || u.Host != "" || u.User != nil {
			if u.OmitHost && u.Host == "" && u.User == nil {
				// scheme:/path stays as it is
			} else {
				if u.Host != "" || u.Path != "" || u.User != nil {
					s += "//"
				}
				if u.User != nil {
					s += u.User.String() + "@"
				}
				s += escape(u.Host, inHost)
			}
		}
		path := u.EscapedPath()
		if path != "" && path[0] != '/' && u.Host != "" {
			s += "/"
		}
		if s == "" {
			// A colon in the first segment would look like a scheme.
			first, _, _ := cut(path, "/")
			if strings.Contains(first, ":") {
				s += "./"
			}
		}
		s += path
	}
	if u.ForceQuery || u.RawQuery != "" {
		s += "?" + u.RawQuery
	}
	if u.Fragment != "" {
		s += "#" + u.EscapedFragment()
	}
	return s
}

// Redacted is String with `xxxxx` for the password.
func (u *URL) Redacted() string {
	if u == nil {
		return ""
	}
	shown := *u
	if _, has := u.User.Password(); has {
		shown.User = UserPassword(u.User.Username(), "xxxxx")
	}
	return shown.String()
}

// IsAbs tells whether there is a scheme.
func (u *URL) IsAbs() bool { return u.Scheme != "" }

// Query reads the query, leaving out what is malformed.
func (u *URL) Query() Values {
	v, _ := ParseQuery(u.RawQuery)
	return v
}

// RequestURI is what stands in a request line for this URL.
func (u *URL) RequestURI() string {
	s := u.Opaque
	if s == "" {
		s = u.EscapedPath()
		if s == "" {
			s = "/"
		}
	} else if strings.HasPrefix(s, "//") {
		s = u.Scheme + ":" + s
	}
	if u.ForceQuery || u.RawQuery != "" {
		s += "?" + u.RawQuery
	}
	return s
}

// Hostname is Host without port and brackets.
func (u *URL) Hostname() string {
	host, _ := splitHostPort(u.Host)
	return host
}

// Port is the port of Host, or nothing.
func (u *URL) Port() string {
	_, port := splitHostPort(u.Host)
	return port
}

func splitHostPort(s string) (host, port string) {
	host = s
	if i := strings.LastIndexByte(host, ':'); i >= 0 && isPort(host[i:]) {
		host, port = host[:i], host[i+1:]
	}
	if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") {
		host = host[1 : len(host)-1]
	}
	return host, port
}

// Parse reads ref as a link on the page u.
func (u *URL) Parse(ref string) (*URL, error) {
	r, err := Parse(ref)
	if err != nil {
		return nil, err
	}
	return u.ResolveReference(r), nil
}

// ResolveReference says where a link leads from u (RFC 3986, 5.2).
func (u *URL) ResolveReference(ref *URL) *URL {
	to := *ref
	if ref.Scheme == "" {
		to.Scheme = u.Scheme
	}
	if ref.Scheme != "" || ref.Host != "" || ref.User != nil {
		to.setPath(resolvePath(ref.EscapedPath(), ""))
		return &to
	}
	if ref.Opaque != "" {
		to.User, to.Host, to.Path = nil, "", ""
		return &to
	}
	if ref.Path == "" && !ref.ForceQuery && ref.RawQuery == "" {
		to.RawQuery = u.RawQuery
		if ref.Fragment == "" {
			to.Fragment, to.RawFragment = u.Fragment, u.RawFragment
		}
	}
	to.Host, to.User = u.Host, u.User
	to.setPath(resolvePath(u.EscapedPath(), ref.EscapedPath()))
	return &to
}

// resolvePath follows ref from base and takes out `.` and `..`.
func resolvePath(base, ref string) string {
	full := ref
	if ref == "" {
		full = base
	} else if ref[0] != '/' {
		full = base[:strings.LastIndex(base, "/")+1] + ref
	}
	if full == "" {
		return ""
	}
	var kept []string
	segments := strings.Split(full, "/")
	for i, segment := range segments {
		last := i == len(segments)-1
		switch segment {
		case ".":
		case "..":
			if len(kept) > 0 {
				kept = kept[:len(kept)-1]
			}
		default:
			kept = append(kept, segment)
			continue
		}
		if last {
			kept = append(kept, "")
		}
	}
	path := strings.Join(kept, "/")
	if strings.HasPrefix(path, "/") {
		return path
	}
	return "/" + path
}

// JoinPath adds elements to the path of u and cleans it.
func (u *URL) JoinPath(elem ...string) *URL {
	to := *u
	written := u.EscapedPath()
	path := strings.Join(append([]string{written}, elem...), "/")
	var kept []string
	for _, segment := range strings.Split(path, "/") {
		switch segment {
		case "", ".":
		case "..":
			if len(kept) > 0 {
				kept = kept[:len(kept)-1]
			}
		default:
			kept = append(kept, segment)
		}
	}
	clean := strings.Join(kept, "/")
	if strings.HasSuffix(path, "/") && clean != "" {
		clean += "/"
	}
	if strings.HasPrefix(written, "/") {
		clean = "/" + clean
	}
	to.setPath(clean)
	return &to
}

// MarshalBinary gives the text.
func (u *URL) MarshalBinary() ([]byte, error) { return []byte(u.String()), nil }

// UnmarshalBinary reads the text.
func (u *URL) UnmarshalBinary(text []byte) error {
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*u = *parsed
	return nil
}
