// Tests the small things, and the pid file.

package utils

import (
	"bytes"
	"io/ioutil"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	if Trunc("abcdef", 3) != "abc" || Trunc("ab", 3) != "ab" {
		t.Error("Trunc is wrong")
	}
	if ImageReference("busybox", "latest") != "busybox:latest" {
		t.Error("the tag is wrong")
	}
	if ImageReference("busybox", "sha256:12") != "busybox@sha256:12" {
		t.Error("the digest is wrong")
	}
}

type flushRecorder struct {
	bytes.Buffer
	flushes int
}

func (f *flushRecorder) Flush() { f.flushes++ }

func TestWriters(t *testing.T) {
	rec := &flushRecorder{}
	counter := NewWriteCounter(NewWriteFlusher(rec))
	counter.Write([]byte("abc"))
	counter.Write([]byte("de"))
	if counter.Count != 5 || rec.flushes != 2 || rec.String() != "abcde" {
		t.Fatalf("got %d, %d, %q", counter.Count, rec.flushes, rec.String())
	}
	var plain bytes.Buffer
	if n, err := NewWriteFlusher(&plain).Write([]byte("x")); n != 1 || err != nil {
		t.Fatalf("got %d and %v", n, err)
	}
}

func TestPidFile(t *testing.T) {
	dir, err := ioutil.TempDir("", "pid")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	file := path.Join(dir, "docker.pid")
	if err := CreatePidFile(file); err != nil {
		t.Fatal(err)
	}
	content, err := ioutil.ReadFile(file)
	if err != nil || string(content) != strconv.Itoa(os.Getpid()) {
		t.Fatalf("got %q and %v", content, err)
	}
	// This process is alive, so nobody else may have the file.
	err = CreatePidFile(file)
	if err == nil || !strings.HasPrefix(err.Error(), "pid file found, ensure docker is not running") {
		t.Fatalf("got %v", err)
	}
	// A file left by a process that is gone is in nobody's way.
	ioutil.WriteFile(file, []byte("999999999"), 0644)
	if err := CreatePidFile(file); err != nil {
		t.Fatal(err)
	}
	RemovePidFile(file)
	if _, err := os.Stat(file); !os.IsNotExist(err) {
		t.Fatalf("got %v", err)
	}
}
