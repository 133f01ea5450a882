// Reconstructs pkg/tailfile of Docker 1.6.2: the last lines of a file; reads the file from its start where upstream reads blocks from its end.

// Package tailfile finds the last lines of a file.
package tailfile

import (
	"bytes"
	"errors"
	"io"
	"io/ioutil"
)

// ErrNonPositiveLinesNumber says that no line was asked for.
var ErrNonPositiveLinesNumber = errors.New("Lines number must be positive")

// TailFile returns the last n lines without their line feeds, fewer if there are
// no more.
func TailFile(f io.Reader, n int) ([][]byte, error) {
	if n <= 0 {
		return nil, ErrNonPositiveLinesNumber
	}
	text, err := ioutil.ReadAll(f)
	if err != nil {
		return nil, err
	}
	text = bytes.TrimSuffix(text, []byte{'\n'})
	if len(text) == 0 {
		return nil, nil
	}
	lines := bytes.Split(text, []byte{'\n'})
	if len(lines) > n {
		lines = lines[len(lines)-n:]
	}
	return lines, nil
}
