// Tests how a layer is laid over another.

package archive

import (
	"archive/tar"
	"bytes"
	"io/ioutil"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// entry is a file with its text, or a directory if its name ends with a slash, or
// a link if its text begins with an arrow.
type entry struct{ name, text string }

func layerOf(t *testing.T, entries ...entry) *bytes.Buffer {
	var layer bytes.Buffer
	w := tar.NewWriter(&layer)
	for _, e := range entries {
		header := &tar.Header{Name: e.name, Mode: 0644, Typeflag: tar.TypeReg, Size: int64(len(e.text))}
		switch {
		case strings.HasSuffix(e.name, "/"):
			header.Typeflag, header.Mode = tar.TypeDir, 0755
		case strings.HasPrefix(e.text, "->"):
			header.Typeflag, header.Linkname, header.Size = tar.TypeSymlink, e.text[2:], 0
			e.text = ""
		}
		if err := w.WriteHeader(header); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(e.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return &layer
}

func TestApplyLayer(t *testing.T) {
	dir, err := ioutil.TempDir("", "layer")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	for _, layer := range []*bytes.Buffer{
		layerOf(t, entry{"etc/", ""}, entry{"etc/motd", "hello\n"}, entry{"etc/hosts", "x"}, entry{"tmp", "file"}),
		layerOf(t, entry{"./etc/motd", "changed\n"}, entry{"etc/.wh.hosts", ""}, entry{".wh..wh.plnk", "notes"}, entry{"tmp/", ""}, entry{"sh", "->/bin/busybox"}),
	} {
		length := layer.Len()
		if _, err := ApplyLayer(dir, layer); err != nil {
			t.Fatalf("%d bytes: %v", length, err)
		}
	}
	if text, err := ioutil.ReadFile(filepath.Join(dir, "etc/motd")); string(text) != "changed\n" {
		t.Errorf("got %q and %v", text, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "etc/hosts")); !os.IsNotExist(err) {
		t.Errorf("hosts is still there: %v", err)
	}
	if info, err := os.Stat(filepath.Join(dir, "tmp")); err != nil || !info.IsDir() {
		t.Errorf("tmp: %v, %v", info, err)
	}
	if to, err := os.Readlink(filepath.Join(dir, "sh")); to != "/bin/busybox" {
		t.Errorf("got %q and %v", to, err)
	}
	entries, err := ioutil.ReadDir(dir)
	if err != nil || len(entries) != 3 {
		t.Errorf("got %v and %v", entries, err)
	}
}

func TestSize(t *testing.T) {
	dir, err := ioutil.TempDir("", "layer")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	size, err := ApplyLayer(dir, layerOf(t, entry{"a", "123"}, entry{"b/", ""}, entry{"b/c", "4567"}))
	if size != 7 || err != nil {
		t.Errorf("got %d and %v", size, err)
	}
}

func TestNothingLeavesTheDirectory(t *testing.T) {
	dir, err := ioutil.TempDir("", "layer")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	root := filepath.Join(dir, "root")
	for _, name := range []string{"../out", "a/../../out"} {
		_, err := ApplyLayer(root, layerOf(t, entry{name, "x"}))
		if err == nil || !strings.Contains(err.Error(), "is outside of") {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "out")); !os.IsNotExist(err) {
		t.Errorf("got out: %v", err)
	}
}
