// Tests that a writer need not wait.

package ioutils

import (
	"io"
	"io/ioutil"
	"strings"
	"testing"
)

func TestBufReader(t *testing.T) {
	r, w := io.Pipe()
	reader := NewBufReader(r)
	for i := 0; i < 100; i++ {
		if _, err := io.WriteString(w, strings.Repeat("x", 50)); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	text, err := ioutil.ReadAll(reader)
	if len(text) != 5000 || err != nil {
		t.Fatalf("got %d bytes and %v", len(text), err)
	}
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
	if err := NewBufReader(strings.NewReader("")).Close(); err != nil {
		t.Fatal(err)
	}
}
