// Reconstructs pkg/archive/diff.go of Docker 1.6.2: a layer is laid over the files below it; leaves out devices, owners, times, and layers that are compressed.

// Package archive unpacks layers.
package archive

import (
	"archive/tar"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// whiteout begins the name of an entry which says that a file is gone.
const whiteout = ".wh."

// ApplyLayer unpacks a layer over a directory, and tells how many bytes of files
// were in it. No entry may leave the directory.
func ApplyLayer(dest string, layer io.Reader) (size int64, err error) {
	dest = filepath.Clean(dest)
	entries := tar.NewReader(layer)
	for {
		header, err := entries.Next()
		if err == io.EOF {
			return size, nil
		}
		if err != nil {
			return 0, err
		}
		size += header.Size
		name := filepath.Clean(header.Name)
		base := path.Base(name)
		if strings.HasPrefix(base, whiteout+whiteout) {
			// aufs keeps notes for itself.
			continue
		}
		target := filepath.Join(dest, name)
		if target != dest && !strings.HasPrefix(target, dest+"/") {
			return 0, fmt.Errorf("%q is outside of %q", header.Name, dest)
		}
		if err := os.MkdirAll(filepath.Dir(target), 0755); err != nil {
			return 0, err
		}
		if strings.HasPrefix(base, whiteout) {
			hidden := filepath.Join(filepath.Dir(target), strings.TrimPrefix(base, whiteout))
			if err := os.RemoveAll(hidden); err != nil {
				return 0, err
			}
			continue
		}
		if err := unpack(target, dest, header, entries); err != nil {
			return 0, err
		}
	}
}

// unpack makes one entry, in the place of what was there; only a directory may
// stay what it is.
func unpack(target, dest string, header *tar.Header, content io.Reader) error {
	mode := os.FileMode(header.Mode).Perm()
	if old, err := os.Lstat(target); err == nil && !(old.IsDir() && header.Typeflag == tar.TypeDir) && target != dest {
		if err := os.RemoveAll(target); err != nil {
			return err
		}
	}
	switch header.Typeflag {
	case tar.TypeDir:
		return os.MkdirAll(target, mode)
	case tar.TypeReg, tar.TypeRegA:
		file, err := os.OpenFile(target, os.O_CREATE|os.O_WRONLY, mode)
		if err != nil {
			return err
		}
		defer file.Close()
		_, err = io.Copy(file, content)
		return err
	case tar.TypeSymlink:
		return os.Symlink(header.Linkname, target)
	}
	return fmt.Errorf("Unhandled tar header type %d\n", header.Typeflag)
}
