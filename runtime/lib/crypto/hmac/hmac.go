// HMAC: hashes that only who has the key can make.

// Package hmac makes message authentication codes of hashes (FIPS 198).
package hmac

import "hash"

type hmac struct {
	inner, outer hash.Hash
	ipad, opad   []byte
}

// New gives the HMAC of a hash function and key.
func New(h func() hash.Hash, key []byte) hash.Hash {
	m := &hmac{inner: h(), outer: h()}
	n := m.inner.BlockSize()
	if len(key) > n {
		m.outer.Write(key)
		key = m.outer.Sum(nil)
	}
	m.ipad, m.opad = make([]byte, n), make([]byte, n)
	copy(m.ipad, key)
	copy(m.opad, key)
	for i := range m.ipad {
		m.ipad[i] ^= 0x36
		m.opad[i] ^= 0x5c
	}
	m.Reset()
	return m
}

func (m *hmac) Size() int                         { return m.outer.Size() }
func (m *hmac) BlockSize() int                    { return m.inner.BlockSize() }
func (m *hmac) Write(p []byte) (n int, err error) { return m.inner.Write(p) }

func (m *hmac) Reset() {
	m.inner.Reset()
	m.inner.Write(m.ipad)
}

func (m *hmac) Sum(in []byte) []byte {
	m.outer.Reset()
	m.outer.Write(m.opad)
	m.outer.Write(m.inner.Sum(nil))
	return m.outer.Sum(in)
}

// Equal compares two sums without telling by its time where they differ.
func Equal(mac1, mac2 []byte) bool {
	if len(mac1) != len(mac2) {
		return false
	}
	differ := byte(0)
	for i := range mac1 {
		differ |= mac1[i] ^ mac2[i]
	}
	return differ == 0
}
