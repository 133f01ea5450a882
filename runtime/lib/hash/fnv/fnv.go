// FNV-1 and FNV-1a: quick hashes of 32 and 64 bits.

// Package fnv makes the hashes of Fowler, Noll and Vo.
package fnv

import "hash"

const (
	offset32 = 2166136261
	prime32  = 16777619
	offset64 = 14695981039346656037
	prime64  = 1099511628211
)

type hash32 struct {
	sum       uint32
	xorBefore bool // FNV-1a: before the multiplication
}

type hash64 struct {
	sum       uint64
	xorBefore bool
}

// New32 gives FNV-1 of 32 bits.
func New32() hash.Hash32 { return &hash32{offset32, false} }

// New32a gives FNV-1a of 32 bits.
func New32a() hash.Hash32 { return &hash32{offset32, true} }

// New64 gives FNV-1 of 64 bits.
func New64() hash.Hash64 { return &hash64{offset64, false} }

// New64a gives FNV-1a of 64 bits.
func New64a() hash.Hash64 { return &hash64{offset64, true} }

func (h *hash32) Size() int      { return 4 }
func (h *hash32) BlockSize() int { return 1 }
func (h *hash32) Reset()         { h.sum = offset32 }
func (h *hash32) Sum32() uint32  { return h.sum }

func (h *hash32) Write(p []byte) (int, error) {
	for _, b := range p {
		if h.xorBefore {
			h.sum = (h.sum ^ uint32(b)) * prime32
		} else {
			h.sum = h.sum*prime32 ^ uint32(b)
		}
	}
	return len(p), nil
}

func (h *hash32) Sum(in []byte) []byte {
	s := h.sum
	return append(in, byte(s>>24), byte(s>>16), byte(s>>8), byte(s))
}

func (h *hash64) Size() int      { return 8 }
func (h *hash64) BlockSize() int { return 1 }
func (h *hash64) Reset()         { h.sum = offset64 }
func (h *hash64) Sum64() uint64  { return h.sum }

func (h *hash64) Write(p []byte) (int, error) {
	for _, b := range p {
		if h.xorBefore {
			h.sum = (h.sum ^ uint64(b)) * prime64
		} else {
			h.sum = h.sum*prime64 ^ uint64(b)
		}
	}
	return len(p), nil
}

func (h *hash64) Sum(in []byte) []byte {
	for shift := uint(64); shift > 0; {
		shift -= 8
		in = append(in, byte(h.sum>>shift))
	}
	return in
}
