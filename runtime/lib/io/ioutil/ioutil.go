// Package ioutil reads and writes files and streams whole.
package ioutil

import (
	"io"
	"os"
	"sort"
)

// ReadAll reads r to its end.
func ReadAll(r io.Reader) ([]byte, error) { return io.ReadAll(r) }

// ReadFile reads a file whole.
func ReadFile(filename string) ([]byte, error) { return os.ReadFile(filename) }

// WriteFile writes a file whole, made with perm where it is not there.
func WriteFile(filename string, data []byte, perm os.FileMode) error {
	return os.WriteFile(filename, data, perm)
}

// ReadDir lists a directory in the order of names.
func ReadDir(dirname string) ([]os.FileInfo, error) {
	f, err := os.Open(dirname)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.Readdir(-1)
	if err != nil {
		return nil, err
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Name() < list[j].Name() })
	return list, nil
}

// NopCloser is r with a Close that does nothing.
func NopCloser(r io.Reader) io.ReadCloser { return io.NopCloser(r) }

// Discard takes everything and keeps nothing.
var Discard io.Writer = io.Discard

// TempFile makes a new file in dir, or in the system's directory for such.
func TempFile(dir, pattern string) (f *os.File, err error) { return os.CreateTemp(dir, pattern) }

// TempDir makes a new directory likewise.
func TempDir(dir, pattern string) (name string, err error) { return os.MkdirTemp(dir, pattern) }
