// Tests putting two streams together and taking them apart.

package stdcopy

import (
	"bytes"
	"io"
	"testing"
)

func TestStdCopy(t *testing.T) {
	var both, out, errors bytes.Buffer
	stdout, stderr := NewStdWriter(&both, Stdout), NewStdWriter(&both, Stderr)
	for _, w := range []struct {
		to   io.Writer
		text string
	}{{stdout, "one\n"}, {stderr, "oh\n"}, {stdout, ""}, {stdout, "two\n"}} {
		if n, err := io.WriteString(w.to, w.text); n != len(w.text) || err != nil {
			t.Fatalf("got %d and %v", n, err)
		}
	}
	if !bytes.HasPrefix(both.Bytes(), []byte("\x01\x00\x00\x00\x00\x00\x00\x04one\n\x02\x00\x00\x00\x00\x00\x00\x03oh\n")) {
		t.Fatalf("got %q", both.String())
	}
	whole := both.String()
	if n, err := StdCopy(&out, &errors, &both); n != 11 || err != nil || out.String() != "one\ntwo\n" || errors.String() != "oh\n" {
		t.Fatalf("got %d, %v, %q and %q", n, err, out.String(), errors.String())
	}
	// What is cut off is an end, not an error.
	for _, length := range []int{3, 10} {
		out.Reset()
		if n, err := StdCopy(&out, &errors, bytes.NewBufferString(whole[:length])); n != 0 || err != nil {
			t.Errorf("got %d and %v", n, err)
		}
	}
	if _, err := StdCopy(&out, &errors, bytes.NewBufferString("not a header")); err != ErrInvalidStdHeader {
		t.Errorf("got %v", err)
	}
	var none *StdWriter
	if _, err := none.Write(nil); err == nil {
		t.Error("nothing can be written to")
	}
}
