// MD5 of what was written: kept, and hashed natively when the sum is wanted.

// Package md5 makes MD5 hashes.
package md5

import (
	"crypto"
	"hash"
)

func init() { crypto.RegisterHash(crypto.MD5, New) }

// BlockSize is how many bytes are hashed at a time.
const BlockSize = 64

// Size is the length of a sum in bytes.
const Size = 16

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

// New gives a hash.Hash of 16 bytes.
func New() hash.Hash { return &digest{size: Size} }

// Sum gives the sum of data.
func Sum(data []byte) (s [Size]byte) {
	copy(s[:], sum(data, Size))
	return s
}
