// Reconstructs utils/tmpdir.go of Docker 1.6.2, and ReadSymlinkedDirectory of its utils.go: where temporary files go, and where a directory really is; leaves out nothing.

package utils

import (
	"fmt"
	"os"
	"path/filepath"
)

// TempDir makes the directory for temporary files: DOCKER_TMPDIR, or tmp below rootDir.
func TempDir(rootDir string) (string, error) {
	dir := os.Getenv("DOCKER_TMPDIR")
	if dir == "" {
		dir = filepath.Join(rootDir, "tmp")
	}
	return dir, os.MkdirAll(dir, 0700)
}

// ReadSymlinkedDirectory is the path of a directory without symbolic links on the way.
func ReadSymlinkedDirectory(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("unable to get absolute path for %s: %s", path, err)
	}
	real, err := filepath.EvalSymlinks(absolute)
	if err != nil {
		return "", fmt.Errorf("failed to canonicalise path for %s: %s", path, err)
	}
	info, err := os.Stat(real)
	if err != nil {
		return "", fmt.Errorf("failed to stat target '%s' of '%s': %s", real, path, err)
	}
	if !info.IsDir() {
		return "", fmt.Errorf("canonical path points to a file '%s'", real)
	}
	return real, nil
}
