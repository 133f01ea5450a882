// SHA-256 of what was written: kept, and hashed natively when the sum is wanted.

// Package sha256 makes SHA-256 hashes.
package sha256

import (
	"crypto"
	"hash"
)

func init() {
	crypto.RegisterHash(crypto.SHA224, New224)
	crypto.RegisterHash(crypto.SHA256, New)
}

// BlockSize is how many bytes are hashed at a time.
const BlockSize = 64

// Size is the length of a sum in bytes.
const Size = 32

// Size224 is the length of a sum in bytes.
const Size224 = 28

// digest keeps what was written.
type digest struct {
	data []byte
	size int
}

func sum(data []byte, size int) []byte

func (d *digest) Size() int      { return d.size }
func (d *digest) BlockSize() int { return BlockSize }
func (d *digest) Reset()         { d.data = nil }

func (d *digest) Write(p []byte) (int, error) {
	d.data = append(d.data, p...)
	return len(p), nil
}

func (d *digest) Sum(in []byte) []byte { return append(in, sum(d.data, d.size)...) }

// New gives a hash.Hash of 32 bytes.
func New() hash.Hash { return &digest{size: Size} }

// Sum256 gives the sum of data.
func Sum256(data []byte) (s [Size]byte) {
	copy(s[:], sum(data, Size))
	return s
}

// New224 gives a hash.Hash of 28 bytes.
func New224() hash.Hash { return &digest{size: Size224} }

// Sum224 gives the sum of data.
func Sum224(data []byte) (s [Size224]byte) {
	copy(s[:], sum(data, Size224))
	return s
}
