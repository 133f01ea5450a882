// Random bytes, drawn from the run's seed: the same run draws the same ones.

// Package rand gives random bytes.
package rand

import "io"

// Reader gives random bytes without end.
var Reader io.Reader = reader{}

type reader struct{}

func fill(b []byte)

func (reader) Read(b []byte) (int, error) {
	fill(b)
	return len(b), nil
}

// Read fills b.
func Read(b []byte) (n int, err error) { return io.ReadFull(Reader, b) }
