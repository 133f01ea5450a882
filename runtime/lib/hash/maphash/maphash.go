// Hashes of byte strings under a seed, as a hash table of one's own wants them: FNV with a last stir.

// Package maphash hashes bytes; the sums hold for one seed and one process.
package maphash

import "math/rand"

// Seed chooses among hash functions. The zero Seed is not one.
type Seed struct{ s uint64 }

// MakeSeed gives a new seed.
func MakeSeed() Seed {
	for {
		if s := uint64(rand.Uint32())<<32 | uint64(rand.Uint32()); s != 0 {
			return Seed{s}
		}
	}
}

// Hash sums bytes. The zero Hash takes a seed when it is first used.
type Hash struct {
	seed Seed
	sum  uint64
}

func (h *Hash) begin() {
	if h.seed.s == 0 {
		h.SetSeed(MakeSeed())
	}
}

// Seed gives the seed in use.
func (h *Hash) Seed() Seed {
	h.begin()
	return h.seed
}

// SetSeed takes another seed and forgets what was written.
func (h *Hash) SetSeed(seed Seed) {
	if seed.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	h.seed = seed
	h.sum = seed.s
}

// Reset forgets what was written.
func (h *Hash) Reset() {
	h.begin()
	h.sum = h.seed.s
}

// WriteByte adds a byte; it never fails.
func (h *Hash) WriteByte(b byte) error {
	h.begin()
	h.sum = (h.sum ^ uint64(b)) * 1099511628211
	return nil
}

// Write adds bytes; it never fails.
func (h *Hash) Write(b []byte) (int, error) {
	for _, c := range b {
		h.WriteByte(c)
	}
	return len(b), nil
}

// WriteString adds the bytes of a string; it never fails.
func (h *Hash) WriteString(s string) (int, error) {
	for i := 0; i < len(s); i++ {
		h.WriteByte(s[i])
	}
	return len(s), nil
}

// Sum64 gives the sum of what was written.
func (h *Hash) Sum64() uint64 {
	h.begin()
	x := h.sum
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	return x ^ x>>33
}

// Sum appends the sum to b.
func (h *Hash) Sum(b []byte) []byte {
	x := h.Sum64()
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(x>>uint(shift)))
	}
	return b
}

// Size is the length of a sum in bytes.
func (h *Hash) Size() int { return 8 }

// BlockSize is the length that Write likes best.
func (h *Hash) BlockSize() int { return 128 }

// Bytes gives the sum of b under a seed.
func Bytes(seed Seed, b []byte) uint64 {
	var h Hash
	h.SetSeed(seed)
	h.Write(b)
	return h.Sum64()
}

// String gives the sum of s under a seed.
func String(seed Seed, s string) uint64 { return Bytes(seed, []byte(s)) }
