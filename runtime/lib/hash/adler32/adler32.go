// Adler-32: the checksum of zlib.

// Package adler32 makes the checksums of RFC 1950.
package adler32

import "hash"

const (
	// Size is the length of a checksum in bytes.
	Size = 4

	mod = 65521
)

type digest struct{ a, b uint32 }

// New gives a Hash32.
func New() hash.Hash32 { return &digest{a: 1} }

// Checksum gives the checksum of data.
func Checksum(data []byte) uint32 {
	d := digest{a: 1}
	d.Write(data)
	return d.Sum32()
}

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 4 }
func (d *digest) Reset()         { d.a, d.b = 1, 0 }
func (d *digest) Sum32() uint32  { return d.b<<16 | d.a }

func (d *digest) Write(p []byte) (int, error) {
	for _, x := range p {
		d.a = (d.a + uint32(x)) % mod
		d.b = (d.b + d.a) % mod
	}
	return len(p), nil
}

func (d *digest) Sum(in []byte) []byte {
	s := d.Sum32()
	return append(in, byte(s>>24), byte(s>>16), byte(s>>8), byte(s))
}
