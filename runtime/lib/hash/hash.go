// What hash functions have in common.

// Package hash names the methods of hash functions.
package hash

import "io"

// Hash takes bytes by Write, which never fails.
type Hash interface {
	io.Writer
	// Sum adds the hash of what was written to b.
	Sum(b []byte) []byte
	Reset()
	Size() int
	BlockSize() int
}

// Hash32 is a Hash of 32 bits.
type Hash32 interface {
	Hash
	Sum32() uint32
}

// Hash64 is a Hash of 64 bits.
type Hash64 interface {
	Hash
	Sum64() uint64
}
