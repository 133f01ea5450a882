// Paths of files.

// Package filepath works on paths of files, and walks through directories.
package filepath

import (
	"errors"
	"os"
	"path"
	"sort"
	"strings"
)

const (
	Separator     = '/'
	ListSeparator = ':'
)

// ErrBadPattern is a malformed pattern.
var ErrBadPattern = path.ErrBadPattern

// SkipDir from a WalkFunc skips the rest of a directory.
var SkipDir = errors.New("skip this directory")

func Clean(p string) string              { return path.Clean(p) }
func Split(p string) (dir, file string)  { return path.Split(p) }
func Join(elem ...string) string         { return path.Join(elem...) }
func Ext(p string) string                { return path.Ext(p) }
func Base(p string) string               { return path.Base(p) }
func Dir(p string) string                { return path.Dir(p) }
func IsAbs(p string) bool                { return path.IsAbs(p) }
func ToSlash(p string) string            { return p }
func FromSlash(p string) string          { return p }
func VolumeName(p string) string         { return "" }
func Match(p, name string) (bool, error) { return path.Match(p, name) }

// SplitList cuts a list such as PATH.
func SplitList(list string) []string {
	if list == "" {
		return []string{}
	}
	return strings.Split(list, ":")
}

// Abs gives the path from the root.
func Abs(p string) (string, error) {
	if IsAbs(p) {
		return Clean(p), nil
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", err
	}
	return Join(wd, p), nil
}

// Rel gives the path that leads from base to target.
func Rel(base, target string) (string, error) {
	from, to := Clean(base), Clean(target)
	if from == to {
		return ".", nil
	}
	if from == "." {
		from = ""
	}
	if IsAbs(from) != IsAbs(to) {
		return "", errors.New("Rel: can't make " + target + " relative to " + base)
	}
	a, b := names(from), names(to)
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	var way []string
	for _, name := range a {
		if name == ".." {
			return "", errors.New("Rel: can't make " + target + " relative to " + base)
		}
		way = append(way, "..")
	}
	return strings.Join(append(way, b...), "/"), nil
}

func names(p string) []string {
	var all []string
	for _, name := range strings.Split(p, "/") {
		if name != "" && name != "." {
			all = append(all, name)
		}
	}
	return all
}

// EvalSymlinks gives the path without links.
func EvalSymlinks(p string) (string, error) {
	done := ""
	if IsAbs(p) {
		done = "/"
	}
	rest := names(Clean(p))
	for links := 0; len(rest) > 0; {
		next := Join(done, rest[0])
		rest = rest[1:]
		info, err := os.Lstat(next)
		if err != nil {
			return "", err
		}
		if info.Mode()&os.ModeSymlink == 0 {
			done = next
			continue
		}
		if links++; links > 255 {
			return "", errors.New("EvalSymlinks: too many links")
		}
		target, err := os.Readlink(next)
		if err != nil {
			return "", err
		}
		if IsAbs(target) {
			done = "/"
		}
		rest = append(names(target), rest...)
	}
	return Clean(done), nil
}

// WalkFunc is called for each file and directory; see Walk.
type WalkFunc func(path string, info os.FileInfo, err error) error

// Walk goes through a directory and all that is in it, in order of names.
func Walk(root string, fn WalkFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walk(root, info, fn)
	}
	if err == SkipDir {
		return nil
	}
	return err
}

func walk(p string, info os.FileInfo, fn WalkFunc) error {
	if !info.IsDir() {
		return fn(p, info, nil)
	}
	entries, readErr := readNames(p)
	err := fn(p, info, readErr)
	if readErr != nil || err != nil {
		return err
	}
	for _, name := range entries {
		inner := Join(p, name)
		info, err := os.Lstat(inner)
		if err != nil {
			if err := fn(inner, info, err); err != nil && err != SkipDir {
				return err
			}
			continue
		}
		if err := walk(inner, info, fn); err != nil && !(info.IsDir() && err == SkipDir) {
			return err
		}
	}
	return nil
}

func readNames(dir string) ([]string, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := f.Readdirnames(-1)
	sort.Strings(all)
	return all, err
}

// Glob gives the files whose paths fit a pattern.
func Glob(pattern string) (matches []string, err error) {
	if _, err := Match(pattern, ""); err != nil {
		return nil, err
	}
	if !strings.ContainsAny(pattern, `*?[\`) {
		if _, err := os.Lstat(pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, file := Split(pattern)
	switch dir {
	case "":
		dir = "."
	case "/":
	default:
		dir = dir[:len(dir)-1]
	}
	dirs := []string{dir}
	if strings.ContainsAny(dir, `*?[\`) {
		if dirs, err = Glob(dir); err != nil {
			return nil, err
		}
	}
	for _, d := range dirs {
		entries, err := readNames(d)
		if err != nil {
			continue
		}
		for _, name := range entries {
			if fits, err := Match(file, name); err != nil {
				return matches, err
			} else if fits {
				matches = append(matches, Join(d, name))
			}
		}
	}
	return matches, nil
}

// HasPrefix tells whether p begins with the letters of prefix; it heeds no bounds between names.
func HasPrefix(p, prefix string) bool { return strings.HasPrefix(p, prefix) }
