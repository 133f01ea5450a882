package main

import (
	"io/ioutil"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, path, text string) {
	if err := os.MkdirAll(filepath.Dir(path), 0755); err != nil {
		t.Fatal(err)
	}
	if err := ioutil.WriteFile(path, []byte(text), 0644); err != nil {
		t.Fatal(err)
	}
}

func TestBuild(t *testing.T) {
	dir, err := ioutil.TempDir("", "go")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	defer os.Setenv("GOPATH", os.Getenv("GOPATH"))
	os.Setenv("GOPATH", dir)
	write(t, filepath.Join(dir, "src/a/b/main.go"), "// Command b.\npackage main\n")
	write(t, filepath.Join(dir, "src/c/c.go"), "package c\n")
	for pkg, mode := range map[string]os.FileMode{"a/b": 0755, "c": 0644} {
		out := filepath.Join(dir, "out-"+filepath.Base(pkg))
		if err := build(pkg, out, "-N -l"); err != nil {
			t.Fatal(err)
		}
		text, err := ioutil.ReadFile(out)
		if err != nil || string(text) != "#!engine-room "+pkg+"\ngcflags: -N -l\n" {
			t.Errorf("%s: %q %v", pkg, text, err)
		}
		if info, err := os.Stat(out); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s: %v %v", pkg, info.Mode(), err)
		}
	}
	if err := build("d", "x", ""); err == nil || !strings.Contains(err.Error(), "cannot find package") {
		t.Error(err)
	}
}
