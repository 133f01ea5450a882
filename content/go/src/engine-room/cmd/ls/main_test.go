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
	got, err := list(dir)
	want := []string{"-rw-r-----      0 a", "-rw-------      4 b"}
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
