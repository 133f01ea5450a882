// Tests where temporary files go, and that links are followed.

package utils

import (
	"io/ioutil"
	"os"
	"path/filepath"
	"testing"
)

func TestTempDir(t *testing.T) {
	dir, err := ioutil.TempDir("", "root")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	os.Setenv("DOCKER_TMPDIR", "")
	if tmp, err := TempDir(dir); err != nil || tmp != filepath.Join(dir, "tmp") {
		t.Fatalf("got %s, %v", tmp, err)
	}
	os.Setenv("DOCKER_TMPDIR", filepath.Join(dir, "other"))
	defer os.Setenv("DOCKER_TMPDIR", "")
	if tmp, err := TempDir(dir); err != nil || tmp != filepath.Join(dir, "other") {
		t.Fatalf("got %s, %v", tmp, err)
	}
}

func TestReadSymlinkedDirectory(t *testing.T) {
	made, err := ioutil.TempDir("", "link")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(made)
	dir, err := filepath.EvalSymlinks(made)
	if err != nil {
		t.Fatal(err)
	}
	os.Mkdir(filepath.Join(dir, "real"), 0700)
	os.Symlink(filepath.Join(dir, "real"), filepath.Join(dir, "link"))
	ioutil.WriteFile(filepath.Join(dir, "file"), nil, 0600)
	if got, err := ReadSymlinkedDirectory(filepath.Join(dir, "link")); err != nil || got != filepath.Join(dir, "real") {
		t.Fatalf("got %s, %v", got, err)
	}
	for _, wrong := range []string{"file", "absent"} {
		if _, err := ReadSymlinkedDirectory(filepath.Join(dir, wrong)); err == nil {
			t.Errorf("%s is taken for a directory", wrong)
		}
	}
}

func TestIsFileOwner(t *testing.T) {
	file, err := ioutil.TempFile("", "mine")
	if err != nil {
		t.Fatal(err)
	}
	file.Close()
	if !IsFileOwner(file.Name()) {
		t.Error("not the owner of what I made")
	}
	os.Remove(file.Name())
	if IsFileOwner(file.Name()) {
		t.Error("the owner of nothing")
	}
}
