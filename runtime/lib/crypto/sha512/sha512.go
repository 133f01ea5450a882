// SHA-512 of what was written: kept, and hashed natively when the sum is wanted.

// Package sha512 makes SHA-512 hashes.
package sha512

import (
	"crypto"
	"hash"
)

func init() {
	crypto.RegisterHash(crypto.SHA384, New384)
	crypto.RegisterHash(crypto.SHA512, New)
}

// BlockSize is how many bytes are hashed at a time.
const BlockSize = 128

// Size is the length of a sum in bytes.
const Size = 64

// Size384 is the length of a sum in bytes.
const Size384 = 48

// Lengths of the sums of SHA-512/224 and SHA-512/256.
const (
	Size224 = 28
	Size256 = 32
)

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

// Shorter is for package crypto, whose Hash stands for SHA-512/224 and SHA-512/256 as well.
func (d *digest) Shorter(size int) hash.Hash { return &digest{size: size} }

// New gives a hash.Hash of 64 bytes.
func New() hash.Hash { return &digest{size: Size} }

// Sum512 gives the sum of data.
func Sum512(data []byte) (s [Size]byte) {
	copy(s[:], sum(data, Size))
	return s
}

// New384 gives a hash.Hash of 48 bytes.
func New384() hash.Hash { return &digest{size: Size384} }

// Sum384 gives the sum of data.
func Sum384(data []byte) (s [Size384]byte) {
	copy(s[:], sum(data, Size384))
	return s
}

// New512_224 gives a hash.Hash of 28 bytes.
func New512_224() hash.Hash { return &digest{size: Size224} }

// New512_256 gives a hash.Hash of 32 bytes.
func New512_256() hash.Hash { return &digest{size: Size256} }

// Sum512_224 gives the sum of data.
func Sum512_224(data []byte) (s [Size224]byte) {
	copy(s[:], sum(data, Size224))
	return s
}

// Sum512_256 gives the sum of data.
func Sum512_256(data []byte) (s [Size256]byte) {
	copy(s[:], sum(data, Size256))
	return s
}
