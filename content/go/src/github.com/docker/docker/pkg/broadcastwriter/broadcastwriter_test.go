// Tests who gets what.

package broadcastwriter

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// listener keeps what it gets, and fails if it is told to.
type listener struct {
	bytes.Buffer
	fails, closed bool
}

func (l *listener) Write(p []byte) (int, error) {
	if l.fails {
		return 0, errors.New("fails")
	}
	return l.Buffer.Write(p)
}

func (l *listener) Close() error {
	l.closed = true
	return nil
}

func TestBroadcast(t *testing.T) {
	w := New()
	plain, lines, broken := &listener{}, &listener{}, &listener{fails: true}
	w.AddWriter(plain, "")
	w.AddWriter(lines, "stderr")
	w.AddWriter(broken, "")
	for _, text := range []string{"one", " line\ntwo", "\n", "rest"} {
		if n, err := w.Write([]byte(text)); n != len(text) || err != nil {
			t.Fatalf("got %d and %v", n, err)
		}
	}
	if plain.String() != "one line\ntwo\nrest" {
		t.Errorf("got %q", plain.String())
	}
	got := strings.Split(strings.TrimSpace(lines.String()), "\n")
	if len(got) != 2 || !strings.HasPrefix(got[0], `{"log":"one line\n","stream":"stderr","time":"`) || !strings.HasPrefix(got[1], `{"log":"two\n"`) {
		t.Errorf("got %q", got)
	}
	w.Clean()
	if !plain.closed || !lines.closed || broken.closed {
		t.Error("not those are closed that still listened")
	}
	w.Write([]byte("nobody\n"))
	if plain.String() != "one line\ntwo\nrest" {
		t.Error("somebody who was closed still gets it")
	}
}
