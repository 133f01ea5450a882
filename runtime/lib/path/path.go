// Paths of names between slashes.

// Package path works on paths whose names are separated by slashes.
package path

import (
	"errors"
	"strings"
)

// ErrBadPattern is a malformed pattern.
var ErrBadPattern = errors.New("syntax error in pattern")

// Clean gives the shortest path that leads to the same place: without `.`,
// double slashes, and names followed by `..`.
func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	var kept []string
	for _, name := range strings.Split(path, "/") {
		switch name {
		case "", ".":
		case "..":
			if n := len(kept); n > 0 && kept[n-1] != ".." {
				kept = kept[:n-1]
			} else if !rooted {
				kept = append(kept, name)
			}
		default:
			kept = append(kept, name)
		}
	}
	clean := strings.Join(kept, "/")
	if rooted {
		return "/" + clean
	}
	if clean == "" {
		return "."
	}
	return clean
}

// Split cuts a path behind its last slash.
func Split(path string) (dir, file string) {
	i := strings.LastIndex(path, "/")
	return path[:i+1], path[i+1:]
}

// Join puts names together and cleans the path. Empty names are left out.
func Join(elem ...string) string {
	for i, name := range elem {
		if name != "" {
			return Clean(strings.Join(elem[i:], "/"))
		}
	}
	return ""
}

// Ext gives the extension with its dot, or "".
func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

// Base gives the last name.
func Base(path string) string {
	if path == "" {
		return "."
	}
	path = strings.TrimRight(path, "/")
	if path == "" {
		return "/"
	}
	return path[strings.LastIndex(path, "/")+1:]
}

// IsAbs tells whether a path begins at the root.
func IsAbs(path string) bool { return strings.HasPrefix(path, "/") }

// Dir gives all but the last name, cleaned.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}

// Match tells whether a name fits a pattern of *, ?, [a-z] and \c.
func Match(pattern, name string) (matched bool, err error) {
	matched, err = match(pattern, name)
	if err == nil && !matched {
		// The rest of the pattern is checked, too.
		err = check(pattern)
	}
	return matched, err
}

func check(pattern string) error {
	for pattern != "" {
		switch pattern[0] {
		case '[':
			_, rest, err := class(pattern[1:], 0)
			if err != nil {
				return err
			}
			pattern = rest
		case '\\':
			if len(pattern) == 1 {
				return ErrBadPattern
			}
			pattern = pattern[2:]
		default:
			pattern = pattern[1:]
		}
	}
	return nil
}

func match(pattern, name string) (bool, error) {
	for pattern != "" {
		switch pattern[0] {
		case '*':
			for pattern != "" && pattern[0] == '*' {
				pattern = pattern[1:]
			}
			if pattern == "" {
				return !strings.Contains(name, "/"), nil
			}
			for i := 0; ; i++ {
				matched, err := match(pattern, name[i:])
				if matched || err != nil {
					return matched, err
				}
				if i == len(name) || name[i] == '/' {
					return false, nil
				}
			}
		case '?', '[', '\\':
			if pattern[0] == '\\' {
				if len(pattern) == 1 {
					return false, ErrBadPattern
				}
				if name == "" || name[0] != pattern[1] {
					return false, nil
				}
				pattern, name = pattern[2:], name[1:]
				continue
			}
			if name == "" {
				return false, nil
			}
			c, size := firstRune(name)
			if pattern[0] == '?' {
				if c == '/' {
					return false, nil
				}
				pattern = pattern[1:]
			} else {
				in, rest, err := class(pattern[1:], c)
				if err != nil || !in {
					return false, err
				}
				pattern = rest
			}
			name = name[size:]
		default:
			if name == "" || name[0] != pattern[0] {
				return false, nil
			}
			pattern, name = pattern[1:], name[1:]
		}
	}
	return name == "", nil
}

func firstRune(s string) (rune, int) {
	size := len(s)
	var first rune
	for i, c := range s {
		if i > 0 {
			size = i
			break
		}
		first = c
	}
	return first, size
}

// class reads a class behind its bracket: whether it has c, and what follows it.
func class(s string, c rune) (in bool, rest string, err error) {
	negated := strings.HasPrefix(s, "^")
	if negated {
		s = s[1:]
	}
	for n := 0; ; n++ {
		if n > 0 && strings.HasPrefix(s, "]") {
			return in != negated, s[1:], nil
		}
		var low, high rune
		if low, s, err = classRune(s); err != nil {
			return false, "", err
		}
		high = low
		if strings.HasPrefix(s, "-") {
			if high, s, err = classRune(s[1:]); err != nil {
				return false, "", err
			}
		}
		in = in || low <= c && c <= high
	}
}

func classRune(s string) (rune, string, error) {
	if s == "" || s[0] == '-' || s[0] == ']' {
		return 0, "", ErrBadPattern
	}
	if s[0] == '\\' {
		if s = s[1:]; s == "" {
			return 0, "", ErrBadPattern
		}
	}
	c, size := firstRune(s)
	if s = s[size:]; s == "" {
		return 0, "", ErrBadPattern
	}
	return c, s, nil
}
