// Tests the lines, of files and of a directory.

package main

import (
	"io/ioutil"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func TestList(t *testing.T) {
	dir, err := ioutil.TempDir("", "ls")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	ioutil.WriteFile(filepath.Join(dir, "b"), []byte("four"), 0600)
	ioutil.WriteFile(filepath.Join(dir, "a"), nil, 0600)
	os.Chmod(filepath.Join(dir, "a"), 0640)
	os.Chown(filepath.Join(dir, "a"), -1, os.Getgid())
	got, err := list(dir)
	owner := nameOf("/etc/passwd", os.Getuid()) + " " + nameOf("/etc/group", os.Getgid())
	want := []string{"-rw-r----- " + owner + " 0 a", "-rw------- " + owner + " 4 b"}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %q and %v", got, err)
	}
	if _, err := list(filepath.Join(dir, "c")); !os.IsNotExist(err) {
		t.Errorf("got %v", err)
	}
}

func TestPermissions(t *testing.T) {
	for mode, want := range map[os.FileMode]string{
		os.ModeSocket | 0660:    "srw-rw----",
		os.ModeDir | 0755:       "drwxr-xr-x",
		os.ModeNamedPipe | 0600: "prw-------",
		os.ModeSymlink | 0777:   "lrwxrwxrwx",
	} {
		if got := permissions(mode); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestNameOf(t *testing.T) {
	file, err := ioutil.TempFile("", "group")
	if err != nil {
		t.Fatal(err)
	}
	defer os.Remove(file.Name())
	file.WriteString("root:x:0:\nbroken\ndocker:x:999:somebody\n")
	file.Close()
	for id, want := range map[int]string{0: "root", 999: "docker", 7: "7"} {
		if got := nameOf(file.Name(), id); got != want {
			t.Errorf("%d: got %s", id, got)
		}
	}
	if got := nameOf("/no/such/file", 3); got != "3" {
		t.Errorf("got %s", got)
	}
}
